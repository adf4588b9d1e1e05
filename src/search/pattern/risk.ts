import type { Node } from './ast.ts';
import { children } from './javascript.ts';

/** How many open repetitions in one pattern may try the same text in turn before the time grows out of hand. */
const OPEN_LIMIT = 3;

/**
 * Could a backtracking engine need exponential or high polynomial time? Repetitions inside repetitions, and more than
 * OPEN_LIMIT open ones side by side, are left to an engine whose time is linear.
 */
export function isRisky(node: Node): boolean {
  return openCount(node) > OPEN_LIMIT || nests(node, false);
}

/** The longest line, in bytes, on which one, two, three open repetitions take no more than some milliseconds. */
const LINE_LIMITS = [Infinity, 1000, 1000, 500];

/** The longest line, in bytes, that a backtracking engine is given without a limit of time. */
export const lineLimitOf = (node: Node): number => LINE_LIMITS[Math.min(openCount(node), OPEN_LIMIT)] ?? 0;

const isOpen = (node: Node): boolean => node.type === 'repeat' && node.max > 60;

function openCount(node: Node): number {
  const below = children(node).map(openCount);
  const own = isOpen(node) ? 1 : 0;
  return own + (node.type === 'alternate' ? Math.max(0, ...below) : below.reduce((sum, count) => sum + count, 0));
}

/** A repetition of more than one pass whose body can itself be taken in several ways. */
function nests(node: Node, repeated: boolean): boolean {
  if (node.type === 'repeat') {
    if (repeated && node.max !== node.min) return true;
    return nests(node.node, repeated || node.max > 4);
  }
  if (repeated && node.type === 'alternate') return true;
  return children(node).some((child) => nests(child, repeated));
}
