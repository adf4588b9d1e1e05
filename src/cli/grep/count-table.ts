import type { CountSeries } from '../../search/chart/count-chart.ts';
import { isDated } from '../../search/count-key.ts';
import type { CountKey } from '../../search/count-key.ts';
import { isWhole } from '../../search/count.ts';
import type { CountRow } from '../../search/count.ts';
import { rateOf, valueOf } from '../../search/rate.ts';
import type { Rate } from '../../search/rate.ts';
import { safeLine } from '../terminal.ts';
import { clip, width } from './width.ts';

/** How counts are shown. */
export interface CountView {
  readonly by: CountKey;
  readonly rate: Rate | undefined;
  /** Columns of a line. */
  readonly columns: number;
  readonly terminal: boolean;
}

/** A column: cells to the right but for names and bars. */
interface Column {
  readonly cells: readonly string[];
  readonly left?: boolean;
}

const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];
const BAR = { least: 6, most: 60 };
const NAME = 24;

/** Counts as a table with bars, as wide as the terminal: one pattern with all its numbers, or several side by side. */
export function countTable(series: readonly CountSeries[], view: CountView): string {
  const [only] = series;
  return series.length === 1 && only ? single(only, view) : several(series, view);
}

/** Matches, releases with a match, all releases, the rate. */
function single({ rows }: CountSeries, { by, rate, columns }: CountView): string {
  const shown = rate ?? 'release';
  const rates = rows.map((row) => rateOf(row, shown));
  const numbers: Column[] = [
    { cells: [by, ...rows.map(({ key }) => safeLine(key))], left: true },
    { cells: ['matches', ...rows.map(({ matches }) => String(matches))] },
    { cells: ['releases', ...rows.map(({ releases }) => String(releases))] },
    { cells: ['of', ...rows.map(({ of }) => String(of))] },
    ...(shown === 'release' ? [] : [{ cells: ['words', ...rows.map(({ words }) => String(words))] }]),
    { cells: [shown === 'release' ? 'per release' : 'per 10,000 words', ...formatted(rates, mostOf([rates], 0))] },
  ];
  const values = rows.map((row) => valueOf(row, rate));
  const room = Math.min(BAR.most, columns - widthOf(numbers) - 3);
  return layOut(room < BAR.least ? numbers : [...numbers, barColumn(values, room, mostOf([values]))]);
}

/** Several patterns, a column each; on terminals with bars where there is room. Below, the course over time of each as a line of blocks. */
function several(series: readonly CountSeries[], view: CountView): string {
  const rows = series[0]?.rows ?? [];
  const values = series.map(({ rows }) => rows.map((row) => valueOf(row, view.rate)));
  const names = series.map(({ pattern }) => clip(safeLine(pattern), NAME));
  const base = view.rate === '10000-words' ? 'words' : 'of';
  const table = (heads: readonly string[], room: number): Column[] => [
    { cells: [view.by, ...rows.map(({ key }) => safeLine(key))], left: true },
    ...values.flatMap((column, at) => [
      {
        cells: [heads[at] ?? '', ...(view.rate === undefined ? counts(column) : formatted(column, mostOf(values, 0)))],
      },
      ...(room < BAR.least ? [] : [barColumn(column, room, mostOf(values))]),
    ]),
    { cells: [base, ...rows.map((row) => String(row[base]))] },
  ];
  // Names that take more than the line stand below alone, and numbers for them above.
  const fits = widthOf(table(names, 0)) <= view.columns;
  const heads = fits ? names : names.map((_, at) => `[${at + 1}]`);
  const free = view.columns - widthOf(table(heads, 0)) - 1;
  const room = view.terminal ? Math.min(24, Math.floor(free / series.length) - 2) : 0;
  const labels = names.map((name, at) => (fits ? name : `[${at + 1}] ${name}`));
  const legend = fits ? '' : labels.map((label) => `${label}\n`).join('');
  return layOut(table(heads, room)) + (isDated(view.by) ? sparklines(values, labels, rows, view) : legend);
}

function sparklines(
  values: readonly (readonly (number | undefined)[])[],
  labels: readonly string[],
  rows: readonly CountRow[],
  { by, columns }: CountView,
): string {
  const places = rows.flatMap(({ key }, at) => (isWhole(key, by) ? [at] : []));
  const first = `${rows[places[0] ?? -1]?.key ?? ''} `;
  const last = ` ${rows[places.at(-1) ?? -1]?.key ?? ''}`;
  const room = columns - Math.max(...labels.map(width)) - width(first + last) - 2;
  return labels
    .map((label, number) => {
      const course = places.map((at) => values[number]?.[at]);
      return `${first}${sparkline(course, Math.max(10, room))}${last}  ${label}\n`;
    })
    .join('');
}

/** A block for each value, or for the mean of several where the line is short; a space where there is nothing. */
function sparkline(values: readonly (number | undefined)[], room: number): string {
  const group = Math.max(1, Math.ceil(values.length / room));
  const means: (number | undefined)[] = [];
  for (let at = 0; at < values.length; at += group) {
    const known = values.slice(at, at + group).filter((value) => value !== undefined);
    means.push(known.length === 0 ? undefined : known.reduce((sum, value) => sum + value, 0) / known.length);
  }
  const most = mostOf([means]);
  return means
    .map((value) => (value === undefined ? ' ' : '▁▂▃▄▅▆▇█'.charAt(Math.min(7, Math.floor((value / most) * 7.99)))))
    .join('');
}

const counts = (values: readonly (number | undefined)[]): string[] => values.map((value) => String(value ?? 0));

/** Rates with as many decimals as tell them apart: three digits of the largest. */
function formatted(values: readonly (number | undefined)[], most: number): string[] {
  const decimals = most >= 100 ? 0 : most >= 10 ? 1 : most >= 1 ? 2 : 3;
  return values.map((value) => value?.toFixed(decimals) ?? '-');
}

/** The largest value, by which others are measured. */
const mostOf = (series: readonly (readonly (number | undefined)[])[], none = 1): number =>
  series.flat().reduce<number>((most, value) => Math.max(most, value ?? 0), 0) || none;

const barColumn = (values: readonly (number | undefined)[], room: number, most: number): Column => ({
  cells: ['', ...values.map((value) => bar(((value ?? 0) / most) * room))],
  left: true,
});

const bar = (length: number): string => '█'.repeat(Math.floor(length)) + (EIGHTHS[Math.floor((length % 1) * 8)] ?? '');

const columnWidth = ({ cells }: Column): number => cells.reduce((most, cell) => Math.max(most, width(cell)), 0);
const widthOf = (columns: readonly Column[]): number =>
  columns.reduce((sum, column) => sum + columnWidth(column) + 2, -2);

function layOut(columns: readonly Column[]): string {
  const widths = columns.map(columnWidth);
  const rows = columns[0]?.cells ?? [];
  return rows
    .map((_, row) => {
      const cells = columns.map(({ cells, left }, column) => {
        const cell = cells[row] ?? '';
        const space = ' '.repeat((widths[column] ?? 0) - width(cell));
        return left ? cell + space : space + cell;
      });
      return `${cells.join('  ').trimEnd()}\n`;
    })
    .join('');
}
