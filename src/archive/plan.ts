import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { draftOf } from './draft.ts';
import type { Incoming } from './draft.ts';
import { entryPaths } from './entry.ts';
import type { ArchiveLayout } from './layout.ts';
import { readHead } from './read-head.ts';
import { numberedSlug, slugOf } from './slug.ts';
import type { StoreStatus } from './store-entry.ts';

/** What would become of a release. */
export interface Planned {
  readonly status: Exclude<StoreStatus, 'edited'>;
  readonly path: string;
}

/**
 * Tells what a writer would do, and writes nothing, indexes included. It knows the entries by their front matter alone, so it
 * sees neither earlier revisions nor edits by hand.
 */
export class Plan {
  readonly #root: string | undefined;
  readonly #ids = new Map<string, { readonly path: string; readonly text: string | undefined }>();
  readonly #texts = new Map<string, string>();
  readonly #taken = new Set<string>();

  /** @param layout none where the archive would be made */
  constructor(layout: ArchiveLayout | undefined) {
    this.#root = layout?.root;
    if (layout === undefined) return;
    for (const path of entryPaths(layout.root)) {
      const { data } = readHead(layout.root, path);
      if (data.id !== undefined) this.#know(data.id, data.text_sha256, data.date, path);
    }
  }

  async add(incoming: Incoming): Promise<Planned> {
    const { data, folder, name } = draftOf(incoming, undefined);
    const known = this.#ids.get(data.id);
    if (known) {
      const status = known.text === data.text_sha256 ? 'unchanged' : 'revised';
      this.#ids.set(data.id, { path: known.path, text: data.text_sha256 });
      return { status, path: known.path };
    }
    const twin = this.#texts.get(textOf(data.text_sha256, data.date));
    if (twin !== undefined) return { status: 'duplicate', path: twin };
    const path = this.#free(folder, await slugOf(name, data.id));
    this.#know(data.id, data.text_sha256, data.date, path);
    return { status: 'new', path };
  }

  #know(id: string, text: string | undefined, date: string | undefined, path: string): void {
    this.#ids.set(id, { path, text });
    if (text !== undefined) this.#texts.set(textOf(text, date), path);
    this.#taken.add(path);
  }

  #free(folder: string, slug: string): string {
    for (let n = 1; ; n++) {
      const path = `${folder}/${numberedSlug(slug, n)}.md`;
      const isTaken = this.#taken.has(path) || (this.#root !== undefined && existsSync(join(this.#root, path)));
      if (!isTaken) return path;
    }
  }
}

/** The same words under another day are another release. */
const textOf = (text: string, date: string | undefined): string => `${text} ${date?.slice(0, 10) ?? ''}`;
