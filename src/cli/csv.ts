/** A line as RFC 4180 has it, with LF. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(quoted).join(',')}\n`;

/** A spreadsheet would run a cell that begins like a formula. */
function quoted(cell: string): string {
  const inert = /^[=+\-@\t]/.test(cell) ? `'${cell}` : cell;
  return /[",\n\r]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
