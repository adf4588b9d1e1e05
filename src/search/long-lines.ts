import type { LineMatcher, Range } from './matcher.ts';
import type { CompiledPattern } from './pattern/compile.ts';
import { TimeLimit } from './time-limit.ts';

/** A text gets so many milliseconds in this process, ten times what ripgrep takes to start. */
const TRY = 100;
/** A text that takes no longer is none to speak of; most take 0.1. */
const QUICK = 5;
/** Once texts have taken so much longer than that, together, no more are tried. */
const PATIENCE = 300;
const LF = 10;

/**
 * Lines so long that a backtracking engine might not come to their end: for a pattern with open repetitions the time may
 * grow with a power of the length (`.*[0-9]{5}` on 96 kB of prose: minutes; ripgrep's engine: 20 ms).
 */
export class LongLines {
  readonly #limit: number;
  readonly #required: Buffer;
  readonly #time = new TimeLimit();
  /** Milliseconds beyond the quick ones. */
  #lost = 0;

  constructor({ lineLimit, required }: CompiledPattern) {
    this.#limit = lineLimit;
    this.#required = required;
  }

  /** Are there too many of them for this process? */
  get tooMany(): boolean {
    return this.#lost > PATIENCE;
  }

  /** Has a text one? A line that lacks what every match holds is none. */
  isIn(bytes: Buffer): boolean {
    return this.#all(bytes).next().done !== true;
  }

  /** Does the work in bounded time. @returns undefined where that is not enough */
  attempt<T>(work: () => T): { readonly value: T } | undefined {
    if (this.tooMany) return undefined;
    const started = performance.now();
    const done = this.#time.run(TRY, work);
    this.#lost += Math.max(0, performance.now() - started - QUICK);
    return done;
  }

  /** The lines that match, and long ones that may. */
  *suspects(bytes: Buffer, matcher: LineMatcher): Generator<Range> {
    let from = 0;
    const upTo = function* (end: number): Generator<Range> {
      for (const line of matcher.lines(bytes.subarray(from, end)))
        yield { start: from + line.start, end: from + line.end };
    };
    for (const line of this.#all(bytes)) {
      yield* upTo(line.start);
      yield line;
      from = line.end;
    }
    yield* upTo(bytes.length);
  }

  /** Looks back from where a line may end at most: of 3 kB of short lines, at three places. */
  *#all(bytes: Buffer): Generator<Range> {
    for (let at = 0; bytes.length - at > this.#limit;) {
      const feed = bytes.lastIndexOf(LF, at + this.#limit);
      if (feed >= at) {
        at = feed + 1;
        continue;
      }
      const next = bytes.indexOf(LF, at + this.#limit);
      const line = { start: at, end: next < 0 ? bytes.length : next + 1 };
      if (bytes.subarray(line.start, line.end).includes(this.#required)) yield line;
      at = line.end;
    }
  }
}
