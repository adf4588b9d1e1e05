import type { FrontMatter } from '../model/front-matter.ts';
import type { CountKey } from './count-key.ts';
import type { Filter } from './filter.ts';

/** An entry, as far as it is known without its text. */
export interface EntryRow {
  readonly path: string;
  /** The front matter; where not all of it is asked for, at least title and date. */
  readonly data: FrontMatter;
  readonly problems: readonly string[];
}

/** How many releases have something in common, how many words they have, and their first and last day. */
export interface Group {
  /** Value of each key asked for. */
  readonly keys: readonly string[];
  readonly releases: number;
  /** Characters where the script does not part words. */
  readonly words: number;
  /** As exact as it is known: 20211218, 20211200, 20210000; 0 where none is dated. */
  readonly first: number;
  readonly last: number;
}

/** The entries of an archive: read from the files, or from the catalogue where there is one. */
export interface Entries {
  /** Those that pass the filter, newest first. @param full all of the front matter is needed */
  select(filter: Filter, full: boolean): Iterable<EntryRow>;
  /**
   * Counts of those that pass the filter, in no order.
   * @param words are words asked for? Where not, they may be 0, and counts by month need no front matter. @default true
   */
  groups(filter: Filter, by: readonly CountKey[], words?: boolean): Group[];
  /** What entries count for, by their paths; fastest when they are asked for newest first. */
  keyOf(by: CountKey): (path: string) => string;
  /** The same filter, asking for no front matter where the catalogue can answer. */
  narrow(filter: Filter): Filter;
  close(): void;
}
