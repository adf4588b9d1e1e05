import { Command, CommanderError } from 'commander';
import { CommuniqueError } from '../model/error.ts';
import { describeSystemError } from '../model/system-error.ts';
import { VERSION } from '../model/version.ts';
import { COMMANDS } from './commands.ts';
import { complain } from './context.ts';
import type { Context } from './context.ts';
import { ExitCode, exitCodeOf } from './exit-code.ts';
import type { Io, LogFormat } from './io.ts';
import type { Pager } from './pager.ts';
import { safe } from './terminal.ts';

export { processIo } from './io.ts';

const EXAMPLES = `
Examples:
  communique import dump.txt pages/           read files into the archive
  communique fetch https://example.org/pr/1   fetch a page into the archive
  communique grep -i "joint statement"        search the archive
  communique list --since 2w --lang en        what came in the last two weeks

The archive is --archive DIR, else COMMUNIQUE_ARCHIVE, else the nearest parent folder with .communique, else ./archive.
Options can be settled for good in ~/.config/communique/config.json; "communique doctor" shows what is in force.`;

/**
 * Runs one command line and returns its exit code. The whole program is here: the bin only hands over `process`.
 * @param argv the words after the program's name
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  let code: number = ExitCode.ok;
  const context = { io, finish: (end: ExitCode): void => void (code = end) };
  let pager: Pager | undefined;
  try {
    const name = argv[0] === 'help' ? argv[1] : argv[0];
    const program = await buildProgram(context, name);
    if (argv.length === 0) {
      program.outputHelp({ error: true });
      return ExitCode.usage;
    }
    program.hook('preAction', async (_, command) => {
      if (!isPaged(command) || !io.stdout.isTTY) return;
      const { openPager, withPager } = await import('./pager.ts');
      pager = await openPager(io);
      if (pager) context.io = withPager(io, pager);
    });
    // `help nosuch` and `nosuch --help` would print the help of the program, as if nothing were wrong
    await program.parseAsync(isUnknown(name) ? [name] : [...argv], { from: 'user' });
    if (io.signal.aborted) return ExitCode.interrupted;
    return pager?.quit.aborted ? ExitCode.ok : code; // the reader has seen enough
  } catch (error) {
    const failed = report(error, context.io);
    // as with ripgrep: 1 is "nothing matched", and whatever went wrong is 2
    return argv[0] === 'grep' && failed !== ExitCode.interrupted ? Math.min(failed, ExitCode.usage) : failed;
  } finally {
    await pager?.close();
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
      outputError: (text, write) => write(`communique: ${oneLine(text, wanted)}\n`),
      getOutHelpWidth: () => context.io.stdout.columns ?? 100,
      getErrHelpWidth: () => context.io.stderr.columns ?? 100,
    })
    .addHelpText('after', EXAMPLES)
    .hook('preAction', async (_, command) => settle(command, context.io));
  for (const entry of COMMANDS) {
    const command = program
      .command(entry.name)
      .summary(entry.summary)
      .description(sentence(entry.summary))
      .helpGroup(`${entry.group}:`);
    if (wanted !== entry.name && wanted !== '*') continue;
    (await entry.load()).configure(command, context);
    if (entry.paged) command.option('--no-pager', 'print to the terminal at once');
  }
  return program;
}

const isPaged = (command: Command): boolean => command.opts()['pager'] === true;

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

const isUnknown = (name: string | undefined): name is string =>
  name !== undefined && !name.startsWith('-') && name !== 'help' && !COMMANDS.some((command) => command.name === name);

/** Commander's complaint about the words of the call as one line that says what to do. */
function oneLine(text: string, name: string | undefined): string {
  const line = text
    .trim()
    .replace(/^error: /, '')
    .replace(/ is invalid\. /, ' is invalid: ')
    .replace(/\.?\s*\(Did you mean (.*)\?\)$/s, '; did you mean $1?');
  if (/; did you mean | is invalid: /.test(line)) return line;
  const command = COMMANDS.some((one) => one.name === name) ? ` ${name}` : '';
  return `${line.replace(/\.$/, '')}; see "communique${command} --help"`;
}

/** Before a command that reads input runs: what is settled for good, and how it talks. */
async function settle(command: Command, io: Io): Promise<void> {
  if (!SETTLED.has(command.name())) return;
  const { applySettings } = await import('./settings.ts');
  applySettings(command, io);
  const { logFormat }: { readonly logFormat?: LogFormat } = command.opts();
  if (logFormat !== undefined) io.logFormat = logFormat;
}

/** The commands that settings hold for; the others start without looking for any. */
const SETTLED = new Set(['explain', 'extract', 'fetch', 'import']);

/** Prints what went wrong as one line and gives the exit code; bugs crash with their stack. */
function report(error: unknown, io: Io): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.ok : ExitCode.usage;
  const described = describeSystemError(error);
  if (!(described instanceof CommuniqueError)) throw error;
  complain(io, described.message);
  return exitCodeOf(described.code);
}
