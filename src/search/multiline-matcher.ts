import { isUtf8 } from 'node:buffer';
import { byteLength, decodeText } from './file-text.ts';
import { find, matchesIn } from './matcher.ts';
import type { LineMatcher, Range, Span } from './matcher.ts';
import type { CompiledPattern } from './pattern/compile.ts';
import type { ResultOptions } from './result.ts';

const LF = 10;
/** ripgrep looks so far behind lines that match together when it looks for the matches in them. */
export const LOOK_AHEAD = 128;

/** Finds matches that may span lines (`-U`), as ripgrep's searcher does. */
export class MultilineMatcher implements LineMatcher {
  readonly lineByLine = false;
  readonly multiline = true;
  readonly #pattern: CompiledPattern;
  readonly #invert: boolean;
  readonly #limit: number;

  constructor(pattern: CompiledPattern, { invert = false, maxCount = Infinity }: ResultOptions) {
    this.#pattern = pattern;
    this.#invert = invert;
    this.#limit = maxCount;
  }

  /** The lines of matches; where those of two touch, together. With `invert`, the other lines one by one. */
  lines(bytes: Buffer): Iterable<Range> {
    return this.#invert ? this.#others(bytes) : this.#blocks(bytes);
  }

  *#blocks(bytes: Buffer): Generator<Range> {
    let last: Range | undefined;
    for (const lines of this.#found(bytes)) {
      if (last && last.end >= lines.start) {
        last = { start: last.start, end: lines.end };
        continue;
      }
      if (last) yield last;
      last = lines;
    }
    if (last) yield last;
  }

  *#others(bytes: Buffer): Generator<Range> {
    let at = 0;
    for (const { start, end } of this.#found(bytes)) {
      yield* linesBetween(bytes, at, start);
      at = end;
    }
    yield* linesBetween(bytes, at, bytes.length);
  }

  /** The lines of one match after the other, up to the limit. Each is sought in what is left, as if nothing stood before it. */
  *#found(bytes: Buffer): Generator<Range> {
    const rest = new Rest(bytes);
    for (let count = 0; count < this.#limit && rest.offset < bytes.length; count++) {
      const match = rest.find(this.#pattern.regex);
      if (!match) return;
      const lines = linesAround(bytes, match);
      if (this.#invert) rest.moveTo(lines.end);
      else rest.moveTo(match.end > match.start ? match.end : match.end + 1);
      yield lines;
    }
  }

  /**
   * Looks back over the line feed before the lines and some way behind them, as ripgrep does. With `invert` the lines are
   * those around the ones shown, and only each by itself is looked at.
   */
  spans(bytes: Buffer, lines: Range): Span[] {
    const before = lines.start > 0 && !this.#invert ? 1 : 0;
    const text = decodeText(bytes.subarray(lines.start - before, lines.end + (this.#invert ? 0 : LOOK_AHEAD)));
    const spans: Span[] = [];
    for (const span of matchesIn(text, this.#pattern, before)) {
      if (span.start >= lines.end - lines.start) break;
      spans.push(span);
    }
    return spans;
  }
}

/** What is left of a text, from a byte on. */
class Rest {
  offset = 0;
  readonly #bytes: Buffer;
  readonly #text: string;
  /** Text may be cut: each part is decoded as within the whole. */
  readonly #valid: boolean;
  #at = 0; // in #text
  #within = false; // a character

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    this.#text = decodeText(bytes);
    this.#valid = isUtf8(bytes);
  }

  find(regex: RegExp): Range | undefined {
    if (this.#within) {
      // Only nothing matches here, and that looks ahead at one character.
      const near = find(regex, decodeText(this.#bytes.subarray(this.offset, this.offset + 8)), 0);
      if (near?.index === 0 && near[0] === '') return { start: this.offset, end: this.offset };
    }
    const text =
      this.#valid && !this.#within ? this.#text.slice(this.#at) : decodeText(this.#bytes.subarray(this.offset));
    const match = find(regex, text, 0);
    if (!match) return undefined;
    const start = this.offset + byteLength(text.slice(0, match.index));
    return { start, end: start + byteLength(match[0]) };
  }

  moveTo(offset: number): void {
    if (this.#valid) {
      let boundary = offset;
      while (((this.#bytes[boundary] ?? 0) & 0xc0) === 0x80) boundary--;
      const known = this.#within ? this.#start : this.offset;
      this.#at += this.#bytes.toString('utf8', known, boundary).length;
      this.#start = boundary;
      this.#within = boundary !== offset;
    }
    this.offset = offset;
  }

  #start = 0; // of the character at the offset
}

/** As ripgrep locates a match: a line feed at its end ends its last line. */
function linesAround(bytes: Buffer, { start, end }: Range): Range {
  const first = start === 0 ? 0 : bytes.lastIndexOf(LF, start - 1) + 1;
  if (end > first && bytes[end - 1] === LF) return { start: first, end };
  const feed = bytes.indexOf(LF, end);
  return { start: first, end: feed < 0 ? bytes.length : feed + 1 };
}

function* linesBetween(bytes: Buffer, from: number, to: number): Generator<Range> {
  for (let at = from; at < to;) {
    const feed = bytes.indexOf(LF, at);
    const end = feed < 0 || feed >= to ? to : feed + 1;
    yield { start: at, end };
    at = end;
  }
}
