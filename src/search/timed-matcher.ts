import type { LineMatcher, Range, Span } from './matcher.ts';
import { MOST, TimeLimit, tooLong } from './time-limit.ts';

/** A matcher for patterns on which a backtracking engine could hang: each file has a limit of time. */
export class TimedMatcher implements LineMatcher {
  readonly #matcher: LineMatcher;
  readonly #time = new TimeLimit();

  constructor(matcher: LineMatcher) {
    this.#matcher = matcher;
  }

  get lineByLine(): boolean {
    return this.#matcher.lineByLine;
  }

  get multiline(): boolean {
    return this.#matcher.multiline === true;
  }

  lines(bytes: Buffer): Range[] {
    return this.#within(() => [...this.#matcher.lines(bytes)]);
  }

  spans(bytes: Buffer, line: Range): Span[] {
    return this.#within(() => this.#matcher.spans(bytes, line));
  }

  #within<T>(work: () => T): T {
    const done = this.#time.run(MOST, work);
    if (!done) throw tooLong();
    return done.value;
  }
}
