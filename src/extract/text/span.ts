import type { TextBlock } from '../../document/text.ts';
import { endsClosed } from '../../document/text/shape.ts';
import { isFurniture, isTail } from './label.ts';

/** From the first block of the body to behind its last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** How much a block looks like running text: positive for prose, negative for menu items. */
function prose(block: TextBlock): number {
  const ended = endsClosed(block.text);
  if (block.width >= 140) return block.width;
  if (block.width >= 80) return ended ? block.width : block.width / 2;
  if (block.width >= 40) return ended ? block.width / 2 : -12;
  return ended ? -4 : -16;
}

/** Scores with a growing cost for runs of short lines. */
function scores(blocks: readonly TextBlock[]): number[] {
  let run = 0;
  return blocks.map((block) => {
    if (block.running) return 0;
    if (block.width < 160 && isFurniture(block.text)) {
      run++;
      return -30 - 4 * Math.min(run, 5);
    }
    const own = prose(block);
    if (own > 0) run = Math.max(0, run - 2);
    else run++;
    return own > 0 ? own : own - 3 * Math.min(run, 10);
  });
}

/** The contiguous run of blocks with the largest sum of scores, cut at the first mark of a tail. */
export function guessSpan(blocks: readonly TextBlock[]): Span {
  let at = 0;
  let sum = 0;
  let top = -Infinity;
  let span: Span = { start: 0, end: 0 };
  scores(blocks).forEach((score, i) => {
    if (sum <= 0) {
      sum = 0;
      at = i;
    }
    sum += score;
    if (sum > top) {
      top = sum;
      span = { start: at, end: i + 1 };
    }
  });
  const length = span.end - span.start;
  for (let i = span.start + Math.ceil(length * 0.4); i < span.end; i++) {
    const block = blocks[i];
    if (block !== undefined && block.width < 60 && isTail(block.text)) return { start: span.start, end: i };
  }
  return span;
}
