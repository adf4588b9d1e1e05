import type { CatalogueOptions } from '../catalogue/build.ts';
import { Damaged, isCurrent } from '../catalogue/file-row.ts';
import { discardCatalogue } from '../catalogue/layout.ts';
import type { Database } from '../catalogue/sqlite.ts';
import { isSqliteError } from '../catalogue/sqlite.ts';
import { updateCatalogue, versionOf } from '../catalogue/update.ts';
import type { EntryRow } from '../entries.ts';
import type { Filter } from '../filter.ts';
import { fileStatus } from '../folders.ts';
import { headOf } from '../head.ts';
import { NEWEST_FIRST, comparePaths } from '../order.ts';
import { findInIndex } from './find.ts';
import type { Found } from './find.ts';
import { findInFiles } from './find-live.ts';
import { openWords } from './open.ts';
import { matchExpression } from './query.ts';
import type { Query } from './query.ts';

/** How results are found and ordered. */
export interface SearchOptions extends CatalogueOptions {
  readonly filter: Filter;
  /** @default best */
  readonly sort?: 'best' | 'newest';
  readonly limit: number;
}

/** What was found, and whether there is more. */
export interface SearchResult {
  readonly hits: readonly EntryRow[];
  readonly more: boolean;
}

/** A query in the language of FTS5. */
export interface Expression {
  readonly match: string;
  /** Path of an entry that is left out. */
  readonly without?: string;
}

/**
 * The releases that a query finds, best or newest first, from the index of words, which is made and brought up to date as
 * needed. A file that was edited in place since is read again before it is shown.
 */
export async function searchRanked(root: string, query: Query, options: SearchOptions): Promise<SearchResult> {
  return searchExpression(root, () => ({ match: matchExpression(query) }), options);
}

/** @param ask makes the query, from the index itself where it needs to */
export async function searchExpression(
  root: string,
  ask: (db: Database) => Expression,
  options: SearchOptions,
): Promise<SearchResult> {
  for (let again = true; ; again = false) {
    const { db, behind } = await openWords(root, options);
    try {
      const expression = ask(db);
      const found = findInIndex(db, root, expression, options, behind.dead);
      const stale = found.filter((one) => !isCurrent(one, fileStatus(`${root}/${one.path}`)));
      if (again && takeIn(db, root, stale, options)) continue;
      const live = await findInFiles(root, behind.live, expression, options);
      return resultOf(root, merged(live, found, options), options);
    } catch (error) {
      if (!again || !(error instanceof Damaged || isSqliteError(error))) throw error;
      discardCatalogue(root); // it is made anew
    } finally {
      db.close();
    }
  }
}

/** Reads files again that are not as the index knows them. @returns false where there are none, or it cannot be written now */
function takeIn(db: Database, root: string, stale: readonly Found[], options: SearchOptions): boolean {
  if (stale.length === 0) return false;
  const changes = {
    dead: new Set(stale.map(({ id }) => id)),
    live: new Set(stale.map(({ path }) => path)),
    folders: new Map<string, number>(),
    complete: false,
    sweep: undefined,
  };
  db.exec('COMMIT');
  try {
    updateCatalogue(db, root, changes, versionOf(db), options.now());
    return true;
  } catch (error) {
    if (!isSqliteError(error)) throw error;
    return false;
  }
}

/** What has changed just now comes first where the best is wanted: its score is of another index. */
function merged(live: readonly string[], found: readonly Found[], { sort }: SearchOptions): string[] {
  const paths = [...live, ...found.map(({ path }) => path)];
  return sort === 'newest' && live.length > 0 ? paths.toSorted((a, b) => comparePaths(a, b, NEWEST_FIRST)) : paths;
}

function resultOf(root: string, paths: readonly string[], { limit }: SearchOptions): SearchResult {
  const hits = paths.map((path) => headOf(root, path)).filter((head) => head !== undefined);
  return { hits: hits.slice(0, limit), more: hits.length > limit };
}
