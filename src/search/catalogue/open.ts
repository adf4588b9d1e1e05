import { isSystemError } from '../../model/system-error.ts';
import type { Entries } from '../entries.ts';
import { FileEntries } from '../file-entries.ts';
import { walk } from '../walk.ts';
import { buildCatalogue } from './build.ts';
import type { CatalogueOptions } from './build.ts';
import { CatalogueEntries } from './catalogue-entries.ts';
import { findChanges } from './freshness.ts';
import { Damaged } from './file-row.ts';
import type { Changes } from './freshness.ts';
import { cataloguePath, discardCatalogue } from './layout.ts';
import { isSqliteError, loadSqlite } from './sqlite.ts';
import type { Database, Sqlite } from './sqlite.ts';
import { suspectFolders, sweepFiles } from './sweep.ts';
import { updateCatalogue, versionOf } from './update.ts';
import { TooMany } from './writer.ts';

/** Up to so many entries the files are read: that takes 0.2 s, and needs no catalogue. */
const FEW = 2000;
/** When this share of the entries, and so many, have changed, a catalogue is built anew. */
const MAX_CHANGED = 0.25;
const FEW_CHANGED = 20_000;

/** How the entries of an archive are opened. */
export interface EntriesOptions extends CatalogueOptions {
  /** Make a catalogue where there is none and the archive is large. @default true */
  readonly build?: boolean;
  /** Told of folders that cannot be read. */
  readonly problem?: (message: string) => void;
}

/** The entries of an archive, as they are now: from the catalogue, which is made and brought up to date as needed, or from the files. */
export async function openEntries(root: string, options: EntriesOptions): Promise<Entries> {
  const catalogued = cataloguePath(root) !== undefined;
  if (!catalogued && (options.build === false || isSmall(root))) return new FileEntries(root, options.problem);
  const sqlite = await loadSqlite();
  if (!sqlite) return new FileEntries(root, options.problem);
  const opened = await openCatalogue(root, sqlite, options);
  return opened ? new CatalogueEntries(opened.db, root, opened.behind) : new FileEntries(root, options.problem);
}

/**
 * Builds the catalogue anew, and the index of words in it, where the archive is large enough to need one or has one.
 * @returns false where it could not be built
 */
export async function rebuildCatalogue(root: string, options: CatalogueOptions): Promise<boolean> {
  if (cataloguePath(root) === undefined && isSmall(root)) return true;
  const sqlite = await loadSqlite();
  if (sqlite === undefined) return true;
  const { fillText } = await import('../ranked/text-table.ts');
  const built = await buildCatalogue(root, sqlite, options, async (db) => fillText(db, root, options));
  return built !== undefined;
}

/** A catalogue that is open, and what could not be written to it. */
export interface OpenCatalogue {
  readonly db: Database;
  readonly behind: Changes;
}

/** The catalogue, made where there is none and brought up to date; undefined where there can be none. */
export async function openCatalogue(
  root: string,
  sqlite: Sqlite,
  options: CatalogueOptions,
): Promise<OpenCatalogue | undefined> {
  const present = await tryOpen(root, sqlite, options);
  if (present) return present;
  if ((await buildCatalogue(root, sqlite, options)) === undefined) return undefined;
  return tryOpen(root, sqlite, options);
}

/** @returns undefined where there is none, or one that is damaged or too far behind: build it anew */
async function tryOpen(root: string, sqlite: Sqlite, options: CatalogueOptions): Promise<OpenCatalogue | undefined> {
  const path = cataloguePath(root);
  if (path === undefined) return undefined;
  let db: Database | undefined;
  try {
    db = openDatabase(sqlite, path);
    const started = options.now();
    const sweep = await sweepFiles(db, root, started);
    const folders = sweep ? sweep.suspects : await suspectFolders(db, root);
    const version = versionOf(db);
    db.exec('PRAGMA busy_timeout = 0');
    db.exec('BEGIN'); // from here on, what is read is of one moment
    const changes = findChanges(db, root, started, sweep, folders);
    if (isNothing(changes)) return { db, behind: changes };
    if (changes.live.size <= Math.max(FEW_CHANGED, MAX_CHANGED * countOf(db))) {
      db.exec('COMMIT');
      const done = tryUpdate(db, root, changes, version, started);
      db.exec('BEGIN');
      // What was written to the catalogue is as the files were when this began.
      return { db, behind: done ? { ...changes, ...NOTHING } : findChanges(db, root, started, sweep, folders) };
    }
    db.close();
    return undefined;
  } catch (error) {
    if (db?.isOpen) db.close();
    if (!isSqliteError(error) && !isSystemError(error) && !(error instanceof TooMany || error instanceof Damaged))
      throw error;
    // A folder that is closed to us may be open to others, or later.
    if (!isSystemError(error) || !CLOSED.has(error.code)) discardCatalogue(root);
    return undefined;
  }
}

/** For writing, else for reading: an archive on a read-only disk. */
function openDatabase(sqlite: Sqlite, path: string): Database {
  try {
    // who opens it after a kill mends it, and the next waits for that
    const db = new sqlite(path, { timeout: 2000 });
    db.exec('PRAGMA synchronous = NORMAL; PRAGMA mmap_size = 2147418112');
    return db;
  } catch (error) {
    if (!isSqliteError(error)) throw error;
    return new sqlite(`file:${encodeURI(path).replaceAll('?', '%3f').replaceAll('#', '%23')}?immutable=1`, {
      readOnly: true,
    });
  }
}

const countOf = (db: Database): number => Number(db.prepare('SELECT count(*) AS n FROM entry').get()?.['n'] ?? 0);

/** SQLite's codes for what keeps a good database from being written: locked, read-only, disk full. */
const NOT_NOW = new Set([5, 6, 8, 13]);

/** Codes of files and folders that are there and not for us. */
const CLOSED = new Set(['EACCES', 'EPERM']);

const NOTHING = { dead: new Set<number>(), live: new Set<string>(), folders: new Map<string, number>() };

const isNothing = ({ dead, live, folders, sweep }: Changes): boolean =>
  dead.size + live.size + folders.size === 0 && sweep === undefined;

/** Where another process writes, or the disk is read-only, the catalogue stays behind: nobody waits. */
function tryUpdate(db: Database, root: string, changes: Changes, version: unknown, started: number): boolean {
  try {
    updateCatalogue(db, root, changes, version, started);
    return true;
  } catch (error) {
    if (!isSqliteError(error) || !NOT_NOW.has((error.errcode ?? 0) & 0xff)) throw error;
    return false;
  }
}

/** Asked file by file, so that a large archive is told apart after a few folders. */
function isSmall(root: string): boolean {
  let count = 0;
  for (const path of walk(root, undefined, undefined, () => undefined)) if (path !== '' && ++count > FEW) return false;
  return true;
}
