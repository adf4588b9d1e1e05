import type { HtmlScope } from '../../document/html.ts';
import { SUBTITLE } from '../../document/html/name.ts';
import { isFurniture, type Leaf } from './leaf.ts';
import type { Field } from './prune.ts';
import type { Verdict } from './verdict.ts';

/** Blocks under the headline among which a subtitle may stand: date, kicker and place stand there too. */
const REACH = 4;
/** Longest subtitle; longer ones are leads, whatever they are called. */
const LONGEST = 240;
/** From this width a whole sentence is a lead. */
const LEAD = 130;
const FOUND: Verdict = {
  fate: 'metadata',
  step: 'prune',
  rule: 'subtitle',
  reason: 'a second headline under the first',
  field: 'subtitle',
};

/** The subtitle: called so, in one group with the headline, or a lower heading between it and the date. */
export function markSubtitle({ leaves, verdicts }: Field, headline: number): void {
  const title = leaves[headline];
  if (!title) return;
  for (let index = headline + 1; index <= headline + REACH; index++) {
    const leaf = leaves[index];
    if (!leaf || (leaf.prose && leaf.ends && leaf.block.width >= LEAD)) return;
    if (!mayBeSubtitle(leaf)) continue;
    const next = index === headline + 1;
    if (!isNamed(leaf.block.scope) && !(next && (isGrouped(title, leaf) || isHeadingOverDate(leaf, leaves[index + 1]))))
      continue;
    // a sentence inside the text is its lead (as subtitles they cost 0.0003 F1 on two benchmarks)
    if (!verdicts.keeps(index)) verdicts.revise(index, FOUND);
    return;
  }
}

function mayBeSubtitle(leaf: Leaf): boolean {
  const { block } = leaf;
  if (leaf.foreign || leaf.hidden || leaf.dateLine || leaf.link > 0.3 || block.scope.list || isFurniture(leaf))
    return false;
  return block.width >= 8 && block.width <= LONGEST;
}

/** The element is called so, or the one around it that holds nothing else. */
function isNamed({ names, parent }: HtmlScope): boolean {
  const around = parent && parent.end - parent.first === 1 ? parent.names : 0;
  return ((names | around) & SUBTITLE) !== 0;
}

/** `hgroup` is made for headline and subtitle. */
function isGrouped(title: Leaf, leaf: Leaf): boolean {
  const group = title.block.scope.parent;
  return group?.element.name === 'hgroup' && leaf.block.scope.parent === group;
}

/** A heading with only the date under it heads no section. */
const isHeadingOverDate = (leaf: Leaf, next: Leaf | undefined): boolean =>
  leaf.block.level > 1 && next !== undefined && next.dateLine && next.block.level === 0 && !next.prose;
