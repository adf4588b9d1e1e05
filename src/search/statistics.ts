import type { CountKey } from './count-key.ts';
import type { Entries, Group } from './entries.ts';
import { createFilter } from './filter.ts';
import type { FilterOptions } from './filter.ts';
import { Groups } from './group.ts';

/** What the archive holds under a filter. */
export interface Statistics {
  readonly releases: number;
  readonly words: number;
  readonly undated: number;
  readonly warnings: number;
  readonly attachments: number;
  readonly revisions: number;
  /** First and last day, as `Group` has them. */
  readonly first: number;
  readonly last: number;
  /** Years in order, the others by falling count. */
  readonly by: Readonly<Record<Exclude<CountKey, 'month'>, readonly Group[]>>;
}

/** Counts the releases that pass the filter, all and by what they have in common. */
export function statisticsOf(entries: Entries, options: FilterOptions, now: Date): Statistics {
  const filter = createFilter(options, now);
  const by = (key: CountKey): Group[] => entries.groups(filter, [key]);
  const having = (what: string): number =>
    releasesIn(entries.groups(createFilter({ ...options, has: [...(options.has ?? []), what] }, now), []));
  const years = by('year');
  const total = sumOf(years);
  return {
    releases: total?.releases ?? 0,
    words: total?.words ?? 0,
    undated: releasesIn(years.filter(({ last }) => last === 0)),
    warnings: having('warnings'),
    attachments: having('attachments'),
    revisions: having('revisions'),
    first: total?.first ?? 0,
    last: total?.last ?? 0,
    by: {
      year: years.toSorted((a, b) => ((a.keys[0] ?? '') < (b.keys[0] ?? '') ? -1 : 1)),
      source: byCount(by('source')),
      lang: byCount(by('lang')),
      section: byCount(by('section')),
    },
  };
}

/** A publisher or site, and what the archive has of it. */
export interface SourceRow {
  readonly name: string;
  readonly releases: number;
  readonly words: number;
  readonly first: number;
  readonly last: number;
  /** By falling count. */
  readonly languages: readonly string[];
}

/** The sources of the releases that pass the filter, by falling count. */
export function sourcesOf(entries: Entries, options: FilterOptions, now: Date): SourceRow[] {
  const sources = new Map<string, Group[]>();
  for (const group of entries.groups(createFilter(options, now), ['source', 'lang'])) {
    const [name = ''] = group.keys;
    sources.set(name, [...(sources.get(name) ?? []), group]);
  }
  const rows = [...sources].map(([name, groups]) => {
    const { releases = 0, words = 0, first = 0, last = 0 } = sumOf(groups) ?? {};
    return { name, releases, words, first, last, languages: byCount(groups).map(({ keys }) => keys[1] ?? '') };
  });
  return rows.toSorted((a, b) => b.releases - a.releases || (a.name < b.name ? -1 : 1));
}

function sumOf(groups: readonly Group[]): Group | undefined {
  const sum = new Groups();
  for (const group of groups) sum.add({ ...group, keys: [] });
  return sum.all[0];
}

const releasesIn = (groups: readonly Group[]): number => groups.reduce((sum, { releases }) => sum + releases, 0);

const byCount = (groups: readonly Group[]): Group[] =>
  groups.toSorted((a, b) => b.releases - a.releases || (a.keys.join() < b.keys.join() ? -1 : 1));
