import type { TextBlock } from '../../document/text.ts';
import type { Span } from './span.ts';
import { traitOf, type Trait } from './trait.ts';
import { wordsOf } from './word.ts';

/** A named feature of a block, and how strongly it has it. */
export type Feature = readonly [name: string, value: number];

/** Sums of `value` from the start, for averages over any window in constant time. */
function prefix(traits: readonly Trait[], value: (trait: Trait) => number): Float64Array {
  const sums = new Float64Array(traits.length + 1);
  traits.forEach((trait, i) => (sums[i + 1] = (sums[i] ?? 0) + value(trait)));
  return sums;
}

const between = (sums: Float64Array, from: number, to: number): number => {
  const last = sums.length - 1;
  return (sums[Math.min(Math.max(to, 0), last)] ?? 0) - (sums[Math.min(Math.max(from, 0), last)] ?? 0);
};

/** How many times each block's text stands in the document. */
function copies(blocks: readonly TextBlock[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const block of blocks) counts.set(block.text, (counts.get(block.text) ?? 0) + 1);
  return counts;
}

/** Words of the first guess at the body that stand in more than one of its blocks: what the release is about. */
function topic(traits: readonly Trait[], span: Span): ReadonlySet<string> {
  const seen = new Map<string, number>();
  for (const trait of traits.slice(span.start, span.end).slice(0, 200)) {
    if (!trait.prose) continue;
    for (const word of new Set(wordsOf(trait.block.text.slice(0, 1000))))
      if (word.length > 3 || /[^\u0000-\u024f]/.test(word)) seen.set(word, (seen.get(word) ?? 0) + 1);
  }
  return new Set([...seen].filter(([, count]) => count > 1).map(([word]) => word));
}

const NEAR = ['furniture', 'closed', 'w0', 'w1', 'w2', 'w3', 'w4', 'w5', 'w6', 'date-line', 'teaser', 'copyright'];
const SIDES = ['prev', 'next', 'prev2', 'next2'] as const;
const PLACES = [-1, 1, -2, 2];

/** What a block is to its neighbours, for each side; there are some dozens of kinds, so they are kept. */
const SEEN = new Map<string, readonly (readonly Feature[])[]>();

function seenFrom(trait: Trait | undefined): readonly (readonly Feature[])[] {
  const names =
    trait === undefined
      ? ['none']
      : [
          ...NEAR.filter((name) => trait.names.includes(name)),
          `${trait.size}:${trait.closed ? 'closed' : 'open'}`,
          ...(trait.label === undefined ? [] : ['label']),
        ];
  const key = names.join(' ');
  const known = SEEN.get(key);
  if (known !== undefined) return known;
  const seen = SIDES.map((side) => names.map((name): Feature => [`${side}:${name}`, 1]));
  SEEN.set(key, seen);
  return seen;
}

/**
 * The features of each block in turn: its traits, its neighbours', and where it stands by the first guess at the body.
 * One block at a time, since all together would take a kilobyte each.
 */
export function* featuresOf(blocks: readonly TextBlock[], span: Span): Generator<Feature[]> {
  const traits = blocks.map(traitOf);
  const seen = traits.map(seenFrom);
  const counts = copies(blocks);
  const about = topic(traits, span);
  const groups = groupProse(traits);
  const total = groups.reduce((sum, group) => sum + group.mass, 0);
  const prose = prefix(traits, (trait) => (trait.prose ? 1 : 0));
  const short = prefix(traits, (trait) => (trait.size < 'w3' && !trait.closed ? 1 : 0));
  const labels = prefix(traits, (trait) => (trait.label === undefined ? 0 : 1));
  const dates = prefix(traits, (trait) => (trait.names.includes('date-line') ? 1 : 0));
  const tails = prefix(traits, (trait) => (trait.names.includes('furniture') && trait.size < 'w4' ? 1 : 0));
  for (const [i, trait] of traits.entries()) {
    const out: Feature[] = [['bias', 1]];
    for (const name of trait.names) out.push([name, 1]);
    neighbours(traits, seen, i, out);
    for (const reach of [2, 5, 12]) {
      const count = Math.min(traits.length, i + reach + 1) - Math.max(0, i - reach);
      out.push([`prose±${reach}`, between(prose, i - reach, i + reach + 1) / count]);
      out.push([`short±${reach}`, between(short, i - reach, i + reach + 1) / count]);
    }
    out.push(['labels±3', between(labels, i - 3, i + 4) / 7], ['dates±4', between(dates, i - 4, i + 5) / 9]);
    out.push(['prose-before-3', between(prose, i - 3, i) / 3], ['prose-after-3', between(prose, i + 1, i + 4) / 3]);
    out.push(
      ['prose-before', Math.log1p(between(prose, 0, i))],
      ['prose-after', Math.log1p(between(prose, i + 1, traits.length))],
    );
    where(i, span, traits, out);
    if (i >= span.start)
      out.push(
        ['tails-since', Math.log1p(between(tails, span.start, i + 1))],
        ['shorts-since', Math.log1p(between(short, span.start, i))],
      );
    if ((counts.get(trait.block.text) ?? 0) > 1) out.push(['repeated', 1], [`repeated:${trait.size}`, 1]);
    topical(trait, about, out);
    grouped(i, groups, total, trait, out);
    yield out;
  }
}

