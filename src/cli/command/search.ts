import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { CommuniqueError } from '../../model/error.ts';
import type { EntryRow } from '../../search/entries.ts';
import type { Query } from '../../search/ranked/query.ts';
import type { SearchOptions, SearchResult } from '../../search/ranked/search.ts';
import { openedArchive } from '../archive-root.ts';
import type { Context } from '../context.ts';
import { say } from '../context.ts';
import { ExitCode } from '../exit-code.ts';
import { withFilters } from '../filter-options.ts';
import type { FilterOptions } from '../filter-options.ts';
import type { LinkFlags } from '../hyperlink.ts';
import { write } from '../io.ts';
import type { Io } from '../io.ts';
import { withLinks } from '../link-options.ts';
import { namedEntry } from '../named-entry.ts';
import { Progress } from '../progress.ts';
import { useColor } from '../terminal.ts';

interface Options extends FilterOptions, LinkFlags {
  readonly sort: 'best' | 'newest';
  readonly limit: number;
  readonly similar?: string;
  readonly json?: boolean;
}

/** `search`: the releases that say the most about some words. */
export function configure(command: Command, context: Context): void {
  command
    .allowUnknownOption() // `-word` excludes a word
    .argument('[words...]', 'words that must all be there; "phrase", -without, this OR that, start*, title:word')
    .addOption(new Option('--sort <by>', 'best or newest first').choices(['best', 'newest']).default('best'))
    .option('-n, --limit <count>', 'at most so many', count, 20)
    .option('--similar <entry>', 'releases like this one: a path as list prints it, or an id')
    .option('--json', 'one JSON object a line: path, snippet, matches in it, front matter');
  withLinks(withFilters(command))
    .addHelpText('after', EXAMPLES)
    .action(async (words: readonly string[], options: Options) => context.finish(await run(words, options, context)));
}

const EXAMPLES = `
Examples:
  communique search harbour dues                 both words, best first
  communique search '"joint statement" -draft'   a phrase, without a word
  communique search 'title:制裁 OR title:sanctions' --since 2020 --sort newest
  communique search --similar 2021/12/18/quay-opened.md`;

async function run(words: readonly string[], options: Options, { io }: Context): Promise<ExitCode> {
  const [{ createFilter }, { parseQuery }] = await Promise.all([
    import('../../search/filter.ts'),
    import('../../search/ranked/query.ts'),
  ]);
  if ((words.length === 0) === (options.similar === undefined))
    throw new CommuniqueError('usage', 'search: say words, or --similar and an entry');
  const unknown = words.find((word) => word.startsWith('--'));
  if (unknown !== undefined)
    throw new CommuniqueError('usage', `unknown option '${unknown}'; see "communique search --help"`);
  const query = words.length > 0 ? parseQuery(words.join(' ')) : { groups: [], excluded: [] };
  const { root } = openedArchive(io, options.archive);
  const progress = new Progress(io);
  const searching = {
    filter: createFilter(options, io.now()),
    sort: options.sort,
    limit: options.limit,
    now: () => io.now().getTime(),
    signal: io.signal,
    progress: (done: number) => progress.update(done),
  };
  const found = await search(root, query, options, searching, io).finally(() => progress.end());
  if (!found) return ExitCode.none;
  await print(root, found, query, options, io);
  return found.hits.length > 0 ? ExitCode.ok : ExitCode.none;
}

async function search(
  root: string,
  query: Query,
  { similar, archive }: Options,
  options: SearchOptions,
  io: Io,
): Promise<SearchResult | undefined> {
  if (similar === undefined) {
    const { searchRanked } = await import('../../search/ranked/search.ts');
    return searchRanked(root, query, options);
  }
  const named = await namedEntry(similar, archive, io);
  if (!named) return undefined;
  const { searchSimilar } = await import('../../search/ranked/similar.ts');
  return searchSimilar(root, named.entry.path, options);
}

async function print(
  root: string,
  { hits, more }: SearchResult,
  query: Query,
  options: Options,
  io: Io,
): Promise<void> {
  const [{ bodyOf }, { snippetOf }, { hitJson, hitText }] = await Promise.all([
    import('../../search/ranked/text-table.ts'),
    import('../../search/ranked/snippet.ts'),
    import('../search/hit.ts'),
  ]);
  const color = useColor(io, io.stdout);
  const link =
    io.stdout.isTTY || options.hyperlinkFormat !== undefined
      ? (await import('../hyperlink.ts')).hyperlinks(io, root, options)
      : undefined;
  const shown = (hit: EntryRow): string => {
    const snippet = snippetOf(bodyOf(root, hit.path), query);
    return options.json
      ? hitJson(hit, snippet, io.stdout.isTTY === true)
      : hitText(hit, snippet, query, { color, link });
  };
  for (const hit of hits) await write(io.stdout, shown(hit));
  if (more && !options.json) say(io, `and more; --limit ${options.limit * 2} shows some`);
}

function count(value: string): number {
  const n = Number(value);
  if (!Number.isInteger(n) || n < 1 || n > 10_000)
    throw new InvalidArgumentError('give a whole number from 1 to 10000.');
  return n;
}
