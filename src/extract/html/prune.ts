import type { HtmlScope } from '../../document/html.ts';
import type { LabelKind } from '../../document/lexicon/match.ts';
import { isFurniture, type Leaf } from './leaf.ts';
import type { Span } from './span.ts';
import type { Verdict, Verdicts } from './verdict.ts';
import { isHeadline, type Titles } from './weigh.ts';

/** What the pruning rules see. */
export interface Field {
  readonly leaves: readonly Leaf[];
  readonly container: HtmlScope;
  readonly span: Span;
  readonly titles: Titles;
  readonly verdicts: Verdicts;
}

export const out = (rule: string, reason: string): Verdict => ({ fate: 'boilerplate', step: 'prune', rule, reason });
const CAPTION: Verdict = {
  fate: 'supplement',
  step: 'prune',
  rule: 'caption',
  reason: 'caption or credit of a picture',
};

/** Lists of other stories. */
export function pruneTeasers(field: Field): void {
  for (const [index, leaf] of remaining(field))
    if (leaf.teaser) field.verdicts.set(index, out('teasers', 'links and summaries of other stories in turn'));
}

/** "Commentary" over two paragraphs beside it is a heading of the text, not the comments of its readers. */
function isSectionHead({ leaves }: Field, index: number, leaf: Leaf): boolean {
  if (!leaf.whole || !leaf.labels.has('comments') || leaf.link > 0) return false;
  const parent = leaf.block.scope.parent;
  return [1, 2].every((next) => {
    const scope = leaves[index + next]?.block.scope.parent;
    return leaves[index + next]?.prose === true && (scope === parent || scope?.parent === parent);
  });
}

const HEADS: ReadonlySet<LabelKind> = new Set<LabelKind>(['related', 'comments', 'subscribe', 'share', 'advert']);

/** What follows a head like "Related" goes with it, up to the next running text. */
export function pruneAfterHeads(field: Field): void {
  let under = false;
  for (const [index, leaf] of remaining(field)) {
    if (isSectionHead(field, index, leaf)) continue;
    const head = leaf.block.width < 50 && !leaf.ends && [...leaf.labels].some((kind) => HEADS.has(kind));
    if (leaf.block.width < 50 && leaf.block.text.endsWith(':') && leaf.labels.has('related')) under = true;
    else if (head) under = leaf.whole || leaf.block.level > 0;
    else if (leaf.prose && leaf.link < 0.25 && /[.!?。！？"”»।۔؟։።။།]$/.test(leaf.block.text)) under = false;
    if (under) field.verdicts.set(index, out('under-head', 'under a head of other stories'));
  }
}

/** Blocks that are still running text, with their index. */
export function* remaining(field: Field): Generator<[number, Leaf]> {
  for (let index = field.span.start; index < field.span.end; index++) {
    const leaf = field.leaves[index];
    if (leaf && field.verdicts.keeps(index)) yield [index, leaf];
  }
}

export function pruneHidden(field: Field): void {
  for (const [index, leaf] of remaining(field)) {
    if (leaf.foreign || leaf.comment) field.verdicts.set(index, out('comments', 'comments or a consent box'));
    else if (leaf.hidden) field.verdicts.set(index, out('hidden', 'not shown on the page'));
  }
}

/** Boxes named as furniture go, unless they hold most of the prose or the container lies inside them. */
export function pruneBoxes(field: Field): void {
  const held = new Map<HtmlScope, number>();
  let prose = 0;
  for (const [, leaf] of remaining(field)) {
    const worth = leaf.prose ? Math.min(leaf.block.width, 500) : 0;
    if (leaf.box) held.set(leaf.box, (held.get(leaf.box) ?? 0) + worth);
    else prose += worth;
  }
  for (const [index, leaf] of remaining(field)) {
    if (
      !leaf.box ||
      leaf.block.scope.quote ||
      encloses(leaf.box, field.container) ||
      (held.get(leaf.box) ?? 0) > 2 * prose
    )
      continue;
    field.verdicts.set(index, out('box', 'inside an element named as furniture'));
  }
}

function encloses(outer: HtmlScope, inner: HtmlScope): boolean {
  return outer.first <= inner.first && outer.end >= inner.end && outer.index <= inner.index;
}

export function pruneCaptions(field: Field): void {
  for (const [index, leaf] of remaining(field))
    if (leaf.caption || (leaf.block.scope.figure && !leaf.block.scope.table)) field.verdicts.set(index, CAPTION);
}

export function pruneMeta(field: Field): void {
  for (const [index, leaf] of remaining(field))
    if (leaf.meta && leaf.block.width < 400) field.verdicts.set(index, out('meta', 'byline, date or tags by its name'));
}

export function pruneTitle(field: Field): void {
  for (const [index, leaf] of remaining(field)) {
    if (!isHeadline(leaf.block, field.titles)) continue;
    field.verdicts.set(index, { fate: 'metadata', step: 'prune', rule: 'title', reason: 'the title', field: 'title' });
  }
}

/** Addresses written out are content of a release. */
const ADDRESS = /^(?:https?:\/\/|www\.|\S+@)\S+$/;

/** A line that is nothing but a link, or a list of links. */
export function pruneLinks(field: Field): void {
  const lists = new Map<HtmlScope, { width: number; linked: number }>();
  for (const [, { block, link }] of remaining(field)) {
    const { list } = block.scope;
    if (!list) continue;
    const sum = lists.get(list) ?? { width: 0, linked: 0 };
    lists.set(list, { width: sum.width + block.width, linked: sum.linked + block.width * link });
  }
  for (const [index, { block, link }] of remaining(field)) {
    const list = block.scope.list && lists.get(block.scope.list);
    if (list && list.linked / list.width > 0.75) field.verdicts.set(index, out('link-list', 'a list of links'));
    else if (
      block.level > 0
        ? link >= 0.8 && block.width > 60
        : link > 0.75 &&
          !ADDRESS.test(block.text) &&
          block.width > 15 &&
          block.width < 350 &&
          !block.scope.quote &&
          !block.scope.table
    )
      field.verdicts.set(index, out('link-line', 'nothing but a link'));
  }
}

export function pruneFurniture(field: Field): void {
  for (const [index, leaf] of remaining(field))
    if (isFurniture(leaf) && !isSectionHead(field, index, leaf))
      field.verdicts.set(index, out(`label:${[...leaf.labels][0]}`, 'begins with a label of furniture'));
}
