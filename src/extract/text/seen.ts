import { bundle, weighed } from './weight.ts';
import type { Bundle } from './weight.ts';

/** Where a block stands for the one that sees it. */
const SIDES = ['prev', 'next', 'prev2', 'next2'];
/** There are some dozens of kinds, so they are kept. */
const SEEN = new Map<string, readonly Bundle[]>();

/** What a block of these features is to its neighbours, for each side. */
export function seenFrom(names: readonly string[]): readonly Bundle[] {
  const key = names.join(' ');
  const known = SEEN.get(key);
  if (known !== undefined) return known;
  const seen = SIDES.map((side) => bundle(names.map((name) => weighed(`${side}:${name}`))));
  SEEN.set(key, seen);
  return seen;
}

/** Beyond the first block and the last. */
export const NOBODY = seenFrom(['none']);
