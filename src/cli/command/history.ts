import type { Command } from 'commander';
import type { Version } from '../../archive/history.ts';
import type { Context } from '../context.ts';
import { ExitCode } from '../exit-code.ts';
import { withArchive } from '../filter-options.ts';
import { write } from '../io.ts';
import type { Io } from '../io.ts';
import { namedEntry } from '../named-entry.ts';
import { jsonLine, safeLine } from '../terminal.ts';

interface Options {
  readonly archive?: string;
  readonly json?: boolean;
}

/** `history`: the texts that a release has had. */
export function configure(command: Command, context: Context): void {
  withArchive(command)
    .argument('<entry>', 'path in the archive (as list prints it), path of the file, or id')
    .option('--json', 'one JSON object a line: revision, kind, retrieved, title, words, path, capture')
    .addHelpText('after', EXAMPLES)
    .action(async (entry: string, options: Options) => context.finish(await run(entry, options, context.io)));
}

const EXAMPLES = `
Examples:
  communique history 2021/12/18/quay-opened.md
  communique history --json 2021/12/18/quay-opened.md | jq .kind`;

async function run(wanted: string, options: Options, io: Io): Promise<ExitCode> {
  const found = await namedEntry(wanted, options.archive, io);
  if (!found) return ExitCode.none;
  const { historyOf } = await import('../../archive/history.ts');
  for (const version of historyOf(found.layout, found.entry)) {
    await write(io.stdout, options.json ? jsonLine(version, io.stdout) : `${lineOf(version)}\n`);
  }
  return ExitCode.ok;
}

const lineOf = ({ revision, retrieved, kind, words, path }: Version): string =>
  [revision, retrieved ?? '-', kind, words === undefined ? '-' : `${words} words`, path]
    .map((field) => safeLine(String(field)))
    .join('\t');
