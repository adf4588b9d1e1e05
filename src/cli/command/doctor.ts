import type { Command } from 'commander';
import type { Context } from '../context.ts';
import { ExitCode } from '../exit-code.ts';
import { withArchive } from '../filter-options.ts';
import { jsonLine, safeLine } from '../terminal.ts';

interface Options {
  readonly archive?: string;
  readonly json?: boolean;
}

/** `doctor`: whether the program, its settings and the archive are in order. */
export function configure(command: Command, context: Context): void {
  withArchive(command)
    .option('--json', 'one JSON object a line: ok, what')
    .addHelpText('after', '\nExamples:\n  communique doctor\n  communique doctor --archive ~/statements')
    .action(async (options: Options) => context.finish(await run(options, context)));
}

async function run(options: Options, context: Context): Promise<ExitCode> {
  const [{ programFindings, settingFindings }, { archiveFindings }] = await Promise.all([
    import('../doctor/set-up.ts'),
    import('../doctor/archive.ts'),
  ]);
  const { io } = context;
  const findings = [
    ...(await programFindings()),
    ...(await settingFindings(context, options.archive)),
    ...archiveFindings(io, options.archive),
  ];
  for (const { ok, what } of findings) {
    if (options.json) io.stdout.write(jsonLine({ ok, what }, io.stdout));
    else io.stdout.write(`${ok ? 'ok  ' : 'FAIL'}  ${safeLine(what)}\n`);
  }
  const failed = findings.find(({ ok }) => !ok);
  return failed ? (failed.code ?? ExitCode.archive) : ExitCode.ok;
}
