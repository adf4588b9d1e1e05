import { lineText } from '../../search/collect.ts';
import { loadFieldReader } from '../../search/fields.ts';
import type { FileResult } from '../../search/result.ts';
import type { ByteWriter } from '../../search/print/byte-writer.ts';
import { colored, plain } from '../../search/print/style.ts';
import { safeLine } from '../terminal.ts';
import type { Printer, PrinterOptions } from './printer.ts';
import { endOf, startOf, width } from './width.ts';

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
  // Bytes of a line on either side: room for letters with a dozen marks; a line may have megabytes.
  const reach = columns * 24 + 64;
  const result = (file: FileResult, out: ByteWriter): void => {
    const data = fields(file.bytes);
    const date = (data.date ?? '').slice(0, 10).padEnd(10);
    const source = fit(data.publisher ?? data.site ?? hostOf(data.source), 20);
    const head = (line: number): string =>
      `${paint('number', safeLine(date))}  ${link(file.path, paint('path', source), line)}`;
    for (const line of file.lines) {
      const text = lineText(file.bytes, line);
      for (const { start, end } of line.spans) {
        const before = endOf(safeLine(textBefore(text, start, reach)), columns);
        const match = paint('match', safeLine(text.toString('utf8', start, end)));
        const after = startOf(safeLine(textAfter(text, end, reach)), columns);
        const space = ' '.repeat(columns - width(before));
        out.text(`${head(line.number)}  ${space}${before}${match}${after}\n`);
      }
    }
  };
  return { spans: true, result, missed: () => undefined, end: () => undefined };
}

const hostOf = (address = ''): string => (URL.canParse(address) ? new URL(address).hostname : '');

/** Exactly so many columns of a name. */
function fit(text: string, columns: number): string {
  const shown = startOf(safeLine(text), columns);
  return shown + ' '.repeat(columns - width(shown));
}

/** What stands before a match. Of a long line a part is taken, without the letter that was cut. */
function textBefore(line: Buffer, end: number, reach: number): string {
  const from = end - reach;
  return from <= 0
    ? line.toString('utf8', 0, end)
    : letters(line.toString('utf8', from, end))
        .slice(1)
        .join('');
}

function textAfter(line: Buffer, start: number, reach: number): string {
  const to = start + reach;
  return to >= line.length
    ? line.toString('utf8', start)
    : letters(line.toString('utf8', start, to))
        .slice(0, -1)
        .join('');
}

const letters = (text: string): string[] => Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
