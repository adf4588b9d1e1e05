import { withoutLf } from '../matcher.ts';
import type { Span } from '../matcher.ts';
import type { ResultLine } from '../result.ts';

/** One line of output for lines that match together. */
export interface Part {
  readonly number: number;
  /** From 1, in bytes; undefined where no match is known. */
  readonly column: number | undefined;
  readonly bytes: Buffer;
  /** What is coloured. */
  readonly spans: readonly Span[];
}

/**
 * Lines that match together (`-U`) as ripgrep shows them: line by line, each with the column of the first match; with
 * `onlyMatching` what of each match stands on each line; with `vimgrep` the first line of each match. Empty matches are shown
 * by neither.
 */
export function partsOf(
  bytes: Buffer,
  block: ResultLine,
  { onlyMatching, vimgrep }: { readonly onlyMatching?: boolean; readonly vimgrep?: boolean },
): Iterable<Part> {
  if (block.spans.length > 0 && onlyMatching) return matchesByLine(bytes, block);
  if (block.spans.length > 0 && vimgrep) return firstLines(bytes, block);
  return wholeLines(bytes, block);
}

function* wholeLines(bytes: Buffer, block: ResultLine): Generator<Part> {
  const first = block.spans[0];
  for (const { number, from, to } of linesOf(bytes, block)) {
    const within = block.spans.filter(({ start, end }) => start <= to && end > from);
    yield part(bytes, block, number, from, to, first && first.start + 1, within);
  }
}

function* matchesByLine(bytes: Buffer, block: ResultLine): Generator<Part> {
  let index = 0;
  for (const { number, from, to } of linesOf(bytes, block)) {
    for (let at = from; at < to;) {
      while (index < block.spans.length && (block.spans[index]?.end ?? 0) <= at) index++;
      const span = block.spans[index];
      if (!span) return;
      const start = Math.max(at, span.start);
      at = Math.min(to, span.end);
      if (at > start) yield part(bytes, block, number, start, at, span.start + 1, [span]);
    }
  }
}

function* firstLines(bytes: Buffer, block: ResultLine): Generator<Part> {
  const lines = [...linesOf(bytes, block)];
  let index = 0;
  for (const span of block.spans) {
    while (index < lines.length && (lines[index]?.next ?? 0) <= span.start) index++;
    const line = lines[index];
    if (!line || line.from >= span.end) continue;
    yield part(bytes, block, line.number, line.from, line.to, Math.max(0, span.start - line.from) + 1, [span]);
  }
}

function part(
  bytes: Buffer,
  block: ResultLine,
  number: number,
  from: number,
  to: number,
  column: number | undefined,
  spans: readonly Span[],
): Part {
  return {
    number,
    column,
    bytes: bytes.subarray(block.start + from, block.start + to),
    spans: spans.map(({ start, end }) => ({ start: Math.max(start, from) - from, end: Math.min(end, to) - from })),
  };
}

interface Line {
  readonly number: number;
  /** In bytes from the start of the block; the line feed stands between `to` and `next`. */
  readonly from: number;
  readonly to: number;
  readonly next: number;
}

function* linesOf(bytes: Buffer, block: ResultLine): Generator<Line> {
  let { number } = block;
  for (let start = block.start; start < block.end; number++) {
    const feed = bytes.indexOf(10, start);
    const end = feed < 0 || feed >= block.end ? block.end : feed + 1;
    const to = withoutLf(bytes, { start, end });
    yield { number, from: start - block.start, to: to - block.start, next: end - block.start };
    start = end;
  }
}
