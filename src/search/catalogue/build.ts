import { isSystemError } from '../../model/system-error.ts';
import { listFolders } from '../folders.ts';
import { walk } from '../walk.ts';
import { SCHEMA, newCataloguePath, publishCatalogue, removeDatabase } from './layout.ts';
import { isSqliteError } from './sqlite.ts';
import type { Database, Sqlite } from './sqlite.ts';
import { knownSince, noteSweep } from './sweep.ts';
import { CatalogueWriter, TooMany } from './writer.ts';

/** How a catalogue is built. */
export interface CatalogueOptions {
  readonly now: () => number;
  readonly progress?: (done: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Builds the catalogue anew beside the one in use, which it then replaces: killed at any moment, one of the two is whole.
 * @param more what else is to be made of it before it is put in use
 * @returns how many entries it has; undefined where there can be none: interrupted, disk full or read-only
 */
export async function buildCatalogue(
  root: string,
  sqlite: Sqlite,
  options: CatalogueOptions,
  more: (db: Database) => Promise<void> = async () => {},
): Promise<number | undefined> {
  const started = options.now();
  const path = newCataloguePath(root, started);
  let db: Database | undefined;
  try {
    db = new sqlite(path);
    // Nobody else knows it yet: it needs no journal until it is put in use.
    db.exec(`PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536; ${SCHEMA}`);
    const count = await fill(db, root, started, options);
    if (!options.signal?.aborted) await more(db);
    if (options.signal?.aborted) throw new Interrupted();
    db.exec('PRAGMA synchronous = FULL; PRAGMA journal_mode = WAL; PRAGMA wal_checkpoint(TRUNCATE)');
    db.close();
    publishCatalogue(root, path, options.now());
    return count;
  } catch (error) {
    if (db?.isOpen) db.close();
    removeDatabase(path);
    if (error instanceof Interrupted || error instanceof TooMany || isSqliteError(error) || isSystemError(error))
      return undefined;
    throw error;
  }
}

class Interrupted extends Error {}

/** Oldest first, the order of numbers: rows are added at the end. */
async function fill(db: Database, root: string, started: number, options: CatalogueOptions): Promise<number> {
  const since = knownSince(root, started);
  const folders = listFolders(root, started); // before the files: what changes in between is seen at the next look
  db.exec('BEGIN');
  const writer = new CatalogueWriter(db, root, started);
  let count = 0;
  for (const path of walk(root, { by: 'date', descending: false })) {
    if (options.signal?.aborted) throw new Interrupted();
    if (writer.add(path) !== undefined) count++;
    if (count % 256 !== 0) continue;
    options.progress?.(count);
    await new Promise((resolve) => setImmediate(resolve)); // lets a signal through
  }
  db.exec('CREATE INDEX entry_source ON entry (source)'); // a source is a fraction of the entries: 3 times as fast
  const insert = db.prepare('INSERT INTO folder VALUES (?, ?)');
  for (const [path, mtimeMs] of folders) insert.run(path, mtimeMs);
  noteSweep(db, { at: started, since });
  db.exec('COMMIT');
  return count;
}
