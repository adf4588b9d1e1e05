import { CommuniqueError } from '../../model/error.ts';
import { isSystemError } from '../../model/system-error.ts';
import type { CatalogueOptions } from '../catalogue/build.ts';
import { newCataloguePath, publishCatalogue, removeDatabase } from '../catalogue/layout.ts';
import { openCatalogue } from '../catalogue/open.ts';
import type { OpenCatalogue } from '../catalogue/open.ts';
import { isSqliteError, loadSqlite } from '../catalogue/sqlite.ts';
import type { Database, Sqlite } from '../catalogue/sqlite.ts';
import { walk } from '../walk.ts';
import { countUnread, fillText, hasText, readTexts } from './text-table.ts';

/** More unread entries than this, the index of words is made anew beside the one in use. */
const MANY_UNREAD = 20_000;
/** So long another process that reads the same texts is waited for, in milliseconds. */
const PATIENCE = 10_000;

/** The catalogue with its index of words, made where there is none and brought up to date. @throws usage, disk */
export async function openWords(root: string, options: CatalogueOptions): Promise<OpenCatalogue> {
  const sqlite = await loadSqlite();
  if (!sqlite)
    throw new CommuniqueError(
      'usage',
      'search needs SQLite: npm install @photostructure/sqlite, or Node 22.13 or newer; grep works without',
    );
  for (let attempt = 0; attempt < ATTEMPTS && options.signal?.aborted !== true; attempt++) {
    const opened = await openCatalogue(root, sqlite, options);
    if (!opened) break;
    if (hasText(opened.db) && countUnread(opened.db) <= MANY_UNREAD) {
      await catchUp(opened.db, root, options);
      return opened;
    }
    await makeText(opened.db, root, sqlite, options);
    opened.db.close();
  }
  for (const _ of walk(root)); // what cannot be read says so itself
  throw unwritable(root, options);
}

/** One makes it, one finds it made; another process may put its own catalogue in place in between, and again. */
const ATTEMPTS = 4;

function unwritable(root: string, { signal }: CatalogueOptions): CommuniqueError {
  if (signal?.aborted) return new CommuniqueError('interrupted', 'interrupted; run the command again');
  return new CommuniqueError(
    'disk',
    `${root}: the index of words cannot be written; free the disk or make the archive writable, or use grep`,
  );
}

/** Indexes what is new. Nobody writes for long: who writes now is waited for. @throws archive-locked, disk */
async function catchUp(db: Database, root: string, options: CatalogueOptions): Promise<void> {
  const started = performance.now();
  while (countUnread(db) > 0) {
    db.exec('COMMIT');
    try {
      db.exec('BEGIN IMMEDIATE');
      db.exec((await readTexts(db, root, options)) ? 'COMMIT' : 'ROLLBACK');
    } catch (error) {
      if (db.isTransaction) db.exec('ROLLBACK');
      if (!isSqliteError(error)) throw error;
      if (((error.errcode ?? 0) & 0xff) !== BUSY) throw unwritable(root, options);
      if (performance.now() - started > PATIENCE)
        throw new CommuniqueError('archive-locked', `${root}: another process writes the index of words; run again`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    db.exec('BEGIN');
    if (options.signal?.aborted) throw unwritable(root, options);
  }
}

const BUSY = 5;

/** Makes the index of words in a copy of the catalogue, which then replaces it: nobody waits, and killed at any moment one of the two is whole. */
async function makeText(db: Database, root: string, sqlite: Sqlite, options: CatalogueOptions): Promise<void> {
  const path = newCataloguePath(root, options.now());
  let copy: Database | undefined;
  try {
    db.exec('COMMIT');
    db.prepare('VACUUM INTO ?').run(path);
    copy = new sqlite(path);
    copy.exec('PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536');
    copy.exec('DROP TABLE IF EXISTS text; DROP TABLE IF EXISTS unread');
    await fillText(copy, root, options);
    if (options.signal?.aborted) throw unwritable(root, options);
    copy.exec('PRAGMA synchronous = FULL; PRAGMA journal_mode = WAL; PRAGMA wal_checkpoint(TRUNCATE)');
    copy.close();
    publishCatalogue(root, path, options.now());
  } catch (error) {
    if (copy?.isOpen) copy.close();
    removeDatabase(path);
    if (!isSqliteError(error) && !isSystemError(error)) throw error;
  }
}
