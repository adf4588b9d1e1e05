import type { Command } from 'commander';
import { openedArchive } from '../archive-root.ts';
import type { Context } from '../context.ts';
import { say } from '../context.ts';
import { ExitCode } from '../exit-code.ts';
import { withArchive } from '../filter-options.ts';
import { write } from '../io.ts';
import type { Io } from '../io.ts';
import { jsonLine, safeLine } from '../terminal.ts';

interface Options {
  readonly archive?: string;
  readonly json?: boolean;
}

/** `verify`: captures and texts against their digests. */
export function configure(command: Command, context: Context): void {
  withArchive(command)
    .option('--json', 'one JSON object a line: kind, path, message')
    .addHelpText('after', '\nExamples:\n  communique verify\n  communique verify --json | jq .kind')
    .action(async (options: Options) => context.finish(await run(options, context.io)));
}

async function run(options: Options, io: Io): Promise<ExitCode> {
  const layout = openedArchive(io, options.archive);
  const { isDamage, verifyArchive } = await import('../../archive/verify.ts');
  let damaged = 0;
  let noted = 0;
  for (const finding of verifyArchive(layout)) {
    if (io.signal.aborted) return ExitCode.interrupted;
    if (isDamage(finding)) damaged++;
    else noted++;
    const { kind, message } = finding;
    await write(io.stdout, options.json ? jsonLine(finding, io.stdout) : `${kind}\t${safeLine(message)}\n`);
  }
  const whole = damaged === 0 ? 'every capture is whole' : `${damaged} damaged or missing`;
  say(io, `${layout.root}: ${whole}${noted > 0 ? `, ${noted} to look at` : ''}`);
  return damaged === 0 ? ExitCode.ok : ExitCode.integrity;
}
