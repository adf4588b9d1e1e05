import type { FrontMatter } from '../model/front-matter.ts';
import { countKeyOf } from './count-key.ts';
import type { CountKey } from './count-key.ts';
import { dayOfPath } from './catalogue/day.ts';
import type { Group } from './entries.ts';

/** Adds up counts that have the same keys. */
export class Groups {
  readonly #found = new Map<string, Group>();

  add(group: Group): void {
    const key = group.keys.join('\0');
    const known = this.#found.get(key);
    this.#found.set(key, known ? sum(known, group) : group);
  }

  /** Adds one entry. */
  addEntry(path: string, data: FrontMatter, words: number, by: readonly CountKey[]): void {
    const day = dayOfPath(path);
    this.add({ keys: by.map((key) => countKeyOf(path, data, key)), releases: 1, words, first: day, last: day });
  }

  get all(): Group[] {
    return [...this.#found.values()];
  }
}

const sum = (a: Group, b: Group): Group => ({
  keys: a.keys,
  releases: a.releases + b.releases,
  words: a.words + b.words,
  first: a.first === 0 || b.first === 0 ? a.first + b.first : Math.min(a.first, b.first),
  last: Math.max(a.last, b.last),
});
