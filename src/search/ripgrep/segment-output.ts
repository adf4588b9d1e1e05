import type { Segment } from '../index/segment.ts';
import type { ResultLine } from '../result.ts';

/** What is searched: segments by their numbers. */
export interface WantedSegments {
  readonly segments: readonly Segment[];
  readonly wanted: readonly number[];
}

/** The matching lines of one document of a segment. */
export interface DocumentLines {
  readonly segment: number;
  readonly doc: number;
  /** What ripgrep printed; lines point into it. */
  readonly bytes: Buffer;
  readonly lines: readonly ResultLine[];
  readonly matchedLines: number;
  /** Where they were counted; then there are no lines. */
  readonly matches: number;
}

/** Reads what ripgrep prints. */
export interface OutputReader {
  /**
   * Adds the documents that are whole in these bytes to `out`; the last one is only when it is `final`.
   * @returns where the rest begins
   */
  read(bytes: Buffer, final: boolean, out: DocumentLines[]): number;
}
