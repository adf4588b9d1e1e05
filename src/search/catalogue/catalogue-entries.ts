import { countKeyOf, isDated } from '../count-key.ts';
import type { CountKey } from '../count-key.ts';
import type { Entries, EntryRow, Group } from '../entries.ts';
import { FileEntries } from '../file-entries.ts';
import type { Filter } from '../filter.ts';
import { Groups } from '../group.ts';
import { headOf, wordsOf } from '../head.ts';
import { NEWEST_FIRST, comparePaths } from '../order.ts';
import { DATED, DAY_SHIFT, dayOfId, dayOfPath, firstId, lastId } from './day.ts';
import type { Changes } from './freshness.ts';
import { discardCatalogue } from './layout.ts';
import { Damaged } from './file-row.ts';
import { CatalogueRows } from './rows.ts';
import { isSqliteError } from './sqlite.ts';
import type { Database } from './sqlite.ts';

/** Days whose paths `narrow` remembers: searches ask in the order of dates. */
const REMEMBERED_DAYS = 32;

/** The entries as the catalogue says, and the files where it is behind. A damaged one is left for the files, and thrown away. */
export class CatalogueEntries implements Entries {
  readonly #db: Database;
  readonly #root: string;
  readonly #rows: CatalogueRows;
  readonly #behind: Changes;
  readonly #live: ReadonlyMap<string, EntryRow>;

  /** @param behind what could not be written to the catalogue now: it is read from the files */
  constructor(db: Database, root: string, behind: Changes) {
    this.#db = db;
    this.#root = root;
    this.#rows = new CatalogueRows(db, root);
    this.#behind = behind;
    const heads = [...behind.live].map((path) => headOf(root, path)).filter((head) => head !== undefined);
    this.#live = new Map(heads.map((head) => [head.path, head]));
  }

