import { join } from 'node:path';
import { HIDDEN } from '../../archive/layout.ts';
import { isSystemError } from '../../model/system-error.ts';
import { changedBelow, changedFoldersSince } from '../changed-since.ts';
import { SWEEP_AGE, fileSystemTime } from '../clock.ts';
import { RACY, STAT_ALL } from '../folders.ts';
import { DATED_DEPTH } from '../index/folder-list.ts';
import type { Database } from './sqlite.ts';

/** A look at all files of a large archive. */
export interface Sweep {
  /** When it was, in milliseconds. */
  readonly at: number;
  /** What has not changed since is known after it, by the file system's clock; undefined where nothing can be written. */
  readonly since: number | undefined;
  /** Files that may have changed since the one before; undefined: all may have. */
  readonly suspects: ReadonlySet<string> | undefined;
}

/** More files than are asked for at each use? */
export const isLarge = (db: Database): boolean =>
  db.prepare('SELECT 1 FROM entry LIMIT 1 OFFSET ?').get(STAT_ALL) !== undefined;

/** Asks which files of a large archive have changed, where the last time is long ago. */
export async function sweepFiles(db: Database, root: string, now: number): Promise<Sweep | undefined> {
  if (!isLarge(db)) return undefined;
  const last = db.prepare('SELECT at, since FROM sweep').get();
  if (last && Math.abs(now - Number(last['at'])) < SWEEP_AGE) return undefined;
  const since = knownSince(root, now); // before the look: what changes in between is seen at the next one
  const folders = db.prepare("SELECT path FROM folder WHERE path != '' AND instr(path, '/') = 0").all();
  const top = folders.map(({ path }) => String(path));
  return { at: now, since, suspects: await changedBelow(root, top, Number(last?.['since'] ?? 0)) };
}

/**
 * Asks which folders of a large archive have changed since all of its files were looked at: of GNU find, which takes half of the
 * 50 ms that 7,500 take within this process.
 * @returns undefined where any may have
 */
export async function suspectFolders(db: Database, root: string): Promise<ReadonlySet<string> | undefined> {
  const since = db.prepare('SELECT since FROM sweep').get()?.['since'];
  if (typeof since !== 'number' || !isLarge(db)) return undefined;
  const deep = db.prepare("SELECT path FROM folder WHERE length(path) - length(replace(path, '/', '')) >= ?");
  return changedFoldersSince(
    root,
    deep.all(DATED_DEPTH).map(({ path }) => String(path)),
    since,
  );
}

/** Notes a look in the catalogue that has taken in what it found. */
export function noteSweep(db: Database, { at, since }: Omit<Sweep, 'suspects'>): void {
  if (since === undefined) return;
  db.exec('DELETE FROM sweep');
  db.prepare('INSERT INTO sweep VALUES (?, ?)').run(at, since);
}

/** A file that changes from now on has a later time than this; undefined where that cannot be told. */
export function knownSince(root: string, now: number): number | undefined {
  try {
    return fileSystemTime(join(root, HIDDEN), now) - RACY;
  } catch (error) {
    if (isSystemError(error)) return undefined;
    throw error;
  }
}
