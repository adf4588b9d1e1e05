import type { Command } from 'commander';
import type { Statistics } from '../../search/statistics.ts';
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

/** `stats`: what the archive holds, counted. */
export function configure(command: Command, context: Context): void {
  withFilters(command)
    .option('--json', 'one JSON object')
    .option('--csv', 'comma-separated values: kind, name, releases, words')
    .addHelpText('after', EXAMPLES)
    .action(async (options: Options) => context.finish(await run(options, context)));
}

const EXAMPLES = `
Examples:
  communique stats
  communique stats --source example.org --since 2020
  communique stats --csv > stats.csv`;

async function run(options: Options, { io }: Context): Promise<ExitCode> {
  const { root } = openedArchive(io, options.archive);
  const { statisticsOf } = await import('../../search/statistics.ts');
  const { createFilter } = await import('../../search/filter.ts');
  createFilter(options, io.now()); // a wrong call ends before a catalogue is made
  const entries = await openedEntries(io, root);
  try {
    const statistics = statisticsOf(entries, options, io.now());
    await write(
      io.stdout,
      options.json ? json(statistics, io.stdout) : options.csv ? csv(statistics, io.stdout) : text(statistics),
    );
    return statistics.releases > 0 ? ExitCode.ok : ExitCode.none;
  } finally {
    entries.close();
  }
}

const TOTALS = ['releases', 'words', 'undated', 'warnings', 'attachments', 'revisions'] as const;
const KEYS = ['year', 'source', 'lang', 'section'] as const;

function json({ by, first, last, ...totals }: Statistics, output: Output): string {
  const groups = KEYS.map((key) => [
    key,
    by[key].map(({ keys, releases, words }) => ({ name: keys[0] ?? '', releases, words })),
  ]);
  return jsonLine({ ...totals, first: dayText(first), last: dayText(last), ...Object.fromEntries(groups) }, output);
}

function csv(statistics: Statistics, output: Output): string {
  const rows = KEYS.flatMap((key) =>
    statistics.by[key].map(({ keys, releases, words }) => [key, keys[0] ?? '', String(releases), String(words)]),
  );
  const all = ['all', '', String(statistics.releases), String(statistics.words)];
  return shownOn([['kind', 'name', 'releases', 'words'], all, ...rows].map(csvLine).join(''), output);
}

/** Of sources and sections, as many as one looks at; --csv and --json have all. */
const MOST = 20;

function text(statistics: Statistics): string {
  const { first, last, by } = statistics;
  const head = table([
    ...TOTALS.map((name) => [name, String(statistics[name])]),
    ['first', dayText(first) || '-'],
    ['last', dayText(last) || '-'],
  ]);
  const parts = KEYS.map((key) => {
    const rows = by[key].map(({ keys, releases, words }) => [keys[0] ?? '', String(releases), String(words)]);
    const shown = key === 'year' ? rows : rows.slice(0, MOST);
    const more = rows.length - shown.length;
    return `\n${table([[key, 'releases', 'words'], ...shown])}${more > 0 ? `and ${more} more\n` : ''}`;
  });
  return head + parts.join('');
}
