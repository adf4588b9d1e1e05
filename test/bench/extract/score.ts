/** Scores of extracted text, as the public benchmarks define them; pure functions. */

const WORD = /[\p{L}\p{N}_]+/gu;
/** Scripts without spaces: each letter is a word. */
const LETTER =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]+/gu;
const WIDTH = 4;

export interface Overlap {
  readonly precision: number;
  readonly recall: number;
}

/** Precision and recall of one text by its runs of four words, counted with their multiplicity. */
export function overlapOf(gold: string, found: string): Overlap {
  const wanted = shingles(gold);
  const given = shingles(found);
  if (given.size === 0 || wanted.size === 0)
    return { precision: given.size === wanted.size ? 1 : 0, recall: wanted.size === 0 ? 1 : 0 };
  let shared = 0;
  for (const [shingle, count] of given) shared += Math.min(count, wanted.get(shingle) ?? 0);
  return { precision: shared / total(given), recall: shared / total(wanted) };
}

function shingles(text: string): ReadonlyMap<string, number> {
  const words = (text.match(WORD) ?? []).flatMap((word) => word.match(LETTER) ?? []);
  const counts = new Map<string, number>();
  for (let at = 0; at < Math.max(Math.min(1, words.length), words.length - WIDTH + 1); at++) {
    const shingle = words.slice(at, at + WIDTH).join(' ');
    counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  }
  return counts;
}

const total = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((sum, count) => sum + count, 0);

/** F1 of mean precision and mean recall; a page without an answer has no precision. */
export function meanF1(overlaps: readonly Overlap[], answered: readonly boolean[]): number {
  const precision = mean(overlaps.filter((_, at) => answered[at]).map((overlap) => overlap.precision));
  return harmonic(precision, mean(overlaps.map((overlap) => overlap.recall)));
}

/** F1 over phrases that must and must not stand in the texts. */
export function phraseF1(
  pages: readonly {
    readonly found: string;
    readonly wanted: readonly string[];
    readonly unwanted: readonly string[];
  }[],
): number {
  let [right, missing, wrong] = [0, 0, 0];
  for (const { found, wanted, unwanted } of pages) {
    const text = squeeze(found);
    const hits = wanted.filter((phrase) => text.includes(squeeze(phrase))).length;
    right += hits;
    missing += wanted.length - hits;
    wrong += unwanted.filter((phrase) => text.includes(squeeze(phrase))).length;
  }
  return (2 * right) / Math.max(1, 2 * right + missing + wrong);
}

/** F1 of days: a wrong day is worse than none. */
export function dayF1(pages: readonly { readonly found: string | undefined; readonly wanted: string }[]): number {
  const right = pages.filter(({ found, wanted }) => found?.slice(0, 10) === wanted).length;
  const given = pages.filter(({ found }) => found !== undefined).length;
  return harmonic(right / Math.max(1, given), right / Math.max(1, pages.length));
}

const squeeze = (text: string): string => text.replace(/\s+/gu, ' ').trim();
const harmonic = (a: number, b: number): number => (a + b === 0 ? 0 : (2 * a * b) / (a + b));
export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
