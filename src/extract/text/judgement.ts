import type { TextBlock } from '../../document/text.ts';
import { featuresOf } from './feature.ts';
import { FIRST } from './first-weights.ts';
import { secondFeatures } from './second.ts';
import { SECOND } from './second-weights.ts';
import { guessSpan } from './span.ts';

/** Both weights of each feature under one name, for one look-up a feature. */
const WEIGHTS = new Map<string, { readonly first: number; readonly second: number }>();
for (const name of new Set([...Object.keys(FIRST), ...Object.keys(SECOND)])) {
  WEIGHTS.set(name, { first: FIRST[name] ?? 0, second: SECOND[name] ?? 0 });
}

/**
 * How surely each block is body: a logit, positive for body. Two judgements: the first sees the block, its neighbours
 * and a rough guess at the span; the second also sees what the first took the neighbours for.
 */
export function judgeBlocks(blocks: readonly TextBlock[]): number[] {
  const first: number[] = [];
  const second: number[] = [];
  for (const features of featuresOf(blocks, guessSpan(blocks))) {
    let one = 0;
    let two = 0;
    for (const [name, value] of features) {
      const weight = WEIGHTS.get(name);
      if (weight === undefined) continue;
      one += weight.first * value;
      two += weight.second * value;
    }
    first.push(one);
    second.push(two);
  }
  let i = 0;
  for (const further of secondFeatures(blocks, first)) {
    for (const [name, value] of further) second[i] = (second[i] ?? 0) + (SECOND[name] ?? 0) * value;
    i++;
  }
  return second;
}
