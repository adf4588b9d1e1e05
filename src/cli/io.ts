import { describeSystemError } from '../model/system-error.ts';
import { ExitCode } from './exit-code.ts';
import type { StartPager } from './pager.ts';

/** A stream that text is written to; a terminal or not. */
export interface Output {
  write(text: string | Uint8Array): boolean;
  readonly isTTY?: boolean;
  readonly columns?: number;
  once(event: 'drain', listener: () => void): unknown;
}

/** Everything a command may touch outside its arguments; tests pass their own. */
export interface Io {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: AsyncIterable<Uint8Array> & { readonly isTTY?: boolean };
  readonly stdout: Output;
  readonly stderr: Output;
  /** The clock: times of capture come from here. */
  now(): Date;
  /** Starts the program once more with other arguments, beside this process and after it; absent: nothing is started. */
  readonly background?: (argv: readonly string[]) => Promise<void>;
  /** Aborted by SIGINT: a command ends at the next safe point. */
  readonly signal: AbortSignal;
  /** How talk is written; set by `--log-format` before a command runs. @default 'text' */
  logFormat?: LogFormat;
  /** Absent where nobody pages. */
  readonly loadPager?: () => Promise<StartPager>;
}

/** Lines for people, or one JSON object a line. */
export type LogFormat = 'text' | 'json';

/**
 * The Io of the running process. A closed pipe (`… | head -1`) is success: the process ends at once; a full
 * disk under a redirected output is one line.
 * The first SIGINT asks the command to stop at a safe point, the second ends the process unless a pager is open.
 */
export function processIo(): Io {
  const controller = new AbortController();
  let paging = false;
  process.on('SIGINT', () => {
    // A pager takes the key for itself, and would be left behind with the terminal in its hands.
    if (controller.signal.aborted && !paging) process.exit(130);
    controller.abort();
  });
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(ExitCode.ok);
    const described = describeSystemError(error, 'standard output');
    process.stderr.write(`communique: ${described instanceof Error ? described.message : error.message}\n`);
    process.exit(ExitCode.allFailed);
  });
  process.stderr.on('error', () => process.exit(ExitCode.allFailed)); // nobody is left to be told
  return {
    cwd: process.cwd(),
    env: process.env,
    get stdin() {
      return process.stdin; // opened only when read: an untouched stdin does not keep the process alive
    },
    stdout: process.stdout,
    stderr: process.stderr,
    now: () => new Date(),
    background: async (argv) => (await import('./background.ts')).startBackground(argv),
    signal: controller.signal,
    loadPager: async () => {
      const { spawnPager } = await import('./pager.ts');
      return (command, options) => {
        const pager = spawnPager(command, options);
        paging = true;
        const done = (): void => void (paging = false);
        pager.ended.then(done, done);
        return pager;
      };
    },
  };
}

/** Writes and waits while the reader is slower than we are, so that memory stays bounded. */
export async function write(output: Output, text: string | Uint8Array): Promise<void> {
  if (output.write(text)) return;
  await new Promise<void>((resolve) => {
    output.once('drain', resolve);
  });
}
