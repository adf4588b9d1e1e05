import type { TextBlock } from '../../document/text.ts';
import { groupProse, grouped } from './prose-group.ts';
import { NOBODY } from './seen.ts';
import type { Span } from './span.ts';
import { addSized, traitOf, type Trait } from './trait.ts';
import { weighed, weighedBySize } from './weight.ts';
import type { FeatureSink } from './weight.ts';
import { wordsOf } from './word.ts';

/** A named feature of a block, and how strongly it has it. */
export type Feature = readonly [name: string, value: number];

/** Sums of `value` from the start, for averages over any window in constant time. */
function prefix(traits: readonly Trait[], value: (trait: Trait) => boolean): Float64Array {
  const sums = new Float64Array(traits.length + 1);
  for (const [i, trait] of traits.entries()) sums[i + 1] = (sums[i] ?? 0) + (value(trait) ? 1 : 0);
  return sums;
}

const between = (sums: Float64Array, from: number, to: number): number => {
  const last = sums.length - 1;
  return (sums[Math.min(Math.max(to, 0), last)] ?? 0) - (sums[Math.min(Math.max(from, 0), last)] ?? 0);
};

/** Texts that stand in the document more than once. */
function repeatedTexts(blocks: readonly TextBlock[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const { text } of blocks) (seen.has(text) ? repeated : seen).add(text);
  return repeated;
}

/** Whether a word may say what a release is about: short ones are grammar, but where letters are syllables. */
function tells(word: string): boolean {
  if (word.length > 3) return true;
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) > 0x24f) return true;
  return false;
}

/** Words of the first guess at the body that stand in more than one of its blocks: what the release is about. */
function topic(traits: readonly Trait[], span: Span): ReadonlySet<string> {
  const last = new Map<string, Trait>();
  const about = new Set<string>();
  for (const trait of traits.slice(span.start, Math.min(span.end, span.start + 200))) {
    if (!trait.prose) continue;
    for (const word of trait.text.words) {
      if (!tells(word)) continue;
      const before = last.get(word);
      if (before === trait) continue;
      if (before !== undefined) about.add(word);
      last.set(word, trait);
    }
  }
  return about;
}

const BIAS = weighed('bias');
const REACHES = [2, 5, 12].map((reach) => ({
  reach,
  prose: weighed(`prose±${reach}`),
  short: weighed(`short±${reach}`),
}));
const LABELS_NEAR = weighed('labels±3');
const DATES_NEAR = weighed('dates±4');
const PROSE_BEFORE_3 = weighed('prose-before-3');
const PROSE_AFTER_3 = weighed('prose-after-3');
const PROSE_BEFORE = weighed('prose-before');
const PROSE_AFTER = weighed('prose-after');
const TAILS_SINCE = weighed('tails-since');
const SHORTS_SINCE = weighed('shorts-since');
const REPEATED = weighed('repeated');
const REPEATED_BY = weighedBySize('repeated');

/**
 * Tells a sink the features of each block: its traits, its neighbours', and where it stands by the first guess at the body.
 * @param sinkOf gives the sink of each block in turn
 */
export function tellFeatures(blocks: readonly TextBlock[], span: Span, sinkOf: (index: number) => FeatureSink): void {
  const traits = blocks.map(traitOf);
  const repeated = repeatedTexts(blocks);
  const about = topic(traits, span);
  const groups = groupProse(traits);
  const total = groups.reduce((sum, group) => sum + group.mass, 0);
  const prose = prefix(traits, (trait) => trait.prose);
  const short = prefix(traits, ({ text }) => text.size < 3 && !text.closed);
  const labels = prefix(traits, ({ text }) => text.label !== undefined);
  const dates = prefix(traits, ({ text }) => text.dateLine);
  const tails = prefix(traits, ({ text }) => text.furniture && text.size < 4);
  for (const [i, trait] of traits.entries()) {
    const sink = sinkOf(i);
    sink.add(BIAS, 1);
    own(trait, sink);
    neighbours(traits, i, sink);
    for (const near of REACHES) {
      const from = i - near.reach;
      const to = i + near.reach + 1;
      const count = Math.min(traits.length, to) - Math.max(0, from);
      sink.add(near.prose, between(prose, from, to) / count);
      sink.add(near.short, between(short, from, to) / count);
    }
    sink.add(LABELS_NEAR, between(labels, i - 3, i + 4) / 7);
    sink.add(DATES_NEAR, between(dates, i - 4, i + 5) / 9);
    sink.add(PROSE_BEFORE_3, between(prose, i - 3, i) / 3);
    sink.add(PROSE_AFTER_3, between(prose, i + 1, i + 4) / 3);
    sink.add(PROSE_BEFORE, Math.log1p(between(prose, 0, i)));
    sink.add(PROSE_AFTER, Math.log1p(between(prose, i + 1, traits.length)));
    where(i, span, traits, sink);
    if (i >= span.start) {
      sink.add(TAILS_SINCE, Math.log1p(between(tails, span.start, i + 1)));
      sink.add(SHORTS_SINCE, Math.log1p(between(short, span.start, i)));
    }
    if (repeated.has(trait.block.text)) addSized(REPEATED, REPEATED_BY, trait, 1, sink);
    topical(trait, about, sink);
    grouped(i, groups, total, trait, sink);
  }
}

