import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { FrontMatter } from '../model/front-matter.ts';
import { entryPaths, readEntry } from './entry.ts';
import type { Entry } from './entry.ts';
import { addressIdentity, idKey, payloadKey, textKey } from './identity.ts';
import type { Key } from './key-table.ts';
import type { ArchiveLayout } from './layout.ts';
import { Ledger, rebuildLedger } from './ledger.ts';
import { readVersions } from './revisions.ts';

/** Folders of entries are at most year/month/day deep. */
const DATE_DEPTH = 3;

/**
 * Finds entries by identity, text or payload without reading the archive. The index is a hint: what it names is read before
 * it counts, and it is rebuilt from the files when it is gone or when a folder has changed after it.
 */
export class Identities {
  readonly #root: string;
  readonly #ledger: Ledger;
  /** True after a killed batch: files that it wrote last may stand in no line. */
  readonly recovering: boolean;

  constructor(layout: ArchiveLayout) {
    this.#root = layout.root;
    this.recovering = existsSync(layout.journal);
    if (isStale(layout, this.recovering ? CHUNK_AGE : 0)) rebuild(layout);
    this.#ledger = new Ledger(layout.identities);
  }

  /** The newest entry under the key that the check accepts. */
  find(key: Key, accepts: (entry: Entry) => boolean): Entry | undefined {
    const seen = new Set<string>();
    for (const { fields } of this.#ledger.find(key)) {
      const path = fields[0] ?? '';
      if (seen.has(path)) continue;
      seen.add(path);
      const entry = readEntry(this.#root, path);
      if (entry && accepts(entry)) return entry;
    }
    return undefined;
  }

  /**
   * Lets the entry be found by these keys. A line says only what one release brought, so that it is the same whether its
   * writer was disturbed or not; nothing is added where all is known.
   */
  add(path: string, keys: readonly Key[]): void {
    const known = (key: Key): boolean => this.#ledger.find(key).some(({ fields }) => fields[0] === path);
    if (!keys.every(known)) this.#ledger.add(keys, [path]);
  }

  /** Adds the line of a file that a killed writer wrote without it. */
  recover(path: string, keys: readonly Key[]): void {
    if (this.recovering) this.add(path, keys);
  }

  flush(): void {
    this.#ledger.flush();
  }

  sync(): void {
    this.#ledger.sync();
  }

  close(): void {
    this.#ledger.close();
  }
}

/** The identities of all addresses that an entry names. */
export function addressesOf({ source, canonical, also }: FrontMatter): string[] {
  return [source, canonical, ...(also ?? [])].map(addressIdentity).filter((id) => id !== undefined);
}

/** What a text of an entry is found by. */
export function keysOf(data: FrontMatter): Key[] {
  const keys = new Set(addressesOf(data).map(idKey));
  if (data.id !== undefined) keys.add(idKey(data.id));
  if (data.text_sha256 !== undefined) keys.add(textKey(data.text_sha256));
  if (data.sha256 !== undefined) keys.add(payloadKey(data.sha256, data.member));
  return [...keys];
}

/** What an entry is found by, its earlier texts included. */
export function allKeysOf(layout: ArchiveLayout, entry: Entry): Key[] {
  return [...new Set(readVersions(layout, entry).flatMap(({ data }) => keysOf(data)))];
}

function rebuild(layout: ArchiveLayout): void {
  rebuildLedger(layout.identities, (path) => {
    const ledger = new Ledger(path);
    for (const entryPath of entryPaths(layout.root)) {
      const entry = readEntry(layout.root, entryPath);
      if (entry?.data.id === undefined) continue;
      ledger.add(allKeysOf(layout, entry), [entryPath]);
      if (ledger.waiting > FLUSH_LINES) ledger.flush();
    }
    ledger.sync();
    ledger.close();
  });
}
const FLUSH_LINES = 4096;
/**
 * Files that a killed batch wrote last have no line yet. Run again, it finds them by their names, and the index becomes that
 * of an undisturbed run; so folders that changed so shortly after it are no reason to rebuild it, in milliseconds.
 */
const CHUNK_AGE = 60_000;

/**
 * True when a file was added, renamed or removed after the last line of the index was written: by hand, by a merge, or by a
 * writer that died before it wrote its lines. A folder's time changes with its names, so no file needs to be looked at.
 */
function isStale({ root, identities }: ArchiveLayout, slack: number): boolean {
  if (!existsSync(identities)) return true;
  const written = statSync(identities).mtimeMs + slack;
  const newer = (folder: string, depth: number): boolean => {
    if (depth > 0 && statSync(folder).mtimeMs > written) return true;
    if (depth === DATE_DEPTH) return false;
    return readdirSync(folder, { withFileTypes: true }).some(
      (item) => item.isDirectory() && !item.name.startsWith('.') && newer(join(folder, item.name), depth + 1),
    );
  };
  return newer(root, 0);
}
