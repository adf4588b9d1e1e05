import { loadSqlite } from '../catalogue/sqlite.ts';
import { headOf } from '../head.ts';
import type { Expression, SearchOptions } from './search.ts';
import { bodyOf } from './text-table.ts';
import { TOKENIZER, indexed } from './token.ts';

/** Searches files that the index does not know as they are, since it cannot be written now: with an index of them alone, in memory. */
export async function findInFiles(
  root: string,
  files: ReadonlySet<string>,
  { match, without }: Expression,
  { filter }: SearchOptions,
): Promise<string[]> {
  const sqlite = await loadSqlite();
  if (!sqlite || files.size === 0) return [];
  const db = new sqlite(':memory:');
  try {
    db.exec(`CREATE VIRTUAL TABLE text USING fts5(title, body, content = '', ${TOKENIZER})`);
    const insert = db.prepare('INSERT INTO text (rowid, title, body) VALUES (?, ?, ?)');
    const heads = [...files]
      .filter((path) => path !== without && filter.acceptsPath(path))
      .map((path) => headOf(root, path))
      .filter((head) => head !== undefined && filter.accepts(head.data));
    heads.forEach((head, at) => {
      if (head) insert.run(at, indexed(head.data.title ?? ''), indexed(bodyOf(root, head.path)));
    });
    const found = db.prepare('SELECT rowid AS id FROM text WHERE text MATCH ? ORDER BY rank').all(match);
    return found.map(({ id }) => heads[Number(id)]?.path).filter((path) => path !== undefined);
  } finally {
    db.close();
  }
}
