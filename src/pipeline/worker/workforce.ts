import { BoilerplateCounter } from '../../extract/repetition.ts';
import type { Capture } from '../../model/capture.ts';
import type { Hints, Outcome } from '../../model/outcome.ts';
import type { Profile } from '../../publishers/profile.ts';
import { normalize } from '../normalize.ts';
import { recurringIn, tallyCapture } from '../repetition.ts';
import type { Counting, Tally } from '../repetition.ts';
import { WorkerPool } from './pool.ts';

export interface WorkforceOptions {
  readonly hints: Hints;
  /** Worker threads. */
  readonly threads: number;
  /** Captures done before workers are started: fewer do not pay for the half second that a start takes. @default 500 */
  readonly patience?: number;
}

/**
 * Who does the two passes over a batch of files: this thread while there are few, worker threads beyond. The results are
 * the same whoever has done the work.
 */
export class Workforce implements Counting {
  readonly counter = new BoilerplateCounter();
  readonly #hints: Hints;
  readonly #threads: number;
  readonly #patience: number;
  #profiles: readonly Profile[] = [];
  #pool: WorkerPool | undefined;
  #done = 0;

  constructor({ hints, threads, patience = 500 }: WorkforceOptions) {
    this.#hints = hints;
    this.#threads = threads;
    this.#patience = patience;
  }

  readonly tally = async (capture: Capture): Promise<Tally | undefined> => {
    const pool = this.#poolFor();
    if (pool === undefined) return tallyCapture(capture, this.#hints, this.counter);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the thread's half of the same function
    return (await pool.run('tally', capture)) as Tally | undefined;
  };

  /** The second pass begins: all lines have been counted, and the publishers' profiles are known. */
  beginReading(profiles: readonly Profile[]): void {
    this.#profiles = profiles;
    if (this.#pool) this.#pool.setting = this.#setting();
  }

  readonly normalize = async (capture: Capture): Promise<readonly Outcome[]> => {
    const pool = this.#poolFor();
    if (pool === undefined)
      return normalize(capture, this.#hints, { profiles: this.#profiles, ...recurringIn(this.counter, capture) });
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the thread's half of the same function
    return (await pool.run('normalize', capture)) as readonly Outcome[];
  };

  close(): void {
    this.#pool?.close();
  }

  #poolFor(): WorkerPool | undefined {
    if (this.#threads === 0 || this.#done++ < this.#patience) return undefined;
    this.#pool ??= new WorkerPool(this.#threads, this.#setting());
    return this.#pool;
  }

  #setting = () => ({ hints: this.#hints, profiles: this.#profiles, counts: this.counter.share() });
}
