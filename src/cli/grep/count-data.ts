import type { CountSeries } from '../../search/chart/count-chart.ts';
import type { CountRow } from '../../search/count.ts';
import { rateOf } from '../../search/rate.ts';
import type { Rate } from '../../search/rate.ts';
import { csvLine } from '../csv.ts';
import type { Output } from '../io.ts';
import { jsonLine } from '../terminal.ts';

/** A line for each pattern and month, with a line of names; a rate that is none is empty. */
export function countCsv(
  series: readonly CountSeries[],
  { by, rate }: { readonly by: string; readonly rate: Rate | undefined },
): string {
  const names = [by, 'pattern', 'matches', 'releases', 'of', ...(rate === undefined ? [] : RATE_FIELDS[rate])];
  const lines = series.flatMap(({ pattern, rows }) =>
    rows.map((row) => Object.values(fieldsOf(pattern, row, rate)).map((value) => String(value ?? ''))),
  );
  return [names, ...lines].map(csvLine).join('');
}

/** The same as JSON, one object a line; a rate that is none is null. */
export const countJson = (series: readonly CountSeries[], rate: Rate | undefined, output: Output): string =>
  series
    .flatMap(({ pattern, rows }) =>
      rows.map((row) => {
        const { key, ...rest } = fieldsOf(pattern, row, rate);
        return jsonLine({ pattern, key, ...rest }, output);
      }),
    )
    .join('');

const RATE_FIELDS: Readonly<Record<Rate, readonly string[]>> = {
  release: ['per_release'],
  '10000-words': ['words', 'per_10000_words'],
};

function fieldsOf(
  pattern: string,
  row: CountRow,
  rate: Rate | undefined,
): { readonly key: string } & Readonly<Record<string, string | number | null>> {
  const { key, matches, releases, of, words } = row;
  const value = rate === undefined ? null : (rateOf(row, rate) ?? null);
  const rounded = value === null ? null : Number(value.toPrecision(6));
  return {
    key,
    pattern,
    matches,
    releases,
    of,
    ...(rate === 'release' ? { per_release: rounded } : {}),
    ...(rate === '10000-words' ? { words, per_10000_words: rounded } : {}),
  };
}
