import { bodyStart } from './body.ts';
import { withoutLf } from './matcher.ts';
import type { LineMatcher, Range } from './matcher.ts';
import type { FileResult, ResultLine, ResultOptions } from './result.ts';

const LF = 10;

/** What one file gives, or undefined when nothing matches. */
export function collect(
  path: string,
  bytes: Buffer,
  matcher: LineMatcher,
  options: ResultOptions,
): FileResult | undefined {
  if (options.maxCount === 0 || bytes.length === 0) return undefined;
  const { multiline = false } = matcher;
  const limit = multiline ? Infinity : (options.maxCount ?? Infinity);
  const hits = options.invert && !multiline ? otherLines(bytes, matcher.lines(bytes)) : matcher.lines(bytes);
  const detail = options.detail ?? 'lines';
  if (detail === 'lines') return collectLines(path, bytes, hits, matcher, { ...options, maxCount: limit });
  let matchedLines = 0;
  let matches = 0;
  const start = options.bodyOnly === true ? bodyStart(bytes) : 0;
  for (const hit of hits) {
    if (hit.end === hit.start || hit.start < start) continue;
    matchedLines++;
    if (detail === 'count-matches' || (detail === 'count' && multiline))
      matches += options.invert ? 1 : Math.max(1, matcher.spans(bytes, hit).length); // ripgrep counts the line at least
    if (detail === 'exists' || matchedLines >= limit) break;
  }
  if (matchedLines === 0) return undefined;
  return { path, bytes, lines: [], matchedLines: multiline && detail === 'count' ? matches : matchedLines, matches };
}

function collectLines(
  path: string,
  bytes: Buffer,
  hits: Iterable<Range>,
  matcher: LineMatcher,
  options: ResultOptions,
): FileResult | undefined {
  const { before = 0, after = 0, maxCount = Infinity, passthru = false } = options;
  const out = new Lines(bytes, matcher, options);
  let matchedLines = 0;
  let stop = Infinity; // once the limit is reached, only the lines after the last hit are shown
  for (const hit of hits) {
    if (hit.start >= stop || (stop < Infinity && matcher.lineByLine)) break;
    out.context(hit.start, passthru ? Infinity : after, passthru ? Infinity : before, matchedLines > 0);
    if (hit.end === hit.start) continue; // behind the last line: ripgrep shows what stands before it
    out.add(hit, true);
    if (stop === Infinity) matchedLines++;
    if (matchedLines >= maxCount && stop === Infinity) {
      if (passthru) {
        // The rest is context; with -v, ripgrep shows it as matching.
        for (let at = hit.end; options.invert === true && at < bytes.length; at = lineEnd(bytes, at))
          out.add({ start: at, end: lineEnd(bytes, at) }, true);
        break;
      }
      stop = afterLines(bytes, hit.end, after);
      if (stop === hit.end) break;
    }
  }
  if (out.lines.length === 0 && !passthru) return undefined;
  const rest = stop === Infinity ? bytes.length : stop;
  out.context(rest, passthru || stop !== Infinity ? Infinity : after, 0, true);
  return { path, bytes, lines: out.lines, matchedLines, matches: 0, multiline: matcher.multiline === true };
}

function afterLines(bytes: Buffer, from: number, count: number): number {
  let at = from;
  for (let n = 0; n < count && at < bytes.length; n++) at = lineEnd(bytes, at);
  return at;
}

/** Gathers lines in order and numbers them. */
class Lines {
  readonly lines: ResultLine[] = [];
  readonly #bytes: Buffer;
  readonly #matcher: LineMatcher;
  readonly #spans: boolean;
  readonly #invert: boolean;
  #number = 1; // of the line at #counted
  #counted = 0;
  #end = 0; // of the last line given out

  constructor(bytes: Buffer, matcher: LineMatcher, { spans = false, invert = false }: ResultOptions) {
    this.#bytes = bytes;
    this.#matcher = matcher;
    this.#spans = spans;
    this.#invert = invert;
  }

  add(line: Range, matched: boolean): void {
    for (let at = this.#counted; at < line.start;) {
      at = lineEnd(this.#bytes, at);
      this.#number++;
    }
    this.#counted = line.start;
    this.#end = line.end;
    // With -v the lines around hold the matches; ripgrep looks in all, and finds some of nothing in a line that has none.
    const looks = this.#matcher.multiline ? matched !== this.#invert : matched || this.#invert;
    const spans = this.#spans && looks ? this.#matcher.spans(this.#bytes, line) : [];
    this.lines.push({ matched, number: this.#number, start: line.start, end: line.end, spans });
  }

  /** The lines after the last one given out, and those before `next`. */
  context(next: number, after: number, before: number, hasLast: boolean): void {
    if (hasLast || after === Infinity) {
      for (let n = 0; n < after && this.#end < next; n++)
        this.add({ start: this.#end, end: lineEnd(this.#bytes, this.#end) }, false);
    }
    if (before === 0) return;
    const starts: number[] = [];
    for (let at = next; starts.length < before && at > this.#end;) {
      at = at === 1 ? 0 : this.#bytes.lastIndexOf(LF, at - 2) + 1;
      starts.unshift(at);
    }
    for (const start of starts) this.add({ start, end: lineEnd(this.#bytes, start) }, false);
  }
}

function lineEnd(bytes: Buffer, start: number): number {
  const feed = bytes.indexOf(LF, start);
  return feed < 0 ? bytes.length : feed + 1;
}

/** The lines between those given (`-v`). */
function* otherLines(bytes: Buffer, lines: Iterable<Range>): Generator<Range> {
  let at = 0;
  const upTo = function* (end: number): Generator<Range> {
    while (at < end) {
      const line = { start: at, end: lineEnd(bytes, at) };
      at = line.end;
      yield line;
    }
  };
  for (const line of lines) {
    yield* upTo(line.start);
    at = line.end;
  }
  yield* upTo(bytes.length);
}

/** The text of a line without its line feed. */
export function lineText(bytes: Buffer, line: Range): Buffer {
  return bytes.subarray(line.start, withoutLf(bytes, line));
}
