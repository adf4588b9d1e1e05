import { isDated } from '../count-key.ts';
import type { CountKey } from '../count-key.ts';
import { isWhole } from '../count.ts';
import type { CountRow } from '../count.ts';
import { valueOf } from '../rate.ts';
import type { Rate } from '../rate.ts';
import type { Chart } from './chart.ts';
import { isolated, visible } from './xml.ts';

/** The counts of one pattern. */
export interface CountSeries {
  readonly pattern: string;
  readonly rows: readonly CountRow[];
}

/** What the chart says besides the counts. */
export interface CountChartOptions {
  readonly by: CountKey;
  /** @default absolute numbers */
  readonly rate?: Rate | undefined;
  /** @default the patterns */
  readonly title?: string | undefined;
  /** Lines below: where the numbers come from. */
  readonly notes: readonly string[];
}

/** More sources, languages or sections than these make no chart; the first have the most matches. */
const MOST_BARS = 20;
const NAMES: Readonly<Record<CountKey, string>> = {
  month: 'month',
  year: 'year',
  source: 'source',
  lang: 'language',
  section: 'section',
};

/** Counts as a chart. What has no place on the axis, such as releases without a date, is named below. */
export function countChart(series: readonly CountSeries[], { by, rate, title, notes }: CountChartOptions): Chart {
  const dated = isDated(by);
  const rows = series[0]?.rows ?? [];
  const places = rows.flatMap(({ key }, at) => (isWhole(key, by) ? [at] : []));
  const missing = (unplaced: readonly number[]): number =>
    series.reduce((sum, { rows }) => unplaced.reduce((sum, at) => sum + (rows[at]?.matches ?? 0), sum), 0);
  const shown = dated ? places : places.filter((at) => missing([at]) > 0).slice(0, MOST_BARS);
  const undated = dated ? missing(rows.flatMap(({ key }, at) => (isWhole(key, by) ? [] : [at]))) : 0;
  const more = places.length - shown.length;
  return {
    title: title === undefined ? titleOf(series, by) : visible(title),
    unit: `${rate === undefined ? 'Matches' : rate === 'release' ? 'Matches per release' : 'Matches per 10,000 words'} by ${NAMES[by]}`,
    by,
    keys: shown.map((at) => visible(rows[at]?.key ?? '')),
    series: series.map(({ pattern, rows }) => ({
      name: visible(pattern),
      values: shown.map((at) => (rows[at] ? valueOf(rows[at], rate) : undefined)),
    })),
    notes: [
      ...notes.map(visible),
      ...(rate === '10000-words'
        ? [
            'Words and matches of the running text, without headlines. Each Chinese or Japanese character counts as a word.',
          ]
        : []),
      ...(undated > 0
        ? [
            `Not shown: ${undated} ${undated === 1 ? 'match' : 'matches'} in releases ${by === 'month' ? 'whose month is not known' : 'without a date'}.`,
          ]
        : []),
      ...(more > 0 ? [`Not shown: ${more} more, with fewer matches or none.`] : []),
    ],
  };
}

const MOST_NAMES = 4;

function titleOf(series: readonly CountSeries[], by: CountKey): string {
  const names = series.slice(0, MOST_NAMES).map(({ pattern }) => `“${isolated(pattern)}”`);
  const more = series.length > MOST_NAMES ? ` and ${series.length - MOST_NAMES} more` : '';
  return `${names.join(', ')}${more} by ${NAMES[by]}`;
}
