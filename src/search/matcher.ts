import { byteLength, decodeText } from './file-text.ts';
import type { CompiledPattern } from './pattern/compile.ts';

/** A part of a file, in bytes, end excluded. A line's range includes its line feed. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A match within a line, in bytes from the line's start; with what takes its place (`-r`). */
export interface Span extends Range {
  readonly replacement?: string;
}

const LF = 10;

/** Finds the lines of a file that match, and the matches within a line. */
export interface LineMatcher {
  /** ripgrep goes line by line for such a pattern, and then shows what follows its limit as context, matching or not. */
  readonly lineByLine: boolean;
  /** Lines that match together are one range, a limit is the matcher's, and `invert` too. @default false */
  readonly multiline?: boolean;
  /** The lines that match, in order. */
  lines(bytes: Buffer): Iterable<Range>;
  spans(bytes: Buffer, line: Range): Span[];
}

/** The matcher of one pattern, on JavaScript's engine. */
export class Matcher implements LineMatcher {
  readonly #pattern: CompiledPattern;

  constructor(pattern: CompiledPattern) {
    this.#pattern = pattern;
  }

  get lineByLine(): boolean {
    return this.#pattern.textEnds;
  }

  lines(bytes: Buffer): Iterable<Range> {
    return this.#pattern.required.length > 0 ? this.#linesByText(bytes) : this.#linesByRegex(bytes);
  }

  /** The text that every match holds is sought in the bytes; the expression sees only the lines that have it. */
  *#linesByText(bytes: Buffer): Generator<Range> {
    const { required, exact } = this.#pattern;
    for (let at = bytes.indexOf(required); at >= 0;) {
      const line = lineAround(bytes, at);
      if (exact || this.#test(bytes, line)) yield line;
      at = line.end >= bytes.length ? -1 : bytes.indexOf(required, line.end);
    }
  }

  #test(bytes: Buffer, line: Range): boolean {
    this.#pattern.regex.lastIndex = 0;
    return this.#pattern.regex.test(decodeText(bytes.subarray(line.start, withoutLf(bytes, line))));
  }

  *#linesByRegex(bytes: Buffer): Generator<Range> {
    const { regex } = this.#pattern;
    const text = decodeText(bytes);
    const ascii = text.length === bytes.length;
    let from = 0; // in the text
    let offset = 0; // of `from` in the bytes
    while (from < text.length) {
      const match = find(regex, text, from);
      if (!match || (match.index === text.length && text.endsWith('\n'))) return;
      const start = match.index === 0 ? 0 : text.lastIndexOf('\n', match.index - 1) + 1;
      const feed = text.indexOf('\n', match.index);
      const end = feed < 0 ? text.length : feed + 1;
      const startByte = ascii ? start : offset + byteLength(text.slice(from, start));
      const endByte = ascii ? end : startByte + byteLength(text.slice(start, end));
      yield { start: startByte, end: endByte };
      from = end;
      offset = endByte;
    }
  }

  /**
   * The matches within a line, by the rules of Rust's byte expressions: after a match, an empty one at its end does not
   * count; what matches nothing everywhere does so between the bytes of a character too.
   */
  spans(bytes: Buffer, line: Range): Span[] {
    const content = withoutLf(bytes, line);
    const text = decodeText(bytes.subarray(line.start, content), line.start > 0);
    const spans = [...matchesIn(text, this.#pattern)];
    // ripgrep drops an empty match behind the last line when it has no line feed.
    return content === line.end && spans.at(-1)?.start === line.end - line.start ? spans.slice(0, -1) : spans;
  }
}

/** The matches in a text from a place on, in bytes from there. */
export function* matchesIn(text: string, { regex, empty, replace }: CompiledPattern, first = 0): Generator<Span> {
  const span = (start: number, end: number, match: RegExpExecArray): Span =>
    replace ? { start, end, replacement: replace(match) } : { start, end };
  let counted = first;
  let offset = 0;
  let last = -1;
  for (let from = first; from <= text.length;) {
    const match = find(regex, text, from);
    if (!match) break;
    const end = match.index + match[0].length;
    offset += byteLength(text.slice(counted, match.index));
    const after = offset + byteLength(match[0]);
    if (end > match.index || match.index !== last) yield span(offset, after, match);
    last = end;
    from = end > match.index ? end : end + codeLength(text, end);
    counted = match.index;
    if (!empty || end > match.index) continue;
    const next = offset + byteLength(text.slice(end, from));
    for (let at = offset + 1; at < next; at++) yield span(at, at, match);
  }
}

function lineAround(bytes: Buffer, at: number): Range {
  const start = at === 0 ? 0 : bytes.lastIndexOf(LF, at - 1) + 1;
  const feed = bytes.indexOf(LF, at);
  return { start, end: feed < 0 ? bytes.length : feed + 1 };
}

/** The end of a line's text. */
export function withoutLf(bytes: Buffer, line: Range): number {
  return line.end > line.start && bytes[line.end - 1] === LF ? line.end - 1 : line.end;
}

/** Searches from a place. V8 finds negative look-arounds within surrogate pairs: such a find is none. */
export function find(regex: RegExp, text: string, from: number): RegExpExecArray | undefined {
  for (let at = from; ;) {
    regex.lastIndex = at;
    const match = regex.exec(text);
    if (!match) return undefined;
    if (match[0] !== '' || !splitsPair(text, match.index)) return match;
    at = match.index + 1;
  }
}

const splitsPair = (text: string, at: number): boolean => at > 0 && (text.codePointAt(at - 1) ?? 0) > 0xffff;

const codeLength = (text: string, at: number): number => ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
