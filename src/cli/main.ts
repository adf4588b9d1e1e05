import { Command, CommanderError } from 'commander';
import { CommuniqueError } from '../model/error.ts';
import { describeSystemError } from '../model/system-error.ts';
import { VERSION } from '../model/version.ts';
import { COMMANDS } from './commands.ts';
import { complain } from './context.ts';
import type { Context } from './context.ts';
import { ExitCode, exitCodeOf } from './exit-code.ts';
import type { Io } from './io.ts';
import { safe } from './terminal.ts';

export { processIo } from './io.ts';

const EXAMPLES = `
Examples:
  communique import dump.txt pages/           read files into the archive
  communique fetch https://example.org/pr/1   fetch a page into the archive
  communique grep -i "joint statement"        search the archive
  communique list --since 2w --lang en        what came in the last two weeks

The archive is --archive DIR, else COMMUNIQUE_ARCHIVE, else the nearest parent folder with .communique, else ./archive.`;

/**
 * Runs one command line and returns its exit code. The whole program is here: the bin only hands over `process`.
 * @param argv the words after the program's name
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  let code: number = ExitCode.ok;
  const context: Context = { io, finish: (end) => (code = end) };
  try {
    const program = await buildProgram(context, argv[0] === 'help' ? argv[1] : argv[0]);
    if (argv.length === 0) {
      program.outputHelp({ error: true });
      return ExitCode.usage;
    }
    await program.parseAsync([...argv], { from: 'user' });
    return io.signal.aborted ? ExitCode.interrupted : code;
  } catch (error) {
    return report(error, io);
  }
}

/**
 * The command tree. Only the named command is loaded with its options; the others are name and summary.
 * @param wanted the name of the command to load; `*` loads all (for completion and the tests of the docs)
 */
export async function buildProgram(context: Context, wanted: string | undefined): Promise<Command> {
  const program = new Command('communique')
    .description('Collects, cleans and keeps official statements as dated Markdown.')
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help for a command')
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void context.io.stdout.write(text),
      writeErr: (text) => void context.io.stderr.write(safe(text)),
      outputError: (text, write) => write(text.replace(/^error: /, 'communique: ')),
      getOutHelpWidth: () => context.io.stdout.columns ?? 100,
      getErrHelpWidth: () => context.io.stderr.columns ?? 100,
    })
    .addHelpText('after', EXAMPLES);
  for (const entry of COMMANDS) {
    const command = program
      .command(entry.name)
      .summary(entry.summary)
      .description(sentence(entry.summary))
      .helpGroup(`${entry.group}:`);
    if (wanted === entry.name || wanted === '*') (await entry.load()).configure(command, context);
  }
  return program;
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

/** Prints what went wrong as one line and gives the exit code; bugs crash with their stack. */
function report(error: unknown, io: Io): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.ok : ExitCode.usage;
  const described = describeSystemError(error);
  if (!(described instanceof CommuniqueError)) throw error;
  complain(io, described.message);
  return exitCodeOf(described.code);
}
