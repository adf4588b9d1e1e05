import type { ExitCode } from './exit-code.ts';
import { safeLine } from './terminal.ts';
import type { Io } from './io.ts';

/** What a command's definition gets: the world, and how to tell the exit code. */
export interface Context {
  readonly io: Io;
  /** Registers the code that a command ends with. */
  finish(code: ExitCode): void;
}

/** One line of talk on stderr, made safe for terminals. */
export function say(io: Io, message: string): void {
  io.stderr.write(`${safeLine(message)}\n`);
}

/** One line about something that failed: `communique: what, where, what to do`. */
export function complain(io: Io, message: string): void {
  say(io, `communique: ${message}`);
}
