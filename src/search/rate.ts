import type { CountRow } from './count.ts';

/** What counts can be seen against. */
export const RATES = ['release', '10000-words'] as const;
export type Rate = (typeof RATES)[number];

/** Matches per release, or per 10,000 words; undefined where there is nothing to see them against. */
export function rateOf({ matches, of, words }: CountRow, rate: Rate): number | undefined {
  const base = rate === 'release' ? of : words / 10_000;
  return base === 0 ? undefined : matches / base;
}

/** What is shown of a row: the rate, or the count; undefined for a month without a release. */
export const valueOf = (row: CountRow, rate: Rate | undefined): number | undefined =>
  rate === undefined ? (row.of === 0 && row.matches === 0 ? undefined : row.matches) : rateOf(row, rate);