  *select(filter: Filter, full: boolean): Generator<EntryRow> {
    let last: string | undefined;
    try {
      for (const row of this.#merged(filter, full)) {
        last = row.path;
        yield row;
      }
    } catch (error) {
      this.#discard(error);
      for (const row of new FileEntries(this.#root).select(filter))
        if (last === undefined || comparePaths(last, row.path, NEWEST_FIRST) < 0) yield row;
    }
  }

  groups(filter: Filter, by: readonly CountKey[], words = true): Group[] {
    try {
      const { sql, exact } = this.#rows.condition(filter);
      if (exact && this.#behind.dead.size + this.#behind.live.size === 0) return this.#count(sql, by);
      const groups = new Groups();
      for (const { path, data } of this.#merged(filter, true))
        groups.addEntry(path, data, data.words ?? wordsOf(this.#root, path), by);
      return groups.all;
    } catch (error) {
      this.#discard(error);
      return new FileEntries(this.#root).groups(filter, by, words);
    }
  }

  keyOf(by: CountKey): (path: string) => string {
    const files = new FileEntries(this.#root).keyOf(by);
    if (isDated(by)) return files;
    const rows = this.#rows;
    const numbersOf = remembered((day) => rows.numbers(by, firstId(day), lastId(day)));
    return (path) => {
      const live = this.#live.get(path);
      if (live) return countKeyOf(path, live.data, by);
      try {
        const value = numbersOf(dayOfPath(path)).get(path);
        return value === undefined ? files(path) : this.#keyOf(by, value);
      } catch (error) {
        this.#discard(error);
        return files(path);
      }
    };
  }

  narrow(filter: Filter): Filter {
    if (!filter.needsFields) return filter;
    try {
      return this.#narrowed(filter);
    } catch (error) {
      this.#discard(error);
      return filter;
    }
  }

  #narrowed(filter: Filter): Filter {
    const rows = this.#rows.query(filter, false, true);
    const pathsOf = remembered((day): ReadonlySet<string> => {
      const found = [...rows(firstId(day), lastId(day))].filter(({ id }) => !this.#behind.dead.has(id));
      return new Set(found.map(({ path }) => path));
    });
    const accepts = (path: string): boolean => {
      const live = this.#live.get(path);
      if (live) return filter.accepts(live.data);
      try {
        return pathsOf(dayOfPath(path)).has(path);
      } catch (error) {
        this.#discard(error);
        return filter.accepts(headOf(this.#root, path)?.data ?? {});
      }
    };
    // Folders are asked by their dates alone.
    const acceptsPath = (path: string): boolean => filter.acceptsPath(path) && (!path.endsWith('.md') || accepts(path));
    return { ...filter, needsFields: false, acceptsPath };
  }

  close(): void {
    this.#db.close();
  }

  /** The catalogue's entries, and those that it does not know as they are, in one order. */
  *#merged(filter: Filter, full: boolean): Generator<EntryRow> {
    const live = [...this.#live.values()]
      .filter(({ path, data }) => filter.acceptsPath(path) && filter.accepts(data))
      .toSorted((a, b) => comparePaths(b.path, a.path, NEWEST_FIRST)); // the next one stands last
    for (const row of this.#inOrder(filter, full)) {
      for (let next = live.at(-1); next && comparePaths(next.path, row.path, NEWEST_FIRST) < 0; next = live.at(-1)) {
        live.pop();
        yield next;
      }
      yield row;
    }
    yield* live.toReversed();
  }

  /** Numbers follow the days; within a day, entries are numbered as they came. */
  *#inOrder(filter: Filter, full: boolean): Generator<EntryRow> {
    const sorted = (rows: readonly EntryRow[]): readonly EntryRow[] =>
      rows.length < 2 ? rows : rows.toSorted((a, b) => comparePaths(a.path, b.path, NEWEST_FIRST));
    let day = -1;
    let rows: EntryRow[] = [];
    for (const row of this.#rows.query(filter, full, this.#behind.complete)(0, Number.MAX_SAFE_INTEGER)) {
      if (this.#behind.dead.has(row.id)) continue;
      if (dayOfId(row.id) !== day) {
        yield* sorted(rows);
        day = dayOfId(row.id);
        rows = [];
      }
      rows.push(row);
    }
    yield* sorted(rows);
  }

  #count(sql: string, by: readonly CountKey[]): Group[] {
    const statement = this.#db.prepare(
      `SELECT ${by.map((key, at) => `${COLUMNS[key]} AS key${at}, `).join('')} count(*) AS releases,
         sum(coalesce(e.words, e.counted)) AS words,
         min(CASE WHEN e.id >= ${DATED} THEN e.id END) AS first, max(e.id) AS last
       FROM entry e WHERE ${sql} ${by.length > 0 ? `GROUP BY ${by.map((_, at) => at + 1).join()}` : 'HAVING count(*) > 0'}`,
    );
    const groups = new Groups();
    for (const row of statement.iterate())
      groups.add({
        keys: by.map((key, at) => this.#keyOf(key, Number(row[`key${at}`]))),
        releases: Number(row['releases']),
        words: Number(row['words']),
        first: dayOfId(Number(row['first'])),
        last: dayOfId(Number(row['last'])),
      });
    return groups.all;
  }

  #keyOf(key: CountKey, value: number): string {
    if (key === 'month') return countKeyOf(monthPath(value), {}, key);
    if (key === 'year') return countKeyOf(monthPath(value * 100), {}, key);
    return countKeyOf('', this.#rows.values(key).get(value) ?? {}, key);
  }

  /** Throws on what is no damage. */
  #discard(error: unknown): void {
    if (!(error instanceof Damaged) && !isSqliteError(error)) throw error;
    discardCatalogue(this.#root);
  }
}

/** The latest answers are kept: searches ask in the order of dates. */
function remembered<T>(load: (day: number) => T): (day: number) => T {
  const days = new Map<number, T>();
  return (day) => {
    const known = days.get(day);
    if (known !== undefined) return known;
    const loaded = load(day);
    const [oldest] = days.keys();
    if (days.size >= REMEMBERED_DAYS && oldest !== undefined) days.delete(oldest);
    days.set(day, loaded);
    return loaded;
  };
}

const COLUMNS: Readonly<Record<CountKey, string>> = {
  month: `iif(e.id < ${DATED}, 0, e.id / ${100 * DAY_SHIFT})`,
  year: `e.id / ${10_000 * DAY_SHIFT}`,
  source: '+e.source', // not by its index: that asks for a million rows one by one
  lang: 'e.lang',
  section: 'e.section',
};

/** The path that entries of a month (202112; 202100 is the year alone) begin with. */
function monthPath(month: number): string {
  if (month === 0) return '';
  const digits = String(month).padStart(6, '0');
  return digits.endsWith('00') ? `${digits.slice(0, 4)}/` : `${digits.slice(0, 4)}/${digits.slice(4)}/`;
}
