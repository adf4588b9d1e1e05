import type { HtmlScope } from '../../document/html.ts';
import type { LabelKind } from '../../document/lexicon/match.ts';
import { isFurniture, type Leaf } from './leaf.ts';
import type { Field } from './prune.ts';
import type { Verdict } from './verdict.ts';

const repair = (fate: 'body' | 'supplement', rule: string, reason: string): Verdict => ({
  fate,
  step: 'repair',
  rule,
  reason,
});
const LIST = repair('body', 'announced-list', 'the list that the last line announces');
const TAIL = repair('supplement', 'tail', 'goes on behind the text without a break');
/** Rules that cut by place alone. */
const PLACES: ReadonlySet<string> = new Set(['outside-span', 'outside-container']);
const STATED: readonly LabelKind[] = ['author', 'source', 'published', 'updated'];
/** "Annex" and "Note" in the languages of the lexicon. */
const ANNEX =
  /^[\s([（【「*-]*(?:annex|appendix|attachment|enclosure|encl\.|note|anlage|anhang|beilage|anmerkung|annexe|pi[èe]ces? jointes?|anexo|adjunto|nota|allegat|bijlage|bilag|załącznik|příloh|príloh|mellékl|melléklet|liite|priloga|prilog|приложени|додат|примечани|παράρτημα|συνημμέν|σημείωση|附件|附录|附:|附：|注|別紙|別添|添付|参考|붙임|첨부|별첨|참고|مرفق|ملحق|נספח|پیوست)/iu;
/** A colon, or in East Asia "as follows". */
const ANNOUNCES = /(?:[:：]|(?:次|以下|下記|如下|다음)[^。]{0,12}[。．.])\s*$/u;
/** Signs of a note without a link: *, ¹, [1], (1). */
const NOTE_SIGN = /^(?:[*†‡§※]{1,3}|[¹²³⁴-⁹]|[[(（]\s*(?:注\s*)?\d{1,2}\s*[\])）])\s*\p{L}/u;
const CONTACT = /\S@\S+\.\p{L}|\+?\(?\d[\d\s()/.-]{6,}\d/u;

/**
 * What goes on behind the running text: the last list or table, annex lines, notes, a line with the press office. Too short
 * to count as text, but content as long as its own shape says so and nothing of the site comes between. Any line up to
 * the next link was tried: half of 78 lines on 56 of 1,198 pages were of the site ("Reportar error", "In diesem Text").
 */
export function repairTail({ leaves, container, verdicts }: Field, headline: number): void {
  const { end } = around(container, headline);
  let index = leaves.length - 1;
  while (index >= 0 && !verdicts.keeps(index)) index--;
  let before = leaves[index];
  let announced: HtmlScope | undefined;
  for (index++; before && index < end; index++) {
    const leaf = leaves[index];
    if (!leaf) return;
    const known = verdicts.get(index);
    if (leaf.hidden || known?.fate === 'supplement') continue;
    if (breaks(leaf) || !PLACES.has(known?.rule ?? '')) return;
    const { list } = leaf.block.scope;
    if (list && list !== announced && announces(before, leaf) && verdicts.keeps(before.block.index)) announced = list;
    if (list && list === announced) verdicts.revise(index, LIST);
    else if (isContent(leaf, before, leaves[index + 1])) verdicts.revise(index, TAIL);
    else return;
    before = leaf;
  }
}

/** The element that holds headline and text, unless that is the whole page. */
function around(container: HtmlScope, headline: number): HtmlScope {
  if (headline < 0) return container;
  let scope: HtmlScope = container;
  while (scope.parent && (scope.first > headline || scope.end <= headline)) scope = scope.parent;
  return scope.element.name === 'body' || scope.element.name === 'html' ? container : scope;
}

/** A line right before a list, in the element that holds the list. */
const announces = (line: Leaf, item: Leaf): boolean =>
  ANNOUNCES.test(line.block.text.slice(-24)) && line.block.scope.parent === item.block.scope.list?.parent;

function isContent({ block, labels, ends }: Leaf, before: Leaf, next: Leaf | undefined): boolean {
  const { list, table } = block.scope;
  if (table && table.end - table.first > 3 && table.first > before.block.index - (table.end - table.first)) return true;
  if (list && list.end - list.first === 1) return false;
  if (list) return list === before.block.scope.list || list.parent === before.block.scope.parent;
  if (/[:：]$/.test(block.text)) return next?.block.scope.list !== undefined || next?.block.scope.table !== undefined;
  return (
    ANNEX.test(block.text) || NOTE_SIGN.test(block.text) || labels.has('contact') || (CONTACT.test(block.text) && !ends)
  );
}

function breaks(leaf: Leaf): boolean {
  return (
    leaf.foreign ||
    leaf.comment ||
    leaf.teaser ||
    leaf.box !== undefined ||
    leaf.meta ||
    leaf.dateLine ||
    leaf.link >= 0.3 ||
    leaf.block.level > 0 ||
    isFurniture(leaf) ||
    STATED.some((kind) => leaf.labels.has(kind))
  );
}
