import type { HtmlScope } from '../../document/html.ts';
import { LEAD } from '../../document/html/name.ts';
import type { LabelKind } from '../../document/lexicon/match.ts';
import { definesItself, statesFacts } from './corporate.ts';
import { isFurniture, type Leaf } from './leaf.ts';
import { remaining, type Field } from './prune.ts';
import type { Verdict } from './verdict.ts';

/** A lead stands within this many blocks above the text. */
const REACH = 14;
const LEAD_BACK: Verdict = {
  fate: 'body',
  step: 'repair',
  rule: 'lead',
  reason: 'the lead stands above the element that holds the text',
};

/** Gives back the lead (standfirst) between headline and text: prose of its own, or named as lead. */
export function repairLead(field: Field, headline: number): Leaf[] {
  const { leaves, verdicts } = field;
  const first = [...remaining(field)][0]?.[0];
  if (first === undefined || headline < 0 || headline >= first) return [];
  const found: Leaf[] = [];
  for (let index = Math.max(headline + 1, first - REACH); index < first; index++) {
    const leaf = leaves[index];
    if (!leaf || verdicts.keeps(index) || !isLead(leaf) || repeats(field, leaf, first)) continue;
    verdicts.revise(index, LEAD_BACK);
    found.push(leaf);
  }
  return found;
}

function isLead(leaf: Leaf): boolean {
  if (
    leaf.foreign ||
    leaf.hidden ||
    (leaf.caption && !isNamedLead(leaf.block.scope)) ||
    leaf.dateLine ||
    leaf.link > 0.3 ||
    isFurniture(leaf)
  )
    return false;
  if (leaf.block.scope.figure) return false;
  const named = isNamedLead(leaf.block.scope);
  if (leaf.box && !named) return false;
  return leaf.soft >= (leaf.block.level > 0 ? 200 : 130) && (leaf.ends || named);
}

function isNamedLead(scope: HtmlScope): boolean {
  return (scope.names & LEAD) !== 0 || ((scope.parent?.names ?? 0) & LEAD) !== 0;
}

/** Read-aloud copies and summaries repeat the text word by word. */
function repeats(field: Field, lead: Leaf, first: number): boolean {
  const start = lead.block.text.slice(0, 60);
  for (let index = first; index < Math.min(first + 6, field.span.end); index++)
    if (field.leaves[index]?.block.text.startsWith(start)) return true;
  return false;
}

const PORTRAIT: Verdict = {
  fate: 'supplement',
  step: 'repair',
  rule: 'self-portrait',
  reason: 'the issuer tells of itself at the end',
};
const AFTER: ReadonlyMap<LabelKind, Verdict> = new Map<LabelKind, Verdict>([
  ['contact', { fate: 'supplement', step: 'repair', rule: 'contact', reason: 'contact for the media' }],
  ['about', { fate: 'supplement', step: 'repair', rule: 'about', reason: 'about the issuer, or notes to editors' }],
]);

/** Rules that cut by place or shape; behind a head of a supplement they do not count. */
const REVISED: ReadonlySet<string> = new Set([
  'outside-span',
  'link',
  'link-line',
  'empty-end',
  'under-head',
  'caption',
]);

/** From a head "Media contact" or "About X" behind the text to the next head: content of a release, not running text. */
export function separateSupplements(field: Field): void {
  const { leaves, container, span, verdicts } = field;
  const half = (span.start + span.end) / 2;
  let verdict: Verdict | undefined;
  for (let index = span.start; index < container.end; index++) {
    const leaf = leaves[index];
    if (!leaf) break;
    const head = index > half && !leaf.hidden && !leaf.foreign && !leaf.box ? supplementHead(leaf) : undefined;
    if (head) verdict = head;
    else if (endsSupplement(leaf)) verdict = undefined;
    const own = verdict ?? (index > half && isContactLine(leaf) ? AFTER.get('contact') : undefined);
    if (!own) continue;
    const known = verdicts.get(index);
    if (known === undefined || REVISED.has(known.rule)) verdicts.revise(index, own);
  }
  separateSelfPortrait(field);
}

/** "Media contact: Jane Doe, +49 30 1234" in one line. */
const isContactLine = ({ block, labels, box, foreign, hidden }: Leaf): boolean =>
  labels.has('contact') && !box && !foreign && !hidden && block.level === 0 && /@|\d{3}/.test(block.text);

function endsSupplement(leaf: Leaf): boolean {
  return (leaf.block.level > 0 && !leaf.prose) || leaf.box !== undefined || leaf.foreign || leaf.comment || leaf.teaser;
}

/** The last paragraphs without a head that tell facts of a company: its boilerplate, in the good sense. */
function separateSelfPortrait(field: Field): void {
  const rest = [...remaining(field)];
  const portrait: number[] = [];
  for (let at = rest.length - 1; at > 2 && portrait.length < 3; at--) {
    const [index, leaf] = rest[at] ?? [];
    if (index === undefined || !leaf) return;
    const facts = statesFacts(leaf.block.text);
    if (!facts && !(portrait.length > 0 && definesItself(leaf.block.text))) break;
    portrait.push(index);
  }
  for (const index of portrait) field.verdicts.set(index, PORTRAIT);
}

function supplementHead(leaf: Leaf): Verdict | undefined {
  const { block } = leaf;
  if (
    block.width > 70 ||
    /[.!?。]$/.test(block.text) ||
    !(block.level > 0 || block.strong || block.text.endsWith(':') || leaf.whole)
  )
    return undefined;
  for (const kind of leaf.labels) {
    const verdict = AFTER.get(kind);
    if (verdict) return verdict;
  }
  return undefined;
}
