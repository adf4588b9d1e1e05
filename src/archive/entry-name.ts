import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Draft } from './draft.ts';
import { readEntry } from './entry.ts';
import type { Entry } from './entry.ts';
import { numberedSlug, slugOf } from './slug.ts';

/** Names remembered; beyond, all are forgotten. */
const MOST = 100_000;

/** Finds names for new files: `title.md`, `title-2.md`, ... */
export class EntryNames {
  readonly #root: string;
  readonly #recovering: boolean;
  /** Numbers up to which all names are taken: a thousand releases of one title and day need not look a thousand times. */
  readonly #taken = new Map<string, number>();

  /** @param recovering a killed writer may have written files that no index names */
  constructor(root: string, recovering: boolean) {
    this.#root = root;
    this.#recovering = recovering;
  }

  /** The first free name in the folder of a draft; or one that its release has already, with the entry that stands there. */
  async find({ folder, name, data }: Draft): Promise<{ readonly path: string; readonly owner?: Entry }> {
    const slug = await slugOf(name, data.id);
    const key = `${folder}/${slug}`;
    for (let n = 1 + (this.#taken.get(key) ?? 0); ; n++) {
      const path = `${folder}/${numberedSlug(slug, n)}.md`;
      if (!existsSync(join(this.#root, path))) {
        if (n > 1 && !this.#recovering) this.#remember(key, n - 1);
        return { path };
      }
      const owner = this.#recovering ? readEntry(this.#root, path) : undefined;
      if (owner?.data.id === data.id) return { path, owner };
    }
  }

  /** A file has left its name. */
  forget(): void {
    this.#taken.clear();
  }

  #remember(key: string, n: number): void {
    if (this.#taken.size >= MOST) this.#taken.clear();
    this.#taken.set(key, n);
  }
}
