import type { CountKey } from '../count-key.ts';

/** Counts as they are drawn. */
export interface Chart {
  readonly title: string;
  /** What a value is: "Matches per month". */
  readonly unit: string;
  readonly by: CountKey;
  /** Months, years, sources, … in the order in which they are drawn. */
  readonly keys: readonly string[];
  readonly series: readonly ChartSeries[];
  /** Lines below the chart: the source, and what is not shown. */
  readonly notes: readonly string[];
}

/** The values of one pattern, one for each key. */
export interface ChartSeries {
  readonly name: string;
  /** Undefined where nothing was to be counted in. */
  readonly values: readonly (number | undefined)[];
}

/** The largest value; 0 where there is none. */
export const largest = (series: readonly ChartSeries[]): number =>
  series.reduce((max, { values }) => values.reduce<number>((most, value) => Math.max(most, value ?? 0), max), 0);

/** Size and place of what is drawn, in pixels of 1/96 inch. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
}

/** A part of the picture, and how high it is. */
export interface Part {
  readonly svg: string;
  readonly height: number;
}
