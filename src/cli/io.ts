import { describeSystemError } from '../model/system-error.ts';
import { ExitCode } from './exit-code.ts';

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
  /** Aborted by SIGINT: a command ends at the next safe point. */
  readonly signal: AbortSignal;
  /** How talk is written; set by `--log-format` before a command runs. @default 'text' */
  logFormat?: LogFormat;
}

/** Lines for people, or one JSON object a line. */
export type LogFormat = 'text' | 'json';

/**
 * The Io of the running process. A closed pipe (`… | head -1`) is success: the process ends at once; a full
 * disk under a redirected output is one line.
 * The first SIGINT asks the command to stop at a safe point, the second ends the process.
 */
export function processIo(): Io {
  const controller = new AbortController();
  process.once('SIGINT', () => {
    controller.abort();
    process.once('SIGINT', () => process.exit(130));
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
    signal: controller.signal,
  };
}

/** Writes and waits while the reader is slower than we are, so that memory stays bounded. */
export async function write(output: Output, text: string | Uint8Array): Promise<void> {
  if (output.write(text)) return;
  await new Promise<void>((resolve) => {
    output.once('drain', resolve);
  });
}
