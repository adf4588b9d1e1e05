import type { StatedField } from '../../model/block.ts';
import type { LabelKind } from '../../document/lexicon/match.ts';
import { isFurniture, isLinkedSentence } from './leaf.ts';
import { out, remaining, type Field } from './prune.ts';

/** Labels of metadata that are no furniture, with the field they state. */
const STATED = new Map<LabelKind, StatedField>([
  ['author', 'author'],
  ['source', 'source'],
  ['published', 'date'],
  ['updated', 'updated'],
]);

/** Lines that state metadata: "Published …", "Editor: …", "Source: …". */
export function pruneStated(field: Field): void {
  for (const [index, { block, labels, ends }] of remaining(field)) {
    const { table } = block.scope;
    // a row of a table inside the text may begin with such a word; a layout table is around it
    if (block.width > (ends ? 200 : 120) || (table && table.depth > field.container.depth && block.width > 30))
      continue;
    const kind = [...labels].find((label) => STATED.has(label));
    const stated = kind && STATED.get(kind);
    if (kind && stated)
      field.verdicts.set(index, {
        fate: 'metadata',
        step: 'prune',
        rule: `label:${kind}`,
        reason: 'states metadata',
        field: stated,
      });
  }
}

/** Longest line that is nothing but a mark: "[end of statement]". */
const MARK = 24;
/** Lines of other signs ("___", "* * *") part a text as often as they end it. */
const ENDING = /[\p{L}\p{N}#＃]/u;

/** Marks of the end ("# # #", "-30-", "ENDS") among or behind the last paragraphs: text may go on after them, so only they go. */
export function pruneEndMarks(field: Field): void {
  const { start, end } = field.span;
  for (const [index, { block, labels, whole }] of remaining(field))
    if (whole && labels.has('end') && block.width <= MARK && ENDING.test(block.text) && index > (start + end) / 2)
      field.verdicts.set(index, { ...out('label:end', 'marks the end'), step: 'tail' });
}

/** Short lines before the first prose: kicker, byline, date, share counters. */
export function pruneHead(field: Field): void {
  const rest = [...remaining(field)];
  const first = rest.findIndex(([, leaf]) => leaf.score > 40 || (leaf.block.width > 60 && leaf.ends));
  const opening = rest[first]?.[1].block.scope.parent;
  rest.forEach(([index, leaf], at) => {
    const { block } = leaf;
    const belongs =
      (block.level > 1 && at === first - 1) ||
      (block.scope.list !== undefined && !leaf.dateLine && block.width > 30) ||
      block.scope.table !== undefined ||
      (leaf.ends && !leaf.dateLine && block.scope.parent === opening);
    const early = at < first && !belongs;
    if (early || (at < 4 && block.width < 80 && leaf.dateLine && !leaf.ends))
      field.verdicts.set(index, { ...out('short-line', 'a short line before the text'), step: 'head' });
  });
}

/** From the end up: headings with nothing under them, links, furniture. */
export function pruneTail(field: Field): void {
  const rest = [...remaining(field)];
  for (let at = rest.length - 1; at > 0; at--) {
    const [index, leaf] = rest[at] ?? [];
    if (index === undefined || !leaf) return;
    const says = leaf.link <= 0.6 || isLinkedSentence(leaf, rest[at - 1]?.[1].block.scope.parent);
    if (leaf.block.level === 0 && says && !isFurniture(leaf)) return;
    field.verdicts.set(index, { ...out('empty-end', 'nothing follows'), step: 'tail' });
  }
}
