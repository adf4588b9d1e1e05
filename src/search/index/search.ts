import { Breath } from '../breath.ts';
import type { Emitter } from '../emitter.ts';
import { isNewestFirst } from '../order.ts';
import type { CompiledPattern } from '../pattern/compile.ts';
import { alwaysConsumes } from '../pattern/required.ts';
import type { SegmentScan } from '../ripgrep/segments.ts';
import { requiredGrams } from './formula.ts';
import { Merge } from './merge.ts';
import { freshIndex } from './open.ts';
import type { OpenIndex, SearchIndex } from './open.ts';
import type { Segment } from './segment.ts';
import { takeLines } from './take-lines.ts';

/** Runs of documents of one segment that may match. */
interface Candidates {
  readonly number: number;
  readonly segment: Segment;
  readonly runs: readonly (readonly [first: number, end: number])[];
}

/** Up to so much text is searched in this process; more is left to ripgrep, whose start takes some 10 ms. */
const OWN_BYTES = 8 * 1024 * 1024;

/** Searches what the index cannot rule out: blocks that have the pattern's grams, and the files that changed since. @returns how many those are */
export async function searchIndex(opened: OpenIndex, pattern: CompiledPattern, emitter: Emitter): Promise<number> {
  const everything = emitter.options.invert === true || emitter.options.passthru === true;
  const formula = everything ? ({ type: 'any' } as const) : requiredGrams(pattern.node);
  const candidates = opened.segments
    .map((segment, number) => ({ number, segment, runs: segment.candidates(formula) }))
    .filter(({ runs }) => runs.length > 0);
  const base = candidates.filter(({ number }) => number < opened.base);
  // ripgrep is at work while it is still being found out what of the index holds.
  const scan = isForRipgrep(opened, base, pattern, emitter) ? await startScan(opened, base, emitter) : undefined;
  try {
    const index = await freshIndex(opened);
    for (const message of index.problems) emitter.problem(message);
    if (emitter.wantsMeant) tellAll(index, emitter);
    const merge = new Merge(index, emitter);
    const own = async (parts: readonly Candidates[]): Promise<void> => searchOwn(parts, everything, merge, emitter);
    // Documents of updates wait for their place among the others.
    await own(candidates.filter(({ number }) => number >= index.base));
    await (scan ? takeLines(scan, index, merge, emitter) : own(base));
    await merge.rest();
    return index.live.length;
  } finally {
    scan?.stop();
  }
}

/** The index knows the paths: a million take 0.4 s, to list the folders takes four times as long. */
function tellAll({ segments, dead, live }: SearchIndex, emitter: Emitter): void {
  const tell = (path: string): void => {
    if (emitter.accepts(path)) emitter.meant(path);
  };
  segments.forEach(({ docs }, segment) => {
    for (let doc = 0; doc < docs.count; doc++) if (!dead[segment]?.has(doc)) tell(docs.path(doc));
  });
  live.forEach(tell);
}

async function searchOwn(
  candidates: readonly Candidates[],
  everything: boolean,
  merge: Merge,
  emitter: Emitter,
): Promise<void> {
  const breath = new Breath();
  for (const { number, segment, runs } of candidates) {
    for (const [first, end] of runs) {
      if (emitter.stopped) return;
      const bytes = segment.read(first, end);
      const base = segment.docs.offset(first);
      for (const doc of everything ? range(first, end) : matchingDocs(segment, first, end, bytes, emitter)) {
        const wait = merge.document(number, doc, bytes, base) ?? breath.due();
        if (wait) await wait;
      }
    }
  }
}

/** ripgrep is faster on much text, where only the matching lines are wanted. */
function isForRipgrep(
  index: OpenIndex,
  candidates: readonly Candidates[],
  pattern: CompiledPattern,
  { options }: Emitter,
): boolean {
  const { before = 0, after = 0, maxCount, invert, passthru, detail, offsets } = options;
  const onlyLines = before + after === 0 && maxCount === undefined && !invert && !passthru && !offsets;
  if (!onlyLines || !isNewestFirst(options.order) || options.patterns.length === 0) return false;
  // It prints matches one by one, but not those of nothing.
  if (detail === 'count-matches' && !alwaysConsumes(pattern.node)) return false;
  const bytes = candidates.reduce((sum, { segment, runs }) => sum + sizeOf(segment, runs), 0);
  const all = index.segments.reduce((sum, { docs }) => sum + docs.length, 0);
  return bytes > (options.ownBytes ?? Math.max(OWN_BYTES, all * (pattern.exact ? 0.08 : 0.03)));
}

const sizeOf = ({ docs }: Segment, runs: Candidates['runs']): number =>
  runs.reduce((sum, [first, end]) => sum + docs.offset(end) - docs.offset(first), 0);

async function startScan(
  { segments }: OpenIndex,
  candidates: readonly Candidates[],
  { root, options }: Emitter,
): Promise<SegmentScan | undefined> {
  const { findRipgrep } = await import('../ripgrep/binary.ts');
  const rg = findRipgrep();
  if (rg === undefined) return undefined;
  const { SegmentScan } = await import('../ripgrep/segments.ts');
  return new SegmentScan(rg, root, options, { segments, wanted: candidates.map(({ number }) => number) });
}

function* range(first: number, end: number): Generator<number> {
  for (let doc = first; doc < end; doc++) yield doc;
}

/** The documents of a run of text that have a matching line. */
function* matchingDocs(
  { docs }: Segment,
  first: number,
  end: number,
  bytes: Buffer,
  emitter: Emitter,
): Generator<number> {
  const base = docs.offset(first);
  let last = first - 1;
  for (const line of emitter.suspects(bytes)) {
    const doc = docs.docAt(base + line.start, Math.max(last, first));
    if (doc === last || doc >= end) continue;
    last = doc;
    yield doc;
  }
}
