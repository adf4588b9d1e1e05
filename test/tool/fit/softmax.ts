import { scoreOf } from './logistic.ts';
import type { Example, Weights } from './logistic.ts';

/** Candidates of one page, of which one, or none, is right. */
export interface Choice {
  readonly candidates: readonly Pick<Example, 'features' | 'positive'>[];
  readonly weight: number;
}

const ITERATIONS = 300;
const RIDGE = 8e-4;

/** Weights under which the right candidate of each choice scores above the others and above 0, which stands for none. */
export function fitSoftmax(choices: readonly Choice[]): Weights {
  const weights = new Map<string, number>();
  const moments = new Map<string, { mean: number; square: number }>();
  for (const { candidates } of choices)
    for (const { features } of candidates) for (const [name] of features) weights.set(name, 0);
  for (const name of weights.keys()) moments.set(name, { mean: 0, square: 0 });
  const total = choices.reduce((sum, choice) => sum + choice.weight, 0);
  for (let step = 1; step <= ITERATIONS; step++) {
    const gradient = new Map<string, number>();
    for (const choice of choices) addGradient(choice, weights, gradient);
    const rate = 0.1 * (1 - step / ITERATIONS) + 0.002;
    for (const [name, moment] of moments) {
      const weight = weights.get(name) ?? 0;
      const slope = (gradient.get(name) ?? 0) / total + RIDGE * weight;
      moment.mean = 0.9 * moment.mean + 0.1 * slope;
      moment.square = 0.99 * moment.square + 0.01 * slope * slope;
      const move = moment.mean / (1 - 0.9 ** step) / (Math.sqrt(moment.square / (1 - 0.99 ** step)) + 1e-8);
      weights.set(name, weight - rate * move);
    }
  }
  return weights;
}

function addGradient({ candidates, weight }: Choice, weights: Weights, gradient: Map<string, number>): void {
  const scores = candidates.map((candidate) => scoreOf(candidate.features, weights));
  const top = Math.max(0, ...scores);
  const none = Math.exp(-top);
  const shares = scores.map((score) => Math.exp(score - top));
  const all = shares.reduce((sum, share) => sum + share, none);
  const right = candidates.reduce((sum, one, i) => sum + (one.positive ? (shares[i] ?? 0) : 0), 0);
  candidates.forEach(({ features, positive }, i) => {
    const share = shares[i] ?? 0;
    const pull = weight * (share / all - (positive && right > 0 ? share / right : 0));
    for (const [name, value] of features) gradient.set(name, (gradient.get(name) ?? 0) + pull * value);
  });
}
