import type { Command } from 'commander';
import type { SourceRow } from '../../search/statistics.ts';
import { openedArchive } from '../archive-root.ts';
import type { Context } from '../context.ts';
import { csvLine } from '../csv.ts';
import { openedEntries } from '../entries.ts';
import { ExitCode } from '../exit-code.ts';
import { withFilters } from '../filter-options.ts';
import type { FilterOptions } from '../filter-options.ts';
import { write } from '../io.ts';
import type { Output } from '../io.ts';
import { jsonLine, shownOn } from '../terminal.ts';
import { dayText, table } from '../list/table.ts';

interface Options extends FilterOptions {
  readonly json?: boolean;
  readonly csv?: boolean;
}

/** `sources`: who issued the releases of the archive. */
export function configure(command: Command, context: Context): void {
  withFilters(command)
    .option('--json', 'one JSON object a line')
    .option('--csv', 'comma-separated values')
    .addHelpText('after', EXAMPLES)
    .action(async (options: Options) => context.finish(await run(options, context)));
}

const EXAMPLES = `
Examples:
  communique sources
  communique sources --lang zh --since 2020 --json`;

async function run(options: Options, { io }: Context): Promise<ExitCode> {
  const { root } = openedArchive(io, options.archive);
  const { sourcesOf } = await import('../../search/statistics.ts');
  const { createFilter } = await import('../../search/filter.ts');
  createFilter(options, io.now()); // a wrong call ends before a catalogue is made
  const entries = await openedEntries(io, root);
  try {
    const rows = sourcesOf(entries, options, io.now());
    await write(io.stdout, options.json ? json(rows, io.stdout) : options.csv ? csv(rows, io.stdout) : text(rows));
    return rows.length > 0 ? ExitCode.ok : ExitCode.none;
  } finally {
    entries.close();
  }
}

const HEAD = ['source', 'releases', 'words', 'first', 'last', 'languages'];

const cellsOf = ({ name, releases, words, first, last, languages }: SourceRow): string[] => [
  name,
  String(releases),
  String(words),
  dayText(first),
  dayText(last),
  languages.join(' '),
];

const text = (rows: readonly SourceRow[]): string =>
  rows.length === 0 ? '' : table([HEAD, ...rows.map((row) => cellsOf(row).map((cell) => cell || '-'))]);
const csv = (rows: readonly SourceRow[], output: Output): string =>
  shownOn([HEAD, ...rows.map(cellsOf)].map(csvLine).join(''), output);

const json = (rows: readonly SourceRow[], output: Output): string =>
  rows
    .map(({ name, first, last, ...row }) =>
      jsonLine({ source: name, ...row, first: dayText(first), last: dayText(last) }, output),
    )
    .join('');
