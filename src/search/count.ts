import { countKeyOf, isDated } from './count-key.ts';
import type { CountKey } from './count-key.ts';
import type { Entries } from './entries.ts';
import type { Filter } from './filter.ts';
import { grep } from './grep.ts';
import type { GrepOptions, GrepSink } from './grep.ts';

/** Counts of one month, source, … */
export interface CountRow {
  readonly key: string;
  readonly matches: number;
  /** Releases with a match. */
  readonly releases: number;
  /** All releases that are meant: what the counts are to be seen against. */
  readonly of: number;
  /** Their words; characters where the script does not part words. 0 where they were not asked for. */
  readonly words: number;
}

/** What is counted, and by what. */
export interface CountOptions {
  readonly by: CountKey;
  /** Entries that are meant. */
  readonly filter: Filter;
  /** The entries of the same archive. */
  readonly entries: Entries;
  /** Count the words of the running text too, and only matches in it: titles, tags and addresses are no part of those. @default false */
  readonly words?: boolean;
}

/**
 * Counts matches by month, year, source, language or section: the rows of each search, with the same keys in the same
 * order. Months and years come in order, those without a release between the first and the last included, the undated
 * last; the others by falling count of all searches.
 * @param searches what to count, each on its own; their filters are those of `options`
 */
export async function countBy(
  root: string,
  searches: readonly GrepOptions[],
  { by, filter, entries, words = false }: CountOptions,
  sink: Pick<GrepSink, 'problem' | 'notice' | 'signal'>,
): Promise<CountRow[][]> {
  // By date, the first search tells what there is besides; else the entries do.
  const all = isDated(by) && !words && !filter.needsFields ? new Census(by) : undefined;
  const groups = all ? [] : entries.groups(filter, [by], words);
  const census = all?.groups ?? new Map(groups.map((group) => [group.keys[0] ?? '', group]));
  const narrow = entries.narrow(filter);
  const found: Counts[] = [];
  for (const search of searches) {
    const meant = found.length === 0 && all ? { meant: (path: string) => all.add(path) } : {};
    found.push(
      await countMatches(root, { ...search, filter: narrow, bodyOnly: words }, entries.keyOf(by), {
        ...sink,
        ...meant,
      }),
    );
  }
  const keys = orderedKeys(
    [...new Set([...census.keys(), ...found.flatMap((counts) => [...counts.keys()])])],
    by,
    found,
  );
  return found.map((counts) =>
    keys.map((key) => {
      const { releases: of = 0, words: count = 0 } = census.get(key) ?? {};
      return { key, ...(counts.get(key) ?? NOTHING), of, words: words ? count : 0 };
    }),
  );
}

/** Counts releases by their paths. Those of a day come one after the other. */
class Census {
  readonly groups = new Map<string, { releases: number; readonly words: number }>();
  readonly #by: CountKey;
  #folder = '\0';
  #group = { releases: 0, words: 0 };

  constructor(by: CountKey) {
    this.#by = by;
  }

  add(path: string): void {
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    if (folder !== this.#folder) {
      const key = countKeyOf(path, {}, this.#by);
      this.#folder = folder;
      this.#group = this.groups.get(key) ?? { releases: 0, words: 0 };
      this.groups.set(key, this.#group);
    }
    this.#group.releases++;
  }
}

type Counts = ReadonlyMap<string, { readonly matches: number; readonly releases: number }>;

const NOTHING = { matches: 0, releases: 0 };

async function countMatches(
  root: string,
  options: GrepOptions,
  keyOf: (path: string) => string,
  sink: Omit<GrepSink, 'result'>,
): Promise<Counts> {
  const counts = new Map<string, { matches: number; releases: number }>();
  const result: GrepSink['result'] = ({ path, matches }) => {
    const key = keyOf(path);
    const known = counts.get(key);
    if (known) {
      known.matches += matches;
      known.releases++;
    } else {
      counts.set(key, { matches, releases: 1 });
    }
    return undefined;
  };
  await grep(root, { ...options, detail: 'count-matches' }, { ...sink, result });
  return counts;
}

function orderedKeys(keys: readonly string[], by: CountKey, found: readonly Counts[]): string[] {
  if (isDated(by)) return inOrder(keys, by);
  const total = (key: string): number => found.reduce((sum, counts) => sum + (counts.get(key)?.matches ?? 0), 0);
  const totals = new Map(keys.map((key) => [key, total(key)]));
  return keys.toSorted((a, b) => (totals.get(b) ?? 0) - (totals.get(a) ?? 0) || (a < b ? -1 : 1));
}

/** Is it a month, a year; not what is dated less exactly, or not at all? */
export const isWhole = (key: string, by: CountKey): boolean =>
  by === 'month' ? /^\d{4}-\d{2}$/.test(key) : by !== 'year' || /^\d{4}$/.test(key);

/** Fills the gaps of a series of months or years. */
function inOrder(found: readonly string[], by: 'month' | 'year'): string[] {
  const keys = new Set(found);
  const whole = found.filter((key) => isWhole(key, by)).toSorted();
  const last = whole.at(-1) ?? '';
  for (let key = whole[0] ?? last; key < last; key = following(key)) keys.add(key);
  return [...keys].toSorted();
}

function following(key: string): string {
  const [year = 0, month] = key.split('-').map(Number);
  if (month === undefined) return String(year + 1).padStart(4, '0');
  const next = month === 12 ? [year + 1, 1] : [year, month + 1];
  return `${String(next[0]).padStart(4, '0')}-${String(next[1]).padStart(2, '0')}`;
}
