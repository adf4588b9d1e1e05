import { looksLikeDate } from '../../document/date-shape.ts';
import type { TextBlock } from '../../document/text.ts';
import { TABLE_RULE } from '../../document/text/shape.ts';
import { isFurniture, labelOf } from './label.ts';

/** Longest caption of a table, in columns. */
const CAPTION = 120;

const isRow = (block: TextBlock | undefined): boolean => block?.cells !== undefined;
/** The line under the head of a table. */
export const isTableRule = (block: TextBlock | undefined): boolean =>
  block?.kind === 'rule' && TABLE_RULE.test(block.text);

/** A table of furniture: a menu set in columns. */
const isMenu = (rows: readonly TextBlock[]): boolean =>
  rows.some(({ cells = [] }) => cells.some((cell) => isFurniture(cell) && labelOf(cell)?.whole === true));

/**
 * A table is one thing: its rows share a fate. It is the text's own where most of it reads so, or where it stands right
 * behind a block of the body, with at most a caption between.
 */
export function keepTables(blocks: readonly TextBlock[], body: Set<number>): void {
  for (let start = 0; start < blocks.length; start++) {
    if (!isRow(blocks[start])) continue;
    let end = start + 1;
    while ((isRow(blocks[end]) && blocks[end]?.gap === 0) || isTableRule(blocks[end])) end++;
    keepTable(blocks, start, end, body);
    start = end - 1;
  }
}

function keepTable(blocks: readonly TextBlock[], start: number, end: number, body: Set<number>): void {
  const rows: number[] = [];
  for (let i = start; i < end; i++) if (isRow(blocks[i])) rows.push(i);
  const width = (at: readonly number[]): number => at.reduce((sum, i) => sum + (blocks[i]?.width ?? 0), 0);
  const reads = width(rows.filter((i) => body.has(i))) * 2 > width(rows);
  const behind = body.has(start - 1) ? [] : captionOf(blocks, start, body);
  if (!reads && (behind === undefined || isMenu(rows.flatMap((i) => blocks[i] ?? [])))) return;
  for (const i of [...(behind ?? []), ...rows]) body.add(i);
}

/** The caption between a block of the body and a table; nothing where the table does not follow the body. */
function captionOf(blocks: readonly TextBlock[], start: number, body: ReadonlySet<number>): number[] | undefined {
  const block = blocks[start - 1];
  if (block === undefined || !body.has(start - 2) || block.kind === 'rule' || block.width > CAPTION) return undefined;
  return labelOf(block.text) === undefined && !looksLikeDate(block.text) ? [start - 1] : undefined;
}
