import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import type { EntryRow } from '../../search/entries.ts';
import { openedArchive } from '../archive-root.ts';
import type { Context } from '../context.ts';
import { complain } from '../context.ts';
import { openedEntries } from '../entries.ts';
import { ExitCode } from '../exit-code.ts';
import { withFilters } from '../filter-options.ts';
import type { FilterOptions } from '../filter-options.ts';
import type { LinkFlags } from '../hyperlink.ts';
import { write } from '../io.ts';
import type { Io } from '../io.ts';
import { withLinks } from '../link-options.ts';
import { columnNamed, needsAll } from '../list/column.ts';
import type { Column } from '../list/column.ts';
import { viewOf } from '../list/view.ts';
import type { View, ViewOptions } from '../list/view.ts';

interface Options extends FilterOptions, ViewOptions, LinkFlags {
  readonly limit?: number;
  readonly sort?: string;
}

/** `list`: the releases of the archive, newest first. */
export function configure(command: Command, context: Context): void {
  withLinks(withFilters(command))
    .option('-n, --limit <count>', 'at most so many', count)
    .option('--fields <names>', 'what to show: date,path,title (the default) or other fields of the front matter')
    .option('--sort <field>', 'by this field, ascending; -field for descending')
    .option('--format <template>', 'a line for each: {date} {title}; \\t is a tab')
    .option('--json', 'one JSON object a line: path and front matter, or the fields named')
    .option('--csv', 'comma-separated values, with a line of names')
    .addHelpText('after', EXAMPLES)
    .action(async (options: Options) => context.finish(await run(options, context)));
}

const EXAMPLES = `
Examples:
  communique list --since 2w
  communique list --lang zh --section '!speeches' --json
  communique list --where 'words > 500 and not (title ~ "speech" or warnings)'
  communique list --fields date,publisher,words --sort -words --limit 20
  communique list --format '{date} {title}' --author Olawale
  communique list --until 2019 | cut -f2          paths only (columns: date, path, title)`;

async function run(options: Options, { io }: Context): Promise<ExitCode> {
  const { createFilter } = await import('../../search/filter.ts');
  const { root } = openedArchive(io, options.archive);
  const filter = createFilter(options, io.now());
  const terminal = io.stdout.isTTY === true;
  const link =
    terminal || options.hyperlinkFormat !== undefined
      ? (await import('../hyperlink.ts')).hyperlinks(io, root, options)
      : undefined;
  const view = viewOf(options, terminal, link);
  const order = orderOf(options);
  // The newest few are found in the files as fast: no catalogue is made for them.
  const few = options.limit !== undefined && order === undefined && !filter.needsFields;
  const entries = await openedEntries(io, root, !few);
  try {
    const all = needsAll([...(view.columns ?? ['id']), ...(order ? [order.column] : [])]);
    const selected = entries.select(filter, all);
    const { sortRows } = await import('../list/sort.ts');
    return await print(order ? sortRows(selected, order.column, order.descending) : selected, view, options, io);
  } finally {
    entries.close();
  }
}

async function print(rows: Iterable<EntryRow>, view: View, { limit }: Options, io: Io): Promise<ExitCode> {
  let shown = 0;
  for (const row of rows) {
    if (io.signal.aborted) return ExitCode.interrupted;
    if (shown++ === 0 && view.head !== undefined) await write(io.stdout, view.head);
    for (const problem of row.problems) complain(io, `${row.path}: ${problem}`);
    await write(io.stdout, view.line(row));
    if (shown === limit) break;
  }
  return shown > 0 ? ExitCode.ok : ExitCode.none;
}

function orderOf({ sort }: Options): { readonly column: Column; readonly descending: boolean } | undefined {
  if (sort === undefined) return undefined;
  const descending = sort.startsWith('-');
  return { column: columnNamed(descending ? sort.slice(1) : sort, '--sort'), descending };
}

function count(value: string): number {
  const n = Number(value);
  if (!Number.isInteger(n) || n < 1) throw new InvalidArgumentError('give a whole number from 1.');
  return n;
}
