import { Script, createContext } from 'node:vm';
import { CommuniqueError } from '../model/error.ts';

/** Work that may take so long and no longer: V8 looks at the clock within an expression too. A call takes 70 µs. */
export class TimeLimit {
  readonly #global: { work: () => void } = { work: () => undefined };
  #script: Script | undefined;

  /** @returns undefined where the time was not enough. @param limit in milliseconds */
  run<T>(limit: number, work: () => T): { readonly value: T } | undefined {
    let done: { readonly value: T } | undefined;
    this.#global.work = () => void (done = { value: work() });
    if (!this.#script) {
      // Most searches meet no text that needs a limit.
      createContext(this.#global);
      this.#script = new Script('work()');
    }
    try {
      this.#script.runInContext(this.#global, { timeout: limit });
    } catch (error) {
      if (!isTimeout(error)) throw error;
      return undefined;
    }
    return done;
  }
}

/** The error is made in the context, whose `Error` is another one. */
const isTimeout = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';

/** The most that one file may take where there is no ripgrep, in milliseconds. */
export const MOST = 2000;

export const tooLong = (): CommuniqueError =>
  new CommuniqueError(
    'usage',
    'the pattern takes too long; install ripgrep (npm install @vscode/ripgrep), or simplify its repetitions',
  );