const GAPS = [0, 1, 2].map((gap) => weighed(`gap:${gap}`));
const GAP_AFTER = weighed('gap-after');
const NO_GAP_AFTER = weighed('no-gap-after');

function own({ text, block }: Trait, sink: FeatureSink): void {
  sink.addAll(text.features);
  sink.add(weighed(`kind:${block.kind}`), 1);
  const gap = GAPS[Math.min(2, block.gap)];
  if (gap !== undefined) sink.add(gap, 1);
}

/** The sides of `seenFrom`. */
const PLACES = [-1, 1, -2, 2];

function neighbours(traits: readonly Trait[], i: number, sink: FeatureSink): void {
  for (const [side, by] of PLACES.entries()) {
    const seen = (traits[i + by]?.text.seen ?? NOBODY)[side];
    if (seen !== undefined) sink.addAll(seen);
  }
  const next = traits[i + 1];
  if (next !== undefined) sink.add(next.block.gap > 0 ? GAP_AFTER : NO_GAP_AFTER, 1);
}

const BEFORE = weighed('before');
const BEFORE_OF = weighedBySize('before');
const BEFORE_BY = weighed('before-by');
const AFTER = weighed('after');
const AFTER_OF = weighedBySize('after');
const AFTER_BY = weighed('after-by');
const INSIDE = weighed('inside');
const INSIDE_OF = weighedBySize('inside');
const INSIDE_SHARE = weighed('inside-share');
const INSIDE_FIRST = weighed('inside-first');
const INSIDE_LAST = weighed('inside-last');
const POSITION = weighed('position');

/** Where the block stands in the document and by the first guess. */
function where(i: number, span: Span, traits: readonly Trait[], sink: FeatureSink): void {
  const trait = traits[i];
  if (trait === undefined) return;
  if (i < span.start) {
    addSized(BEFORE, BEFORE_OF, trait, 1, sink);
    sink.add(BEFORE_BY, Math.log1p(span.start - i));
  } else if (i >= span.end) {
    addSized(AFTER, AFTER_OF, trait, 1, sink);
    sink.add(AFTER_BY, Math.log1p(i - span.end));
  } else {
    addSized(INSIDE, INSIDE_OF, trait, 1, sink);
    sink.add(INSIDE_SHARE, (i - span.start) / (span.end - span.start));
    if (i === span.start) sink.add(INSIDE_FIRST, 1);
    if (i === span.end - 1) sink.add(INSIDE_LAST, 1);
  }
  sink.add(POSITION, i / traits.length);
}

const TOPIC = weighed('topic');
const TOPIC_OF = weighedBySize('topic');
const OFF_TOPIC = weighed('off-topic');
const OFF_TOPIC_OF = weighedBySize('off-topic');
/** Characters whose words tell what a block is about. */
const TOLD = 600;

function topical(trait: Trait, about: ReadonlySet<string>, sink: FeatureSink): void {
  if (about.size === 0) return;
  const { text } = trait.block;
  let count = 0;
  let found = 0;
  for (const word of text.length <= TOLD ? trait.text.words : wordsOf(text.slice(0, TOLD))) {
    if (!tells(word)) continue;
    count++;
    if (about.has(word)) found++;
  }
  if (count < 2) return;
  addSized(TOPIC, TOPIC_OF, trait, found / count, sink);
  if (found === 0) addSized(OFF_TOPIC, OFF_TOPIC_OF, trait, 1, sink);
}
