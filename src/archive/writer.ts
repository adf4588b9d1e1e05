import { describeSystemError } from '../model/system-error.ts';
import { EXTRACTOR } from '../model/version.ts';
import { CaptureStore } from './capture-store.ts';
import type { CaptureRef } from './capture-store.ts';
import { draftOf } from './draft.ts';
import type { Incoming } from './draft.ts';
import { EntryNames } from './entry-name.ts';
import { Identities } from './identities.ts';
import type { ArchiveLayout } from './layout.ts';
import { takeLock } from './lock.ts';
import type { Lock, Owner } from './lock.ts';
import { storeEntry } from './store-entry.ts';
import type { StoreOptions, Stored } from './store-entry.ts';
import { FileWriter } from './write-file.ts';

export interface WriterOptions {
  readonly owner: Owner;
  readonly now: () => Date;
  /** Keep the raw bytes. @default true */
  readonly captures?: boolean;
  /** Write over files that were edited by hand. @default false */
  readonly force?: boolean;
}

/** The one writer of an archive, with its lock. */
export class ArchiveWriter {
  readonly layout: ArchiveLayout;
  readonly #lock: Lock;
  readonly #now: () => Date;
  readonly #captures: CaptureStore | undefined;
  readonly #identities: Identities;
  readonly #files: FileWriter;
  readonly #names: EntryNames;
  readonly #force: boolean;

  /** @throws archive-locked */
  constructor(layout: ArchiveLayout, options: WriterOptions) {
    this.layout = layout;
    this.#now = options.now;
    this.#force = options.force ?? false;
    this.#files = new FileWriter(layout.root);
    this.#lock = takeLock(layout.lock, options.owner, options.now());
    try {
      this.#captures = (options.captures ?? true) ? new CaptureStore(layout, EXTRACTOR) : undefined;
      this.#identities = new Identities(layout);
      this.#names = new EntryNames(layout.root, this.#identities.recovering);
    } catch (error) {
      this.#lock.release();
      throw describeSystemError(error, layout.root);
    }
  }

  /**
   * Writes releases in their order: first the raw bytes of all, in one append, then the file of each. Killed anywhere and
   * called again with the same releases, the archive is the same as after an undisturbed call.
   */
  async store(incoming: readonly Incoming[]): Promise<Stored[]> {
    this.#lock.renew(this.#now());
    const kept = await this.#keep(incoming);
    const stored: Stored[] = [];
    const place: StoreOptions = {
      layout: this.layout,
      names: this.#names,
      identities: this.#identities,
      files: this.#files,
      force: this.#force,
    };
    try {
      for (const [i, item] of incoming.entries()) {
        stored.push(await storeEntry(draftOf(item, kept[i]), place));
      }
    } finally {
      this.#identities.flush();
    }
    return stored;
  }

  /** Makes everything durable that was written. */
  async sync(): Promise<void> {
    this.#captures?.sync();
    await this.#files.sync();
    this.#identities.sync();
  }

  close(): void {
    try {
      this.#captures?.close();
      this.#identities.close();
    } finally {
      this.#lock.release();
    }
  }

  /** Several releases of one capture share its record. */
  async #keep(incoming: readonly Incoming[]): Promise<readonly (CaptureRef | undefined)[]> {
    if (!this.#captures) return [];
    const captures = [...new Set(incoming.map(({ capture }) => capture))];
    const refs = await this.#captures.append(captures);
    const place = new Map(captures.map((capture, i) => [capture, refs[i]]));
    return incoming.map(({ capture }) => place.get(capture));
  }
}
