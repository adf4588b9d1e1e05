import { countKeyOf, isDated } from './count-key.ts';
import type { CountKey } from './count-key.ts';
import type { Entries, EntryRow, Group } from './entries.ts';
import type { Filter } from './filter.ts';
import { Groups } from './group.ts';
import { headOf, wordsOf } from './head.ts';
import { walk } from './walk.ts';

/** The entries as their files say: for small archives, and where there is no SQLite. */
export class FileEntries implements Entries {
  readonly #root: string;
  readonly #problem: (message: string) => void;

  /** @param problem told of folders that cannot be read, once for each */
  constructor(root: string, problem: (message: string) => void = () => undefined) {
    this.#root = root;
    const told = new Set<string>();
    this.#problem = (message) => {
      if (!told.has(message)) problem(message);
      told.add(message);
    };
  }

  *select(filter: Filter): Generator<EntryRow> {
    for (const path of this.#paths(filter)) {
      const head = headOf(this.#root, path);
      if (head && filter.accepts(head.data)) yield head;
    }
  }

  groups(filter: Filter, by: readonly CountKey[], words = true): Group[] {
    const groups = new Groups();
    if (!words && !filter.needsFields && by.every(isDated)) {
      for (const path of this.#paths(filter)) groups.addEntry(path, {}, 0, by);
      return groups.all;
    }
    for (const { path, data } of this.select(filter))
      groups.addEntry(path, data, data.words ?? wordsOf(this.#root, path), by);
    return groups.all;
  }

  #paths(filter: Filter): Generator<string> {
    return walk(this.#root, undefined, (path) => filter.acceptsPath(path), this.#problem);
  }

  keyOf(by: CountKey): (path: string) => string {
    return (path) => countKeyOf(path, isDated(by) ? {} : (headOf(this.#root, path)?.data ?? {}), by);
  }

  narrow(filter: Filter): Filter {
    return filter;
  }

  close(): void {}
}
