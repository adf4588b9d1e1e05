import type { StatedFields } from '../member.ts';

/** A piece of the file that is one release. */
export interface Cut {
  readonly from: number;
  readonly to: number;
  readonly fields?: StatedFields;
}

/** What a rule makes of a file: its releases, and what is wrong with them. */
export interface Division {
  readonly rule: string;
  readonly cuts: readonly Cut[];
  readonly warnings: readonly string[];
  /** A line that no cut holds stands before each release and tells of it, not between or behind them. */
  readonly headed?: boolean;
}

/** A way of packing many releases in one file; undefined where the file is not packed that way. `part`: others stand before and behind. */
export type SplitRule = (lines: FileLines, text: string, part: boolean) => Division | undefined;

/** The lines of a text by number, cut out only when asked for: a file of 200 MB can have 20 million. */
export class FileLines {
  readonly count: number;
  readonly #text: string;
  readonly #starts: Uint32Array;

  constructor(text: string) {
    let count = 1;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
    this.count = count;
    this.#text = text;
    this.#starts = new Uint32Array(count + 1);
    let line = 1;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#starts[line++] = at + 1;
    this.#starts[count] = text.length + 1;
  }

  /** Where a line begins; the text's length behind the last. */
  at(line: number): number {
    return line >= this.count ? this.#text.length : (this.#starts[line] ?? 0);
  }

  /** A line without its end; nothing outside the text. */
  text(line: number): string {
    if (line < 0 || line >= this.count) return '';
    const text = this.#text.slice(this.#starts[line], (this.#starts[line + 1] ?? 1) - 1);
    return text.endsWith('\r') ? text.slice(0, -1) : text;
  }

  /** The numbers of the lines that pass a test, in order. */
  where(test: (text: string, line: number) => boolean): number[] {
    const found: number[] = [];
    for (let line = 0; line < this.count; line++) if (test(this.text(line), line)) found.push(line);
    return found;
  }

  /** Whether all lines before one are without letters and digits. */
  emptyBefore(line: number): boolean {
    for (let i = 0; i < line; i++) if (/[\p{L}\p{N}]/u.test(this.text(i))) return false;
    return true;
  }
}

/** Pieces that begin at given lines, each up to the next; `skip` leaves the opening line itself out. */
export function cutsFrom(lines: FileLines, starts: readonly number[], skip: boolean): Cut[] {
  return starts.map((start, i) => ({
    from: lines.at(skip ? start + 1 : start),
    to: lines.at(starts[i + 1] ?? lines.count),
  }));
}
