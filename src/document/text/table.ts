import type { Line } from './line.ts';
import { TABLE_RULE } from './shape.ts';

/** Blanks that set cells apart; a single tab or a bar does so too. */
const APART = /\t+| {3,}/g;
/** Fewest rows: blanks may line up by chance, tabs and bars are set on purpose. */
const ROWS = 3;
const MARKED_ROWS = 2;
const MOST_CELLS = 30;

interface Row {
  readonly cells: readonly string[];
  /** Where each cell begins and ends on its line. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** By tabs or bars. */
  readonly marked: boolean;
}

function rowOf(raw: string): Row | undefined {
  if (raw.includes('|')) {
    const cells = raw.trim().replace(/^\|/, '').replace(/\|$/, '').split('|');
    return cells.length < 2 || cells.length > MOST_CELLS
      ? undefined
      : { cells: cells.map((cell) => cell.replaceAll(/\s+/g, ' ').trim()), starts: [], ends: [], marked: true };
  }
  const cells: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let at = raw.length - raw.trimStart().length;
  for (const gap of [...raw.trimEnd().matchAll(APART), undefined]) {
    const end = gap?.index ?? raw.trimEnd().length;
    if (end <= at) continue;
    cells.push(raw.slice(at, end).replaceAll(/\s+/g, ' ').trim());
    starts.push(at);
    ends.push(end);
    at = end + (gap?.[0].length ?? 0);
  }
  const marked = raw.trim().includes('\t');
  return cells.length < 2 || cells.length > MOST_CELLS ? undefined : { cells, starts, ends, marked };
}

/** Whether two rows share their columns: as many cells, each lined up on its left or its right. */
function share(one: Row, other: Row): boolean {
  if (one.cells.length !== other.cells.length || one.marked !== other.marked) return false;
  return one.marked || one.starts.every((start, i) => start === other.starts[i] || one.ends[i] === other.ends[i]);
}

/** The rows of tables by columns: index of the line to its cells. */
export function tableRows(lines: readonly Line[]): ReadonlyMap<number, readonly string[]> {
  const found = new Map<number, readonly string[]>();
  let rows: { readonly at: number; readonly row: Row }[] = [];
  const close = (): void => {
    const least = rows[0]?.row.marked === true ? MARKED_ROWS : ROWS;
    if (rows.length >= least) for (const { at, row } of rows) found.set(at, row.cells);
    rows = [];
  };
  for (const [at, { raw, gap, text }] of lines.entries()) {
    if (raw !== undefined && TABLE_RULE.test(text)) continue;
    const row = raw === undefined ? undefined : rowOf(raw);
    const last = rows.at(-1)?.row;
    if (row === undefined || gap > 0 || (last !== undefined && !share(last, row))) close();
    if (row !== undefined) rows.push({ at, row });
  }
  close();
  return found;
}
