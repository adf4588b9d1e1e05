import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../../src/cli/main.ts';
import type { Output } from '../../src/cli/io.ts';

/** What a run of the program left. */
export interface RunResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly stdin?: string | Uint8Array;
  readonly env?: Record<string, string>;
  /** Pretend that stdout and stderr are terminals. */
  readonly terminal?: boolean;
  readonly now?: Date;
  readonly signal?: AbortSignal;
  /** Called with what is written to stderr, as it is written. */
  readonly onStderr?: (text: string) => void;
}

/** A temporary folder in which the program is run as a user would run it, within this process. */
export interface World {
  readonly dir: string;
  path(...parts: string[]): string;
  run(argv: readonly string[], options?: RunOptions): Promise<RunResult>;
  remove(): void;
}

/** The clock of tests: fixed, so that archives are the same at each run. */
const TEST_NOW = new Date('2026-01-02T03:04:05Z');

export function createWorld(): World {
  const dir = mkdtempSync(join(tmpdir(), 'communique-test-'));
  return {
    dir,
    path: (...parts) => join(dir, ...parts),
    run: (argv, options = {}) => runIn(dir, argv, options),
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}

/** Runs the program in a folder. */
export async function runIn(cwd: string, argv: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  const stdout = new Sink(options.terminal === true);
  const stderr = new Sink(options.terminal === true, options.onStderr);
  const code = await main(argv, {
    cwd,
    env: options.env ?? {},
    stdin: input(options.stdin),
    stdout,
    stderr,
    now: () => options.now ?? TEST_NOW,
    signal: options.signal ?? new AbortController().signal,
  });
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

class Sink implements Output {
  readonly isTTY: boolean;
  readonly columns = 120;
  readonly #chunks: Buffer[] = [];

  readonly #onText: ((text: string) => void) | undefined;

  constructor(isTTY: boolean, onText?: (text: string) => void) {
    this.isTTY = isTTY;
    this.#onText = onText;
  }

  write(text: string | Uint8Array): boolean {
    const chunk = Buffer.from(text);
    this.#chunks.push(chunk);
    this.#onText?.(chunk.toString('utf8'));
    return true;
  }

  once(): void {}

  text(): string {
    return Buffer.concat(this.#chunks).toString('utf8');
  }
}

async function* input(stdin: string | Uint8Array | undefined): AsyncGenerator<Uint8Array> {
  if (stdin !== undefined) yield Buffer.from(stdin);
}
