import { isUtf8 } from 'node:buffer';
import type { FrontMatter } from '../../model/front-matter.ts';
import type { FieldReader } from '../fields.ts';
import type { FileResult, ResultLine } from '../result.ts';

/** Front matter that goes with each file's results. */
const ENTRY_FIELDS = ['id', 'title', 'date', 'publisher', 'site', 'source', 'section', 'lang'] as const;

/**
 * One file's results in ripgrep's event format (`rg --json`, https://docs.rs/grep-printer/latest/grep_printer/struct.JSON.html):
 * `begin`, `match`, `context`, `end`; `begin` also has `entry`: path in the archive and the main fields. Times are left out.
 */
export function jsonEvents(file: FileResult, name: string, fields: FieldReader, lineNumbers = true): string {
  const path = { text: name };
  const events: unknown[] = [{ type: 'begin', data: { path, entry: entryOf(file, fields) } }];
  let matches = 0;
  for (const line of file.lines) {
    matches += line.spans.length;
    events.push({
      type: line.matched ? 'match' : 'context',
      data: {
        path,
        lines: text(file.bytes.subarray(line.start, line.end)),
        line_number: lineNumbers ? line.number : null,
        absolute_offset: line.start,
        submatches: submatches(file, line),
      },
    });
  }
  const stats = {
    searches: 1,
    searches_with_match: 1,
    bytes_searched: file.bytes.length,
    matched_lines: file.matchedLines,
    matches,
  };
  events.push({ type: 'end', data: { path, binary_offset: null, stats } });
  return events.map((event) => `${JSON.stringify(event)}\n`).join('');
}

/** The last event: totals. */
export function jsonSummary(totals: {
  readonly files: number;
  readonly filesMatched: number;
  readonly matchedLines: number;
}): string {
  const { files: searches, filesMatched: searches_with_match, matchedLines: matched_lines } = totals;
  return `${JSON.stringify({ type: 'summary', data: { stats: { searches, searches_with_match, matched_lines } } })}\n`;
}

const submatches = (file: FileResult, line: ResultLine): unknown[] =>
  line.spans.map(({ start, end, replacement }) => ({
    match: text(file.bytes.subarray(line.start + start, line.start + end)),
    ...(replacement === undefined ? {} : { replacement: { text: replacement } }),
    start,
    end,
  }));

/** Text as it is; what is not UTF-8 in base 64. */
const text = (bytes: Buffer): { text: string } | { bytes: string } =>
  isUtf8(bytes) ? { text: bytes.toString('utf8') } : { bytes: bytes.toString('base64') };

function entryOf(file: FileResult, fields: FieldReader): Record<string, unknown> {
  const data: FrontMatter = fields(file.bytes);
  return Object.fromEntries([
    ['path', file.path],
    ...ENTRY_FIELDS.flatMap((name) => (data[name] === undefined ? [] : [[name, data[name]]])),
  ]);
}
