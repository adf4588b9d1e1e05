import { lineText } from '../collect.ts';
import type { Span } from '../matcher.ts';
import type { FileResult, ResultLine } from '../result.ts';
import { ByteWriter } from './byte-writer.ts';
import { LOOK_AHEAD } from '../multiline-matcher.ts';
import { partsOf } from './multiline.ts';
import { RESET, colored, plain, start } from './style.ts';
import type { Paint } from './style.ts';

/** How lines are shown. */
export interface StandardStyle {
  /** The name that a path is shown by. */
  readonly name: (path: string) => string;
  /** @default false */
  readonly color?: boolean;
  /** Paths as headings over their lines. @default false */
  readonly heading?: boolean;
  /** @default true */
  readonly lineNumbers?: boolean;
  /** Column of the first match, in bytes from 1. @default false */
  readonly column?: boolean;
  /** One line for each match. @default false */
  readonly vimgrep?: boolean;
  /** Only the matches. @default false */
  readonly onlyMatching?: boolean;
  /** Context was asked for: gaps between groups are marked. @default false */
  readonly context?: boolean;
  /** Makes a path or a line's place a link to it. */
  readonly link?: (path: string, text: string, line?: number, column?: number) => string;
  /** Makes text fit for a terminal; absent: bytes go out as they stand. */
  readonly safe?: (text: string) => string;
}

/** Lines as ripgrep prints them: `path:line:text`, or under headings. */
export class StandardPrinter {
  readonly #style: StandardStyle;
  readonly #paint: Paint;
  readonly #isPlain: boolean;
  #out = new ByteWriter();
  #files = 0;
  #path = '';

  constructor(style: StandardStyle) {
    this.#style = style;
    this.#paint = style.color ? colored : plain;
    const { color, heading, column, vimgrep, onlyMatching, context, link, safe } = style;
    this.#isPlain = !(color || heading || column || vimgrep || onlyMatching || context || link || safe);
  }

  print(file: FileResult, out: ByteWriter): void {
    if (this.#isPlain && !file.multiline && file.lines.every(({ spans }) => spans.length === 0))
      return this.#printPlain(file, out);
    const { heading, context, safe = (text) => text, name } = this.#style;
    const path = this.#paint('path', safe(name(file.path)));
    this.#path = file.path;
    this.#out = out;
    if (file.lines.length === 0) return;
    if (this.#files++ > 0) this.#out.text(heading ? '\n' : context ? '--\n' : '');
    if (heading) this.#out.text(`${this.#link(path, file.lines[0]?.number)}\n`);
    let last: ResultLine | undefined;
    for (const line of file.lines) {
      if (context && last && line.start > last.end) this.#out.text('--\n');
      this.#line(file, line, heading ? '' : path);
      last = line;
    }
  }

  /** Lines without anything to mark: of a common word there are hundreds of thousands. */
  #printPlain({ path, bytes, lines }: FileResult, out: ByteWriter): void {
    const { name, lineNumbers = true } = this.#style;
    const shown = name(path);
    for (const { matched, number, start, end } of lines) {
      const mark = matched ? ':' : '-';
      out.text(lineNumbers ? `${shown}${mark}${number}${mark}` : `${shown}${mark}`).bytes(bytes, start, end);
      if (end === start || bytes[end - 1] !== LF) out.text('\n');
    }
  }

  /** With `-r`, what takes its place. Lines that match together are shown one by one. */
  #line(original: FileResult, line: ResultLine, path: string): void {
    const [bytes, shown] = replaced(original.bytes, line);
    if (!line.matched || !original.multiline) return this.#single(bytes, shown, path);
    for (const part of partsOf(bytes, shown, this.#style)) {
      this.#prefix(part.number, true, path, part.column);
      this.#content(part.bytes, part.spans);
    }
  }

  #single(bytes: Buffer, line: ResultLine, path: string): void {
    const { onlyMatching, vimgrep } = this.#style;
    const content = lineText(bytes, line);
    if (line.spans.length === 0 || !(onlyMatching || vimgrep)) {
      this.#prefix(line.number, line.matched, path, columnOf(line.spans[0]));
      this.#content(content, line.spans);
      return;
    }
    for (const span of line.spans) {
      this.#prefix(line.number, line.matched, path, columnOf(span));
      if (onlyMatching)
        this.#content(content.subarray(span.start, span.end), [{ start: 0, end: span.end - span.start }]);
      else this.#content(content, [span]);
    }
  }

  #prefix(number: number, matched: boolean, path: string, first: number | undefined): void {
    const { lineNumbers = true, column, vimgrep } = this.#style;
    const mark = matched ? ':' : '-';
    const places = [
      ...(path === '' ? [] : [path]),
      ...(lineNumbers ? [this.#paint('number', String(number))] : []),
      ...((column || vimgrep) && first !== undefined ? [String(first)] : []),
    ];
    if (places.length > 0) this.#out.text(this.#link(places.join(mark), number, first) + mark);
  }

  #link(text: string, line?: number, column?: number): string {
    return this.#style.link?.(this.#path, text, line, column) ?? text;
  }

  #content(content: Buffer, spans: readonly Span[]): void {
    if (this.#style.color) {
      let at = 0;
      for (const span of joined(spans)) {
        this.#part(content.subarray(at, span.start));
        if (Math.min(span.end, content.length) > span.start) {
          // not the line feed alone
          this.#out.text(start('match'));
          this.#part(content.subarray(span.start, span.end));
          this.#out.text(RESET);
        }
        at = span.end;
      }
      this.#part(content.subarray(at));
    } else {
      this.#part(content);
    }
    this.#out.text('\n');
  }

  #part(bytes: Buffer): void {
    const { safe } = this.#style;
    if (safe) this.#out.text(safe(bytes.toString('utf8')));
    else this.#out.bytes(bytes);
  }
}

const LF = 10;

const columnOf = (span: Span | undefined): number | undefined => span && span.start + 1;

/** Matches that touch are shown as one. */
function joined(spans: readonly Span[]): Span[] {
  const runs: { start: number; end: number }[] = [];
  for (const { start, end } of spans) {
    const run = runs.at(-1);
    if (run && run.end === start) run.end = end;
    else runs.push({ start, end });
  }
  return runs;
}

/** The line with its matches replaced, and where the replacements stand. */
function replaced(bytes: Buffer, line: ResultLine): [Buffer, ResultLine] {
  if (line.spans.every(({ replacement }) => replacement === undefined)) return [bytes, line];
  const parts: Buffer[] = [];
  const spans: Span[] = [];
  let length = 0;
  let at = line.start;
  const add = (part: Buffer): void => {
    parts.push(part);
    length += part.length;
  };
  for (const { start, end, replacement = '' } of line.spans) {
    add(bytes.subarray(at, line.start + start));
    const text = Buffer.from(replacement);
    spans.push({ start: length, end: length + text.length });
    add(text);
    at = line.start + end;
  }
  // A match that goes on behind the lines takes what ripgrep looked at with it.
  add(bytes.subarray(at, at > line.end ? line.end + LOOK_AHEAD : line.end));
  return [Buffer.concat(parts, length), { ...line, start: 0, end: length, spans }];
}
