import type { CountRow } from '../../search/count.ts';
import { csvLine } from '../csv.ts';
import { width } from './width.ts';

/** The counts of one pattern. */
export interface Series {
  readonly pattern: string;
  readonly rows: readonly CountRow[];
}

/** Longest bar, in characters. */
const BAR = 40;
const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** One pattern as a table with bars: matches, releases with a match, all releases, matches per 100 releases. */
export function countTable(rows: readonly CountRow[], by: string): string {
  const most = Math.max(1, ...rows.map(({ matches }) => matches));
  const cells = rows.map((row) => [row.key, String(row.matches), String(row.releases), String(row.of), rate(row)]);
  const bars = rows.map(({ matches }) => bar((matches / most) * BAR));
  return layOut([[by, 'matches', 'releases', 'of', 'per 100'], ...cells], ['', ...bars]);
}

/** Several patterns side by side, each with its course as a line of blocks below. */
export function trackTable(series: readonly Series[], by: string): string {
  const keys = series[0]?.rows.map(({ key }) => key) ?? [];
  const cells = keys.map((key, at) => [
    key,
    ...series.map(({ rows }) => String(rows[at]?.matches ?? 0)),
    String(series[0]?.rows[at]?.of ?? 0),
  ]);
  const table = layOut([[by, ...series.map(({ pattern }) => pattern), 'of'], ...cells], []);
  return (
    table + series.map(({ pattern, rows }) => `${sparkline(rows.map(({ matches }) => matches))}  ${pattern}\n`).join('')
  );
}

export function countCsv(series: readonly Series[], by: string): string {
  const head = [by, 'pattern', 'matches', 'releases', 'of'];
  const lines = series.flatMap(({ pattern, rows }) =>
    rows.map((row) => [row.key, pattern, String(row.matches), String(row.releases), String(row.of)]),
  );
  return [head, ...lines].map(csvLine).join('');
}

const rate = ({ matches, of }: CountRow): string => (of === 0 ? '-' : ((100 * matches) / of).toFixed(1));

const bar = (length: number): string => '█'.repeat(Math.floor(length)) + (EIGHTHS[Math.floor((length % 1) * 8)] ?? '');

function sparkline(values: readonly number[]): string {
  const most = Math.max(1, ...values);
  return values.map((value) => '▁▂▃▄▅▆▇█'.charAt(Math.min(7, Math.floor((value / most) * 7.99)))).join('');
}

/** First column to the left, the others to the right. */
function layOut(rows: readonly (readonly string[])[], tails: readonly string[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => width(row[column] ?? ''))));
  return rows
    .map((row, at) => {
      const cells = row.map((cell, column) => {
        const space = ' '.repeat((widths[column] ?? 0) - width(cell));
        return column === 0 ? cell + space : space + cell;
      });
      return `${[...cells, tails[at] ?? ''].join('  ').trimEnd()}\n`;
    })
    .join('');
}
