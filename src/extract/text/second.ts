import type { TextBlock } from '../../document/text.ts';
import { weighed } from './weight.ts';
import type { FeatureSink } from './weight.ts';

const probability = (logit: number): number => 1 / (1 + Math.exp(-logit));

const Z = weighed('z');
const Z_PREV = weighed('z:prev');
const Z_NEXT = weighed('z:next');
const Z_PREV_3 = weighed('z:prev-3');
const Z_NEXT_3 = weighed('z:next-3');
const Z_PREV_8 = weighed('z:prev-8');
const Z_NEXT_8 = weighed('z:next-8');
const Z_BOTH = weighed('z:both');
const Z_BOTH_3 = weighed('z:both-3');
const Z_BEFORE = weighed('z:before');
const Z_AFTER = weighed('z:after');
const Z_EDGE = weighed('z:edge');
const Z_NONE_BEFORE = weighed('z:none-before');
const Z_NONE_AFTER = weighed('z:none-after');
const Z_SIZE = weighed('z:size');
const RUN = weighed('run');
const RUN_BEFORE = weighed('run:before');
const RUN_BEFORE_BY = weighed('run:before-by');
const RUN_AFTER = weighed('run:after');
const RUN_AFTER_BY = weighed('run:after-by');

/** Tells a sink the features of each block from a first judgement: what its neighbours were taken for, and the run that it stands in. */
export function tellSecondFeatures(
  blocks: readonly TextBlock[],
  logits: readonly number[],
  sinkOf: (index: number) => FeatureSink,
): void {
  const n = blocks.length;
  const p = logits.map(probability);
  const sums = new Float64Array(n + 1);
  const mass = new Float64Array(n + 1);
  for (let i = 0; i < n; i++) {
    sums[i + 1] = (sums[i] ?? 0) + (p[i] ?? 0);
    mass[i + 1] = (mass[i] ?? 0) + (p[i] ?? 0) * Math.min(blocks[i]?.width ?? 0, 500);
  }
  const total = mass[n] ?? 0;
  const mean = (from: number, to: number): number => {
    const a = Math.max(0, from);
    const b = Math.min(n, to);
    return b <= a ? 0 : ((sums[b] ?? 0) - (sums[a] ?? 0)) / (b - a);
  };
  const run = bestRun(logits);
  for (const [i, logit] of logits.entries()) {
    const before = total === 0 ? 0 : (mass[i] ?? 0) / total;
    const after = total === 0 ? 0 : (total - (mass[i + 1] ?? 0)) / total;
    const own = Math.max(-6, Math.min(6, logit));
    const inside = i >= run.start && i < run.end;
    const sink = sinkOf(i);
    sink.add(Z, own);
    sink.add(Z_PREV, p[i - 1] ?? 0);
    sink.add(Z_NEXT, p[i + 1] ?? 0);
    sink.add(Z_PREV_3, mean(i - 3, i));
    sink.add(Z_NEXT_3, mean(i + 1, i + 4));
    sink.add(Z_PREV_8, mean(i - 8, i));
    sink.add(Z_NEXT_8, mean(i + 1, i + 9));
    sink.add(Z_BOTH, (p[i - 1] ?? 0) * (p[i + 1] ?? 0));
    sink.add(Z_BOTH_3, mean(i - 3, i) * mean(i + 1, i + 4));
    sink.add(Z_BEFORE, before);
    sink.add(Z_AFTER, after);
    sink.add(Z_EDGE, Math.min(before, after));
    sink.add(Z_NONE_BEFORE, before < 0.02 ? 1 : 0);
    sink.add(Z_NONE_AFTER, after < 0.02 ? 1 : 0);
    sink.add(Z_SIZE, Math.log1p(total) / 10);
    if (inside) sink.add(RUN, 1);
    else if (i < run.start) {
      sink.add(RUN_BEFORE, 1);
      sink.add(RUN_BEFORE_BY, Math.log1p(run.start - i));
    } else {
      sink.add(RUN_AFTER, 1);
      sink.add(RUN_AFTER_BY, Math.log1p(i - run.end));
    }
  }
}

/** The contiguous run with the largest sum of logits. */
function bestRun(logits: readonly number[]): { start: number; end: number } {
  let at = 0;
  let sum = 0;
  let top = -Infinity;
  let run = { start: 0, end: 0 };
  logits.forEach((logit, i) => {
    if (sum <= 0) {
      sum = 0;
      at = i;
    }
    sum += Math.max(-4, Math.min(4, logit));
    if (sum > top) {
      top = sum;
      run = { start: at, end: i + 1 };
    }
  });
  return run;
}
