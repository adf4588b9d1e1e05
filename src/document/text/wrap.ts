import type { Line } from './line.ts';
import { endsClosed } from './shape.ts';

/** Narrower columns cannot be told from lists of short lines; wider ones are paragraphs. */
const NARROWEST = 36;
const WIDEST = 200;

const SPACELESS = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Columns that the first unbreakable piece of a line takes. */
export function firstPiece(line: Line): number {
  if (SPACELESS.test(line.text)) return 3; // one letter, perhaps with a mark that may not begin a line
  const space = line.text.indexOf(' ');
  return space < 0 ? line.width : space;
}

/** A line's width with the indent that a wrap may have put before it. */
const reach = (line: Line): number => Math.min(line.width + Math.min(line.indent, 8), WIDEST + 1);

/**
 * The column at which a text was hard-wrapped, 0 if it was not. Every pair of neighbouring lines that one paragraph
 * spans names a range: the limit lies between the first line's end and where the next line's first word would have
 * ended. The limit that most pairs agree on wins, if it explains most of the lines that could have been wrapped and
 * hardly any text stands on longer lines.
 */
export function wrapLimit(lines: readonly Line[]): number {
  const votes = new Int32Array(WIDEST + 3);
  const joints = new Int32Array(WIDEST + 2);
  const mass = new Float64Array(WIDEST + 2);
  for (const [i, line] of lines.entries()) {
    const width = reach(line);
    mass[width] = (mass[width] ?? 0) + line.width;
    const next = lines[i + 1];
    // A line that ends a sentence may end its paragraph: it proves nothing.
    if (next === undefined || next.gap > 0 || width < NARROWEST / 2 || endsClosed(line.text)) continue;
    joints[width] = (joints[width] ?? 0) + 1;
    const to = width + firstPiece(next);
    if (width > WIDEST || to < NARROWEST) continue;
    votes[Math.max(width, NARROWEST)] = (votes[Math.max(width, NARROWEST)] ?? 0) + 1;
    const end = Math.min(to, WIDEST) + 1;
    votes[end] = (votes[end] ?? 0) - 1;
  }
  return best(votes, suffixSums(joints), suffixSums(mass));
}

/** For each index the sum from there to the end. */
function suffixSums(values: Int32Array | Float64Array): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (let i = values.length - 1; i >= 0; i--) sums[i] = (sums[i + 1] ?? 0) + (values[i] ?? 0);
  return sums;
}

/** The limit with the most votes that explains half of the joints near it and leaves little text beyond it. */
function best(votes: Int32Array, joints: Float64Array, mass: Float64Array): number {
  let running = 0;
  let limit = 0;
  let top = 1;
  for (let column = NARROWEST; column <= WIDEST; column++) {
    running += votes[column] ?? 0;
    const near = Math.ceil(column * 0.6);
    const beyond = mass[Math.min(column + 4, WIDEST + 1)] ?? 0;
    // Of equal limits the widest joins least.
    if (running > 1 && running >= top && running >= (joints[near] ?? 0) * 0.5 && beyond <= (mass[near] ?? 0) * 0.25) {
      top = running;
      limit = column;
    }
  }
  return limit;
}