function neighbours(
  traits: readonly Trait[],
  seen: readonly (readonly (readonly Feature[])[])[],
  i: number,
  out: Feature[],
): void {
  for (const [side, by] of PLACES.entries()) out.push(...((seen[i + by] ?? NOBODY)[side] ?? []));
  const next = traits[i + 1];
  if (next !== undefined) out.push([next.block.gap > 0 ? 'gap-after' : 'no-gap-after', 1]);
}
const NOBODY = seenFrom(undefined);

/** Where the block stands in the document and by the first guess. */
function where(i: number, span: Span, traits: readonly Trait[], out: Feature[]): void {
  const size = traits[i]?.size ?? 'w0';
  if (i < span.start) out.push(['before', 1], [`before:${size}`, 1], ['before-by', Math.log1p(span.start - i)]);
  else if (i >= span.end) out.push(['after', 1], [`after:${size}`, 1], ['after-by', Math.log1p(i - span.end)]);
  else {
    out.push(['inside', 1], [`inside:${size}`, 1], ['inside-share', (i - span.start) / (span.end - span.start)]);
    if (i === span.start) out.push(['inside-first', 1]);
    if (i === span.end - 1) out.push(['inside-last', 1]);
  }
  out.push(['position', i / traits.length]);
}

function topical(trait: Trait, about: ReadonlySet<string>, out: Feature[]): void {
  const words = wordsOf(trait.block.text.slice(0, 600)).filter(
    (word) => word.length > 3 || /[^\u0000-\u024f]/.test(word),
  );
  if (words.length < 2 || about.size === 0) return;
  const share = words.filter((word) => about.has(word)).length / words.length;
  out.push(['topic', share], [`topic:${trait.size}`, share]);
  if (share === 0) out.push(['off-topic', 1], [`off-topic:${trait.size}`, 1]);
}

/** Runs of prose without a longer break between them. */
interface Group {
  readonly from: number;
  to: number;
  mass: number;
}

/** Blocks of furniture in a row that end a run of prose. */
const BREAK = 5;

function groupProse(traits: readonly Trait[]): readonly Group[] {
  const groups: Group[] = [];
  traits.forEach((trait, i) => {
    if (!trait.prose) return;
    const last = groups.at(-1);
    const mass = Math.min(trait.block.width, 600);
    if (last !== undefined && i - last.to <= BREAK) {
      last.to = i + 1;
      last.mass += mass;
    } else groups.push({ from: i, to: i + 1, mass });
  });
  return groups;
}

/** How much of the document's prose stands in the block's own run. */
function grouped(i: number, groups: readonly Group[], total: number, trait: Trait, out: Feature[]): void {
  let low = 0;
  let high = groups.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((groups[middle]?.to ?? 0) <= i) low = middle + 1;
    else high = middle;
  }
  const group = groups[low];
  if (group === undefined || i < group.from) {
    out.push(['no-group', 1], [`no-group:${trait.size}`, 1]);
    return;
  }
  const share = group.mass / total;
  out.push(
    ['group', share],
    [`group:${trait.prose ? 'prose' : 'other'}`, share],
    ['group-size', Math.log1p(group.mass) / 8],
  );
  if (share > 0.5) out.push(['main-group', 1], [`main-group:${trait.size}`, 1]);
  if (i === group.from) out.push(['group-first', 1]);
  if (i === group.to - 1) out.push(['group-last', 1]);
}
