import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { frontMatterEnd } from '../../markdown/front-matter-end.ts';
import { isSystemError } from '../../model/system-error.ts';
import type { CatalogueOptions } from '../catalogue/build.ts';
import type { Database } from '../catalogue/sqlite.ts';
import { TOKENIZER, indexed } from './token.ts';

/** Weight of a word in the headline against one in the text. */
const TITLE_WEIGHT = 5;

/** Are the words of the catalogue's entries indexed, or being so? */
export const hasText = (db: Database): boolean =>
  db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'unread'").get() !== undefined;

/**
 * Makes the index of words, and notes that all entries are to be read. It keeps no text: what is shown comes from the files.
 * Its rows have the numbers of entries, so that dates are ranges of rows.
 */
function createText(db: Database): void {
  db.exec(`CREATE VIRTUAL TABLE text USING fts5(title, body, content = '', contentless_delete = 1, ${TOKENIZER});
    INSERT INTO text (text, rank) VALUES ('rank', 'bm25(${TITLE_WEIGHT}, 1)');
    INSERT INTO text (text, rank) VALUES ('hashsize', ${HASH_BYTES});
    CREATE TABLE unread (id INTEGER PRIMARY KEY);
    INSERT INTO unread SELECT id FROM entry;`);
}

/** Words are gathered in memory up to this size: with SQLite's 1 MB, more is merged later. */
const HASH_BYTES = 16 * 1024 * 1024;

export const countUnread = (db: Database): number =>
  Number(db.prepare('SELECT count(*) AS n FROM unread').get()?.['n'] ?? 0);

/** Indexes the entries that have not been read. Its caller begins and ends the transaction. @returns false where interrupted */
export async function readTexts(db: Database, root: string, options: CatalogueOptions): Promise<boolean> {
  const rows = db.prepare('SELECT u.id, f.path, f.title FROM unread u JOIN file f ON f.id = u.id ORDER BY u.id');
  const insert = db.prepare('INSERT INTO text (rowid, title, body) VALUES (?, ?, ?)');
  let done = 0;
  for (const { id, path, title } of rows.iterate()) {
    if (options.signal?.aborted) return false;
    insert.run(Number(id), indexed(typeof title === 'string' ? title : ''), indexed(bodyOf(root, String(path))));
    if (++done % 64 !== 0) continue;
    options.progress?.(done);
    await new Promise((resolve) => setImmediate(resolve)); // lets a signal through
  }
  db.exec('DELETE FROM unread');
  return true;
}

/** Makes the index of words of a catalogue that is not yet in use. */
export async function fillText(db: Database, root: string, options: CatalogueOptions): Promise<void> {
  db.exec('BEGIN');
  createText(db);
  await readTexts(db, root, options);
  db.exec('COMMIT');
  db.exec("INSERT INTO text (text) VALUES ('optimize')"); // queries are up to twice as fast
}

/** The text of an entry without its front matter; of one that cannot be read, nothing. */
export function bodyOf(root: string, path: string): string {
  try {
    const text = readFileSync(join(root, path), 'utf8');
    return text.slice(Math.max(0, frontMatterEnd(text)));
  } catch (error) {
    if (isSystemError(error) || error instanceof RangeError) return ''; // longer than V8 holds
    throw error;
  }
}
