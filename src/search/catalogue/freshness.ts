import { atOrBelow, changedFolders, fileStatus, readFolder } from '../folders.ts';
import type { FolderTime } from '../folders.ts';
import { dayOfPath, firstId, lastId } from './day.ts';
import { Damaged, FILE_COLUMNS, isCurrent, readFileRow } from './file-row.ts';
import type { FileRow } from './file-row.ts';
import type { Database } from './sqlite.ts';
import { isLarge } from './sweep.ts';
import type { Sweep } from './sweep.ts';

/** How the files differ from the catalogue. */
export interface Changes {
  /** Numbers of entries whose file has gone or changed. */
  readonly dead: ReadonlySet<number>;
  /** Files that are new or changed. */
  readonly live: ReadonlySet<string>;
  /** Folders that changed, and what their time is now; without one, they have gone. */
  readonly folders: ReadonlyMap<string, number | undefined>;
  /** The status of every file was asked for: what is not dead is current. */
  readonly complete: boolean;
  /** The look at all files that found some of it. */
  readonly sweep: Sweep | undefined;
}

const ROWS = `SELECT ${FILE_COLUMNS} FROM file f`;

/**
 * Finds what changed since the catalogue was made, as the index of `grep` does: by the times of folders, and of files where
 * they are few.
 * @param sweep where they are many and were looked at: what may have changed
 * @param folders those that may have changed; undefined: all may have
 * @throws Damaged
 */
export function findChanges(
  db: Database,
  root: string,
  started: number,
  sweep?: Sweep,
  folders?: ReadonlySet<string>,
): Changes {
  const finder = new Finder(db, root);
  const many = isLarge(db);
  // Of a few megabytes, the pages can be checked too.
  if (!many && db.prepare('PRAGMA quick_check(1)').get()?.['quick_check'] !== 'ok') throw new Damaged('pages');
  if (sweep?.suspects) finder.checkFiles(sweep.suspects);
  else if (sweep || !many) for (const row of rowsOf(db, ROWS)) finder.check(row);
  const times: FolderTime[] = db
    .prepare('SELECT path, mtime FROM folder')
    .all()
    .map(({ path, mtime }) => [String(path), Number(mtime)]);
  const suspects = folders ? atOrBelow(times, folders) : times;
  finder.checkFolders(changedFolders(root, suspects), new Map(times), started);
  return { ...finder.found, complete: !many || sweep !== undefined, sweep };
}

class Finder {
  readonly found = { dead: new Set<number>(), live: new Set<string>(), folders: new Map<string, number | undefined>() };
  readonly #db: Database;
  readonly #root: string;

  constructor(db: Database, root: string) {
    this.#db = db;
    this.#root = root;
  }

  check(row: FileRow): void {
    const stat = fileStatus(`${this.#root}/${row.path}`);
    if (isCurrent(row, stat)) return;
    this.found.dead.add(row.id);
    if (stat) this.found.live.add(row.path);
  }

  /** Checks those of the files that are known: new ones are found with their folder. */
  checkFiles(paths: ReadonlySet<string>): void {
    const days = new Set([...paths].filter((path) => path.endsWith('.md')).map(dayOfPath));
    for (const day of days) for (const row of this.#rowsOfDay(day)) if (paths.has(row.path)) this.check(row);
  }

  /** Lists the folders that changed: their files may be new, changed or gone. */
  checkFolders(changed: readonly string[], times: ReadonlyMap<string, number>, started: number): void {
    const known = new Set(times.keys());
    for (const folder of changed) {
      const { files, below, times: now } = readFolder(this.#root, folder, known, started);
      if (now.length === 0) this.found.folders.set(folder, undefined);
      for (const [path, mtimeMs] of now) if (times.get(path) !== mtimeMs) this.found.folders.set(path, mtimeMs);
      for (const row of this.#rowsOfDay(dayOfPath(`${folder}/`))) {
        if (row.path.slice(0, Math.max(0, row.path.lastIndexOf('/'))) !== folder) continue;
        if (files.delete(row.path)) this.check(row);
        else this.found.dead.add(row.id);
      }
      for (const path of [...files, ...below]) this.found.live.add(path);
    }
  }

  #rowsOfDay(day: number): Generator<FileRow> {
    return rowsOf(this.#db, `${ROWS} WHERE f.id BETWEEN ? AND ?`, firstId(day), lastId(day));
  }
}

function* rowsOf(db: Database, sql: string, ...parameters: readonly number[]): Generator<FileRow> {
  for (const row of db.prepare(sql).iterate(...parameters)) yield readFileRow(row);
}
