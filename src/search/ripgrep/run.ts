import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { CommuniqueError } from '../../model/error.ts';

/** ripgrep came to no end: with matches across the limit of `-m`, the printer of `--json` of 15.0 panics. */
export class RipgrepCrash extends Error {}

/** So much output is taken ahead of its reader, in bytes: ripgrep goes on while something else is waited for. */
const AHEAD = 8 * 1024 * 1024;

/** What a run is given. */
export interface RunOptions {
  /** Files that it gets as descriptors 3, 4, … */
  readonly open?: readonly number[];
  /** What it reads from its standard input. */
  readonly input?: string | undefined;
  /** Ends it. */
  readonly signal?: AbortSignal | undefined;
}

/** A run of ripgrep, begun at once. Its output comes piece by piece; leaving the loop early ends the run. */
export class RipgrepRun {
  readonly #child: ChildProcess;
  readonly #ended: Promise<number | null>;
  readonly #errors: Buffer[] = [];
  #queue: Buffer[] = [];
  #queued = 0;
  #closed = false;
  #wake: () => void = () => undefined;

  constructor(rg: string, args: readonly string[], cwd: string, { open = [], input, signal }: RunOptions = {}) {
    this.#child = spawn(rg, args, { cwd, stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe', ...open] });
    this.#child.stdin?.on('error', () => undefined); // it ended before it had read all, and says why
    this.#child.stdin?.end(input);
    const stop = (): void => this.stop();
    signal?.addEventListener('abort', stop);
    const { stdout, stderr } = this.#child;
    stderr?.on('data', (chunk: Buffer) => {
      if (this.#errors.length < 64) this.#errors.push(chunk);
    });
    stdout?.on('data', (chunk: Buffer) => {
      this.#queue.push(chunk);
      this.#queued += chunk.length;
      if (this.#queued > AHEAD) stdout.pause();
      this.#wake();
    });
    this.#ended = new Promise<number | null>((resolve, reject) => {
      this.#child.on('error', reject);
      this.#child.on('close', resolve);
    });
    const close = (): void => {
      this.#closed = true;
      signal?.removeEventListener('abort', stop);
      this.#wake();
    };
    this.#ended.then(close, close); // what went wrong is told in the loop, if it gets there
  }

  /** @throws CommuniqueError with ripgrep's words when it refuses the pattern */
  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    try {
      while (this.#queue.length > 0 || !this.#closed) {
        const pieces = this.#queue;
        this.#queue = [];
        this.#queued = 0;
        this.#child.stdout?.resume();
        yield* pieces;
        if (this.#queue.length === 0 && !this.#closed)
          await new Promise<void>((resolve) => {
            this.#wake = resolve;
          });
      }
      const code = await this.#ended;
      const said = Buffer.concat(this.#errors).toString('utf8');
      // 2 is also the code for files that went away meanwhile.
      if (code === 2 && /regex|pattern|PCRE2|literal|look-around|error parsing/i.test(said)) throw refused(said);
      if (code === null || code > 2) throw new RipgrepCrash(said);
    } finally {
      this.stop();
    }
  }

  stop(): void {
    this.#child.kill();
    this.#child.stdout?.destroy(); // what is not read any more would keep the program waiting
  }
}

function refused(said: string): CommuniqueError {
  const line = said
    .replace(/^rg: /, '')
    .split('\n')
    .map((text) => text.trim())
    .filter(Boolean)
    .join(' ');
  return new CommuniqueError('usage', `pattern: ${line.slice(0, 300)}`);
}
