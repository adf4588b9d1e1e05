import type { TextBlock } from '../../document/text.ts';
import { tellFeatures } from './feature.ts';
import { tellSecondFeatures } from './second.ts';
import { guessSpan } from './span.ts';
import { WeightSum } from './weight.ts';

/**
 * How surely each block is body: a logit, positive for body. Two judgements: the first sees the block, its neighbours
 * and a rough guess at the span; the second also sees what the first took the neighbours for.
 */
export function judgeBlocks(blocks: readonly TextBlock[]): number[] {
  const sums = blocks.map(() => new WeightSum());
  const sumOf = (index: number): WeightSum => sums[index] ?? new WeightSum();
  tellFeatures(blocks, guessSpan(blocks), sumOf);
  const first = sums.map((sum) => sum.first);
  tellSecondFeatures(blocks, first, sumOf);
  return sums.map((sum) => sum.second);
}
