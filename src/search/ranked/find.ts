import { rangeCondition } from '../catalogue/day.ts';
import { FILE_COLUMNS, readFileRow } from '../catalogue/file-row.ts';
import type { FileRow } from '../catalogue/file-row.ts';
import { CatalogueRows } from '../catalogue/rows.ts';
import type { Database } from '../catalogue/sqlite.ts';
import { headOf } from '../head.ts';
import type { Expression, SearchOptions } from './search.ts';

/** An entry that was found, as the catalogue knows it. */
export type Found = FileRow;

/**
 * The entries that the index of words finds, in order, one more than are wanted. The index comes first in the join and the
 * dates are put to its own rows: with the entries' dates in front, SQLite asked the index once for each entry and took 14 s
 * at a million.
 */
export function findInIndex(
  db: Database,
  root: string,
  { match, without }: Expression,
  { filter, sort, limit }: SearchOptions,
  dead: ReadonlySet<number>,
): Found[] {
  const rows = new CatalogueRows(db, root);
  const fields = rows.condition({ ...filter, range: { from: '', to: '' } });
  const dates = rangeCondition(filter.range, 'text.rowid');
  const join = filter.tests.length > 0 ? `CROSS JOIN entry e ON e.id = text.rowid AND ${fields.sql}` : '';
  const found = db.prepare(
    `SELECT text.rowid AS id FROM text ${join} WHERE text MATCH ? ${dates === '' ? '' : `AND ${dates}`}
     ORDER BY ${sort === 'newest' ? 'text.rowid DESC' : 'text.rank'}`,
  );
  const file = db.prepare(`SELECT ${FILE_COLUMNS} FROM file f WHERE f.id = ?`);
  const hits: Found[] = [];
  for (const { id } of found.iterate(match)) {
    if (dead.has(Number(id))) continue;
    const row = readFileRow(file.get(Number(id)) ?? {});
    if (row.path === without) continue;
    if (!fields.exact && !filter.accepts(headOf(root, row.path)?.data ?? {})) continue;
    hits.push(row);
    if (hits.length > limit) break;
  }
  return hits;
}
