import { lineText } from '../../search/collect.ts';
import { loadFieldReader } from '../../search/fields.ts';
import type { FileResult } from '../../search/result.ts';
import { colored, plain } from '../../search/print/style.ts';
import { safeLine } from '../terminal.ts';
import type { Printer, PrinterOptions } from './printer.ts';
import { width } from './width.ts';

const NOTHING = Buffer.alloc(0);

/**
 * Keyword in context: each match on a line, the matches below one another, with date and source before. Control
 * characters are shown as escapes, in pipes too: they would break the columns.
 * @param columns room on either side of a match
 */
export async function kwicPrinter(
  columns: number,
  { color, link = (_, text) => text }: PrinterOptions,
): Promise<Printer> {
  const fields = await loadFieldReader();
  const paint = color ? colored : plain;
  const result = (file: FileResult): Buffer => {
    const data = fields(file.bytes);
    const date = (data.date ?? '').slice(0, 10).padEnd(10);
    const source = fit(data.publisher ?? data.site ?? hostOf(data.source), 20);
    const head = (line: number): string =>
      `${paint('number', safeLine(date))}  ${link(file.path, paint('path', source), line)}`;
    const lines: string[] = [];
    for (const line of file.lines) {
      const text = lineText(file.bytes, line);
      for (const { start, end } of line.spans) {
        const before = tail(safeLine(text.toString('utf8', 0, start)), columns);
        const match = paint('match', safeLine(text.toString('utf8', start, end)));
        const after = cut(safeLine(text.toString('utf8', end)), columns);
        lines.push(`${head(line.number)}  ${before}${match}${after}\n`);
      }
    }
    return Buffer.from(lines.join(''));
  };
  return { spans: true, result, missed: () => NOTHING, end: () => NOTHING };
}

const hostOf = (address = ''): string => (URL.canParse(address) ? new URL(address).hostname : '');

/** Exactly so many columns of a name. */
function fit(text: string, columns: number): string {
  const shown = cut(safeLine(text), columns);
  return shown + ' '.repeat(columns - width(shown));
}

/** As much of the start of a text as has room. */
function cut(text: string, columns: number): string {
  let used = 0;
  let shown = '';
  for (const char of text.slice(0, columns * 4)) {
    used += width(char);
    if (used > columns) break;
    shown += char;
  }
  return shown;
}

/** As much of its end, set to the right. */
function tail(text: string, columns: number): string {
  const shown: string[] = [];
  let used = 0;
  for (const char of Array.from(text.slice(-columns * 4)).toReversed()) {
    const wide = width(char);
    if (used + wide > columns) break;
    used += wide;
    shown.unshift(char);
  }
  return ' '.repeat(columns - used) + shown.join('');
}
