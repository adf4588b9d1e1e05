import { width } from '../grep/width.ts';
import { safeLine } from '../terminal.ts';

/** Columns with two spaces between, the first to the left and the others to the right; made safe for terminals. */
export function table(rows: readonly (readonly string[])[]): string {
  const safe = rows.map((row) => row.map(safeLine));
  const widths = (safe[0] ?? []).map((_, column) => Math.max(...safe.map((row) => width(row[column] ?? ''))));
  return safe
    .map((row) => {
      const cells = row.map((cell, column) => {
        const space = ' '.repeat((widths[column] ?? 0) - width(cell));
        return column === 0 ? cell + space : space + cell;
      });
      return `${cells.join('  ').trimEnd()}\n`;
    })
    .join('');
}

/** A day as it is known: `2021-12-18`, `2021-12`, `2021`, or nothing. */
export function dayText(day: number): string {
  if (day === 0) return '';
  const digits = String(day).padStart(8, '0');
  return [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)].filter((part) => part !== '00').join('-');
}
