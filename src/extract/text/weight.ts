import { FIRST } from './first-weights.ts';
import { SECOND } from './second-weights.ts';

/** A feature by its name, with its weight in each of the two judgements. */
export interface Weighed {
  readonly name: string;
  readonly first: number;
  readonly second: number;
}

const known = new Map<string, Weighed>();

/** The feature of this name; the same object each time. */
export function weighed(name: string): Weighed {
  const found = known.get(name);
  if (found !== undefined) return found;
  const made = { name, first: FIRST[name] ?? 0, second: SECOND[name] ?? 0 };
  known.set(name, made);
  return made;
}

/** Classes of width, `w0` to `w6`. */
const SIZES = [0, 1, 2, 3, 4, 5, 6];

/** A feature for each class of width: `before:w0` to `before:w6`. */
export const weighedBySize = (name: string): readonly Weighed[] => SIZES.map((size) => weighed(`${name}:w${size}`));

/** Features that a block has as a whole, of value 1 each, with the sums of their weights. */
export interface Bundle {
  readonly parts: readonly Weighed[];
  readonly first: number;
  readonly second: number;
}

export function bundle(parts: readonly Weighed[]): Bundle {
  let first = 0;
  let second = 0;
  for (const part of parts) {
    first += part.first;
    second += part.second;
  }
  return { parts, first, second };
}

/** Takes the features of a block as they are found: to weigh them, or to learn their weights. */
export interface FeatureSink {
  add(feature: Weighed, value: number): void;
  /** All of a bundle, with the value 1 each. */
  addAll(features: Bundle): void;
}

/** Sums up both weights of what it takes. */
export class WeightSum implements FeatureSink {
  first = 0;
  second = 0;

  add(feature: Weighed, value: number): void {
    this.first += feature.first * value;
    this.second += feature.second * value;
  }

  addAll(features: Bundle): void {
    this.first += features.first;
    this.second += features.second;
  }
}

/** Keeps what it takes by name. */
export class FeatureList implements FeatureSink {
  readonly features: (readonly [name: string, value: number])[] = [];

  add({ name }: Weighed, value: number): void {
    this.features.push([name, value]);
  }

  addAll({ parts }: Bundle): void {
    for (const part of parts) this.add(part, 1);
  }
}
