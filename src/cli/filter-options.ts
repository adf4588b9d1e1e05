import type { Command } from 'commander';
import type { FilterOptions as Filters } from '../search/filter.ts';

/** What a command that reads the archive may be asked to leave out. */
export interface FilterOptions extends Filters {
  readonly archive?: string;
}

/** The same filters for every command that reads the archive. */
export function withFilters(command: Command): Command {
  return withArchive(command)
    .option('--since <date>', 'published on or after: 2021, 2021-12, 2021-12-18, or back from now 10d, 2w, 6m, 1y')
    .option('--until <date>', 'published on or before')
    .option('--source <text>', 'host, site or publisher; repeatable; !text excludes', collect)
    .option('--site <text>', 'host or name of the website; repeatable; !text excludes', collect)
    .option('--lang <tag>', 'language (BCP 47); repeatable; !tag excludes', collect)
    .option('--section <text>', 'a section ("China News", "News > Press"); repeatable; !text excludes', collect)
    .option('--author <name>', 'an author, or whole words of the name; repeatable; !name excludes', collect)
    .option('--has <what>', 'attachments, warnings or revisions; repeatable, all count; !what excludes', collect)
    .option('--where <condition>', 'on the front matter: \'words > 500 and title ~ "harbour"\'; repeatable', collect);
}

const NAMES: Readonly<Record<keyof Filters, true>> = {
  since: true,
  until: true,
  source: true,
  site: true,
  lang: true,
  section: true,
  author: true,
  has: true,
  where: true,
};

/** Was any of the filters typed? Without one, what reads them need not be loaded. */
export const isFiltered = (options: FilterOptions): boolean => Object.keys(NAMES).some((name) => name in options);

export function withArchive(command: Command): Command {
  return command.option(
    '--archive <dir>',
    'the archive (else COMMUNIQUE_ARCHIVE, the nearest parent that is one, ./archive)',
  );
}

function collect(value: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, value];
}
