import type { TextBlock } from '../../document/text.ts';
import type { Feature } from './feature.ts';

const probability = (logit: number): number => 1 / (1 + Math.exp(-logit));

/** Features from a first judgement: what its neighbours were taken for, and the run that it stands in. */
export function* secondFeatures(blocks: readonly TextBlock[], logits: readonly number[]): Generator<Feature[]> {
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
    const out: Feature[] = [
      ['z', own],
      ['z:prev', p[i - 1] ?? 0],
      ['z:next', p[i + 1] ?? 0],
      ['z:prev-3', mean(i - 3, i)],
      ['z:next-3', mean(i + 1, i + 4)],
      ['z:prev-8', mean(i - 8, i)],
      ['z:next-8', mean(i + 1, i + 9)],
      ['z:both', (p[i - 1] ?? 0) * (p[i + 1] ?? 0)],
      ['z:both-3', mean(i - 3, i) * mean(i + 1, i + 4)],
      ['z:before', before],
      ['z:after', after],
      ['z:edge', Math.min(before, after)],
      ['z:none-before', before < 0.02 ? 1 : 0],
      ['z:none-after', after < 0.02 ? 1 : 0],
      ['z:size', Math.log1p(total) / 10],
    ];
    if (inside) out.push(['run', 1]);
    else if (i < run.start) out.push(['run:before', 1], ['run:before-by', Math.log1p(run.start - i)]);
    else out.push(['run:after', 1], ['run:after-by', Math.log1p(i - run.end)]);
    yield out;
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
