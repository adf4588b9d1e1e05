import type { Block } from './block.ts';

/** A table is unwrapped when its grid is this much larger than its cells: 10,000 rows beside one row of 10,000 cells. */
const MAX_SPARSENESS = 20;
const SMALL_GRID = 10_000;
/** Columns that the layout of one cell may look at, on average; tables of people need fewer than 10. */
const MAX_STEPS = 100;
const COMPLEX = /^(?:TABLE|H[1-6]|UL|OL|PRE|BLOCKQUOTE|HR|ASIDE)$/;

interface Placed {
  readonly cell: Block;
  readonly row: number;
  readonly column: number;
}

/** Tells tables of data from tables that only place things on the page; the latter become plain blocks. */
export function finishTable(table: Block): void {
  if (isData(table)) return;
  table.nodeName = 'DIV';
  for (const row of table.childNodes) {
    if (row.nodeName !== 'TR') continue;
    row.nodeName = 'DIV';
    for (const cell of row.childNodes) cell.nodeName = 'DIV';
  }
}

/** Data has columns and rows, and cells that fit on a line. */
function isData(table: Block): boolean {
  if (table.content.head) return false;
  const rows = table.childNodes.filter((child) => child.nodeName === 'TR');
  const cells = rows.flatMap((row) => row.childNodes);
  if (!rows.some((row) => row.childNodes.length > 1)) return false;
  if (rows.length < 2 && !cells.some((cell) => cell.content.head)) return false;
  if (cells.some((cell) => cell.childNodes.some((child) => COMPLEX.test(child.nodeName)))) return false;
  const grid = place(rows);
  return grid !== undefined && grid.width * rows.length <= Math.max(SMALL_GRID, cells.length * MAX_SPARSENESS);
}

/** The finished table; `textOf` gives the text of a cell on one line. */
export function tableMarkdown(table: Block, textOf: (cell: Block) => string): string {
  const rows = table.childNodes.filter((child) => child.nodeName === 'TR');
  const { placed, width } = place(rows) ?? { placed: [], width: 0 };
  const full = rows.map(() => Array.from({ length: width }, () => ''));
  for (const { cell, row, column } of placed) {
    const line = full[row];
    if (line) line[column] = escapeCell(textOf(cell));
  }
  const grid = withoutSpacers(full, width);
  const first = rows[0];
  const headed =
    first !== undefined && (first.content.head === true || first.childNodes.every((cell) => cell.content.head));
  const head = headed ? grid.shift() : undefined;
  const body = grid.filter((line) => line.some((text) => text !== ''));
  const columns = (head ?? grid[0])?.length ?? 0;
  const lines = [
    head ?? Array.from({ length: columns }, () => ''),
    Array.from({ length: columns }, () => '---'),
    ...body,
  ];
  return lines.map((line) => `| ${line.join(' | ')} |`.replace(/ {2,}/g, ' ')).join('\n');
}

/** Financial tables set signs and gaps in columns of their own; a column without a text in any row is left out. */
function withoutSpacers(grid: readonly string[][], width: number): string[][] {
  const used = Array.from({ length: width }, (_, column) => grid.some((line) => line[column] !== ''));
  return used.every(Boolean) ? [...grid] : grid.map((line) => line.filter((_, column) => used[column]));
}

/** A bar that is escaped already, at the start of a line, stays so. */
const escapeCell = (text: string): string => text.replace(/\\.|\|/g, (part) => (part === '|' ? '\\|' : part));

/**
 * Gives each cell its row and column (HTML, "forming a table"). Columns in which no cell starts are left out, so that a
 * width is never larger than the cells make it, whatever `colspan` says; `rowspan` is kept as a number. Nothing when the
 * spans ask for more work than the cells are worth.
 */
function place(rows: readonly Block[]): { readonly placed: readonly Placed[]; readonly width: number } | undefined {
  const occupied: number[] = [];
  const starts = new Set<number>();
  const cells: Placed[] = [];
  let steps = -SMALL_GRID;
  for (const [row, line] of rows.entries()) {
    let column = 0;
    for (const cell of line.childNodes) {
      for (; (occupied[column] ?? 0) > row; column++) steps++;
      cells.push({ cell, row, column });
      starts.add(column);
      const { columns = 1, rows: height = 1 } = cell.content;
      steps += columns;
      for (const end = column + columns; column < end; column++) occupied[column] = row + height;
    }
    if (steps > MAX_STEPS * cells.length) return undefined;
  }
  const order = new Map([...starts].toSorted((a, b) => a - b).map((column, at) => [column, at]));
  return { placed: cells.map((cell) => ({ ...cell, column: order.get(cell.column) ?? 0 })), width: order.size };
}
