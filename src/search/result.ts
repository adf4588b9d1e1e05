import type { Span } from './matcher.ts';

/** A line that is shown: one that matches, or one around it; with `multiline` lines that match together. */
export interface ResultLine {
  readonly matched: boolean;
  /** From 1. */
  readonly number: number;
  /** In bytes from the start of what was searched. */
  readonly start: number;
  /** End, line feed included. */
  readonly end: number;
  /** Matches in the line; empty where they were not asked for. With `invert` the lines around have them. */
  readonly spans: readonly Span[];
}

/** What was found in one file. */
export interface FileResult {
  /** From the archive's root, with `/`. */
  readonly path: string;
  /** What was searched; lines point into it. */
  readonly bytes: Buffer;
  readonly lines: readonly ResultLine[];
  /** Matches were sought, not lines (`-U`). @default false */
  readonly multiline?: boolean;
  /** Lines that match (with `invert`: that do not), up to the limit. */
  readonly matchedLines: number;
  /** Single matches, where `count` is 'matches'. */
  readonly matches: number;
}

/** How much of a file's result is needed. */
export interface ResultOptions {
  /** `-v`. @default false */
  readonly invert?: boolean;
  /** `-m`: lines per file. @default Infinity */
  readonly maxCount?: number;
  /** `-B`. @default 0 */
  readonly before?: number;
  /** `-A`. @default 0 */
  readonly after?: number;
  /** All other lines are context. @default false */
  readonly passthru?: boolean;
  /** Only whether a file matches (`-l`), only how often, or the lines. @default 'lines' */
  readonly detail?: 'exists' | 'count' | 'count-matches' | 'lines';
  /** With `count-matches`: only those in the running text count, not in the front matter. @default false */
  readonly bodyOnly?: boolean;
  /** Lines point into the file's own text, as `--json` needs it. @default false */
  readonly offsets?: boolean;
  /** Find the matches in each line: for colours, `-o`, `--json`. @default false */
  readonly spans?: boolean;
}
