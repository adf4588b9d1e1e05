import type { ExitCode } from './exit-code.ts';
import { jsonLine, safeLine } from './terminal.ts';
import type { Io } from './io.ts';

/** What a command's definition gets: the world, and how to tell the exit code. */
export interface Context {
  readonly io: Io;
  /** Registers the code that a command ends with. */
  finish(code: ExitCode): void;
}

/** What a line of talk is about, for programs that read it. */
type Facts = Readonly<Record<string, unknown>>;

/** One line of talk on stderr, made safe for terminals. */
export function say(io: Io, message: string, facts: Facts = {}): void {
  if (io.logFormat === 'json') log(io, 'info', message, facts);
  else io.stderr.write(`${safeLine(message)}\n`);
}

/** One line about something that failed: `communique: what, where, what to do`. */
export function complain(io: Io, message: string, facts: Facts = {}): void {
  if (io.logFormat === 'json') log(io, 'error', message, facts);
  else io.stderr.write(`communique: ${safeLine(message)}\n`);
}

function log(io: Io, level: 'info' | 'error', message: string, facts: Facts): void {
  io.stderr.write(jsonLine({ time: io.now().toISOString(), level, message, ...facts }, io.stderr));
}
