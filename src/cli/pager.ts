import { spawn } from 'node:child_process';
import type { Io, Output } from './io.ts';

/** A started pager: what is written to `stdin` is shown page by page. */
export interface PagerProcess {
  readonly stdin: {
    write(text: string | Uint8Array): boolean;
    end(): void;
    on(event: 'drain' | 'error', listener: (error: Error) => void): unknown;
  };
  /** Resolves with the exit code, null after a signal; rejects when the program cannot be started. */
  readonly ended: Promise<number | null>;
}

/** Starts a pager; through the shell where the command is the user's own. */
export type StartPager = (
  command: string,
  options: { readonly shell: boolean; readonly env: Readonly<Record<string, string | undefined>> },
) => PagerProcess;

/** Starts a pager that has the process's terminal. */
export const spawnPager: StartPager = (command, options) => {
  const child = spawn(command, { ...options, stdio: ['pipe', 'inherit', 'inherit'] });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  return { stdin: child.stdin, ended };
};

/** What the shell says for a program that is not there or cannot be run. */
const NOT_FOUND = new Set([126, 127]);

/** So much is kept until the pager is known to run: more than a pipe and its buffers take before somebody reads. */
const KEPT_BYTES = 1024 * 1024;

/** Where neither variable is set; Windows has none that takes colours. */
const DEFAULT_PAGER = process.platform === 'win32' ? '' : 'less';

/** The pager for a command that writes to a terminal; undefined for none. As with git, `cat` and an empty variable mean none. */
export async function openPager({ env, stdout, loadPager }: Io): Promise<Pager | undefined> {
  const chosen = env['COMMUNIQUE_PAGER'] ?? env['PAGER'];
  const command = (chosen ?? DEFAULT_PAGER).trim();
  if (command === '' || command === 'cat' || env['TERM'] === 'dumb' || !loadPager) return undefined;
  const start = await loadPager();
  // Without a shell a missing `less` is noticed in silence.
  return new Pager(stdout, () => start(command, { shell: chosen !== undefined, env: pagerEnvironment(env) }));
}

/** The world with a pager before its terminal. As with git, complaints go through it once it runs: they would be drawn over. */
export const withPager = (io: Io, pager: Pager): Io => ({
  cwd: io.cwd,
  env: io.env,
  get stdin() {
    return io.stdin; // opened only when read
  },
  stdout: pager,
  stderr: io.stderr.isTTY ? pager.over(io.stderr) : io.stderr,
  now: () => io.now(),
  signal: AbortSignal.any([io.signal, pager.quit]),
  ...(io.logFormat === undefined ? {} : { logFormat: io.logFormat }),
});

/** The pager's environment, as git sets it: leave at once if all fits, keep colours, do not clear the screen. */
function pagerEnvironment(
  env: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string | undefined>> {
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || 'C';
  // less shows other scripts as <E4><BD> under a locale that is not set; what we write is UTF-8 anyway.
  const charset = /^(?:C|POSIX)$/.test(locale) ? { LESSCHARSET: 'utf-8' } : {};
  return { LESS: 'FRX', LV: '-c', ...charset, ...env };
}

/** Output that goes through a pager. It is started with the first write; where it cannot run, text goes out as it is. */
export class Pager implements Output {
  readonly isTTY = true;
  readonly #terminal: Output;
  readonly #start: () => PagerProcess;
  readonly #quit = new AbortController();
  #process: PagerProcess | undefined;
  #state: 'unused' | 'open' | 'missing' | 'gone' = 'unused';
  #kept: (string | Uint8Array)[] = [];
  #keptBytes = 0;
  #waiting: (() => void)[] = [];
  #ended: Promise<void> = Promise.resolve();

  constructor(terminal: Output, start: () => PagerProcess) {
    this.#terminal = terminal;
    this.#start = start;
  }

  get columns(): number {
    return this.#terminal.columns ?? 80;
  }

  /** Aborted when the reader has left before the end. */
  get quit(): AbortSignal {
    return this.#quit.signal;
  }

  write(text: string | Uint8Array): boolean {
    if (this.#state === 'unused') this.#open();
    if (this.#state === 'missing') return this.#terminal.write(text);
    if (this.#state === 'gone' || !this.#process) return true;
    if (this.#keptBytes <= KEPT_BYTES) {
      this.#kept.push(text);
      this.#keptBytes += text.length;
    } else {
      this.#kept = [];
    }
    return this.#process.stdin.write(text);
  }

  /** Another output to the same terminal, which this one takes over once it runs. */
  over(other: Output): Output {
    const current = (): Output => (this.#state === 'open' ? this : other);
    return {
      isTTY: true,
      columns: this.columns,
      write: (text) => current().write(text),
      once: (event, listener) => current().once(event, listener),
    };
  }

  once(event: 'drain', listener: () => void): unknown {
    if (this.#state === 'missing') return this.#terminal.once(event, listener);
    if (this.#state === 'gone') listener();
    else this.#waiting.push(listener);
    return this;
  }

  /** Ends the text and waits until the reader has seen enough. */
  async close(): Promise<void> {
    if (this.#state === 'open') this.#process?.stdin.end();
    await this.#ended;
  }

  #open(): void {
    this.#state = 'open';
    const pager = this.#start();
    this.#process = pager;
    pager.stdin.on('drain', () => this.#goOn());
    pager.stdin.on('error', () => undefined); // a closed pipe: how the program ended tells why
    this.#ended = pager.ended.then(
      (code) => (code !== null && NOT_FOUND.has(code) ? this.#goWithout() : this.#leave()),
      () => this.#goWithout(),
    );
  }

  #leave(): void {
    this.#state = 'gone';
    this.#kept = [];
    this.#quit.abort();
    this.#goOn();
  }

  #goWithout(): void {
    this.#state = 'missing';
    for (const text of this.#kept) this.#terminal.write(text);
    this.#kept = [];
    this.#goOn();
  }

  #goOn(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const listener of waiting) listener();
  }
}
