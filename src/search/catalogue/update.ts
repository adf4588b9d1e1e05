import { findChanges } from './freshness.ts';
import type { Changes } from './freshness.ts';
import type { Database } from './sqlite.ts';
import { noteSweep } from './sweep.ts';
import { CatalogueWriter } from './writer.ts';

/** Tells whether another process has written since. */
export const versionOf = (db: Database): unknown => db.prepare('PRAGMA data_version').get()?.['data_version'];

/**
 * Brings the catalogue up to date, all at once.
 * @param found what changed, as of a version of the database: another process may have written it meanwhile
 * @throws a SQLite error where it cannot be written now; TooMany
 */
export function updateCatalogue(db: Database, root: string, found: Changes, version: unknown, started: number): void {
  db.exec('BEGIN IMMEDIATE');
  try {
    const changes = versionOf(db) === version ? found : findChanges(db, root, started, found.sweep);
    const hasText = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'unread'").get() !== undefined;
    const tables = ['entry', 'file', 'head', ...(hasText ? ['text', 'unread'] : [])];
    const removals = tables.map((table) =>
      db.prepare(`DELETE FROM ${table} WHERE ${table === 'text' ? 'rowid' : 'id'} = ?`),
    );
    for (const id of changes.dead) for (const removal of removals) removal.run(id);
    const writer = new CatalogueWriter(db, root, started);
    const unread = hasText ? db.prepare('INSERT INTO unread VALUES (?)') : undefined;
    for (const path of changes.live) {
      const id = writer.add(path);
      if (id !== undefined) unread?.run(id);
    }
    const set = db.prepare('INSERT OR REPLACE INTO folder VALUES (?, ?)');
    const forget = db.prepare('DELETE FROM folder WHERE path = ?');
    for (const [path, mtimeMs] of changes.folders) {
      if (mtimeMs === undefined) forget.run(path);
      else set.run(path, mtimeMs);
    }
    if (found.sweep) noteSweep(db, found.sweep);
    db.exec('COMMIT');
  } catch (error) {
    db.exec('ROLLBACK');
    throw error;
  }
}
