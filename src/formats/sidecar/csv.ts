/** A row of a table with the number of the line that it begins on, from 1. */
export interface TableRow {
  readonly line: number;
  readonly values: readonly string[];
}

/** What is wrong with a table, and where. */
export class TableError extends Error {
  constructor(line: number, what: string) {
    super(`line ${line}: ${what}`);
  }
}

/** The delimiter that stands most often in the first line: comma, semicolon or tab. */
export function delimiterOf(text: string): string {
  const end = text.search(/[\r\n]/);
  const head = (end < 0 ? text : text.slice(0, end)).replaceAll(/"[^"]*"/g, '');
  const counts = [',', ';', '\t'].map((mark) => ({ mark, count: head.split(mark).length }));
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).mark;
}

/**
 * Rows of delimited text (RFC 4180): quoted values may hold delimiters, quotes (doubled) and line ends. Blank lines are
 * left out. Linear in the text's length.
 * @throws TableError for a quote that is never closed, or text behind a closed one
 */
export function* readTable(text: string, delimiter: string): Generator<TableRow> {
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const first = line;
    const values: string[] = [];
    for (let more = true; more;) {
      const cell = text[at] === '"' ? quoted(text, at, first) : bare(text, at, delimiter);
      values.push(cell.value);
      line += cell.value.split('\n').length - 1;
      at = cell.end;
      more = text[at] === delimiter;
      if (more) at++;
      else if (at < text.length && text[at] !== '\n' && text[at] !== '\r')
        throw new TableError(line, 'text stands behind a closing quote');
    }
    if (text[at] === '\r') at++;
    if (text[at] === '\n') at++;
    line++;
    if (values.length > 1 || values[0] !== '') yield { line: first, values };
  }
}

interface Cell {
  readonly value: string;
  readonly end: number;
}

function bare(text: string, from: number, delimiter: string): Cell {
  let end = from;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end++;
  return { value: text.slice(from, end), end };
}

function quoted(text: string, from: number, line: number): Cell {
  const parts: string[] = [];
  for (let at = from + 1; ;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) throw new TableError(line, 'a quote is not closed');
    parts.push(text.slice(at, quote));
    if (text[quote + 1] !== '"') return { value: parts.join('"'), end: quote + 1 };
    at = quote + 2;
  }
}
