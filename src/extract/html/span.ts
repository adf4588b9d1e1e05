import { isFurniture, isLinkedSentence, type Leaf } from './leaf.ts';

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Inside the container, the contiguous run of blocks with the largest sum, grown by what belongs to its edges. */
export function chooseSpan(leaves: readonly Leaf[], first: number, last: number): Span {
  const run = largestRun(leaves, first, last);
  return { start: growUp(leaves, run.start, first), end: growDown(leaves, run.end, last) };
}

function largestRun(leaves: readonly Leaf[], first: number, last: number): Span {
  let best = { start: first, end: last };
  let top = -Infinity;
  let start = first;
  let sum = 0;
  for (let index = first; index < last; index++) {
    if (sum <= 0) {
      sum = 0;
      start = index;
    }
    sum += leaves[index]?.score ?? 0;
    if (sum > top) {
      top = sum;
      best = { start, end: index + 1 };
    }
  }
  return best;
}

function growUp(leaves: readonly Leaf[], from: number, first: number): number {
  let start = from;
  const parent = leaves[from]?.block.scope.parent;
  while (start > first) {
    const leaf = leaves[start - 1];
    if (!leaf || isFurniture(leaf) || leaf.foreign || leaf.box || leaf.meta || leaf.dateLine) break;
    if (leaf.link > 0.3 && !isLinkedSentence(leaf, parent)) break;
    const { block } = leaf;
    const sibling = block.scope.parent === parent && (leaf.ends || block.level > 1);
    const point = block.scope.list !== undefined && block.width > 30;
    if (!(block.level > 1) && !sibling && !point && (leaf.score > 0 || leaf.score <= -8 || block.width <= 30)) break;
    start--;
  }
  return start;
}

/**
 * Behind the last prose its own kind goes on: siblings of its paragraphs, ends of tables, lists and quotes. A short list behind
 * a line with a colon is not: tried, the share of 37 releases without a fault fell from .95 to .87.
 */
function growDown(leaves: readonly Leaf[], from: number, last: number): number {
  const parent = leaves[from - 1]?.block.scope.parent;
  let end = from;
  while (end < last) {
    const leaf = leaves[end];
    if (!leaf || isFurniture(leaf) || leaf.foreign || leaf.box) break;
    const { scope } = leaf.block;
    const sibling = scope.parent === parent && leaf.block.level === 0;
    if (!sibling && !scope.quote && (leaf.score <= -8 || leaf.link >= 0.3)) break;
    if (!sibling && !leaf.ends && !scope.table && !scope.list && !scope.quote) break;
    end++;
  }
  return end;
}
