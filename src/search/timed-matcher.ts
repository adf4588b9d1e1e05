import { Script, createContext } from 'node:vm';
import { CommuniqueError } from '../model/error.ts';
import type { LineMatcher, Range, Span } from './matcher.ts';

/** The most that one file may take, in milliseconds. */
const LIMIT = 2000;

/** A matcher for patterns on which a backtracking engine could hang: each file has a limit of time. */
export class TimedMatcher implements LineMatcher {
  readonly #matcher: LineMatcher;
  readonly #script = new Script('work()');

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
    let result: T | undefined;
    const context = createContext({ work: () => void (result = work()) });
    try {
      this.#script.runInContext(context, { timeout: LIMIT });
    } catch (error) {
      if (isTimeout(error))
        throw new CommuniqueError(
          'usage',
          'the pattern takes too long; install ripgrep (npm install @vscode/ripgrep), or simplify its repetitions',
          { cause: error },
        );
      throw error;
    }
    if (result === undefined) throw new Error('the work gave no result');
    return result;
  }
}

/** The error is made in the context, whose `Error` is another one. */
const isTimeout = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
