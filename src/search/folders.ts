import { lstatSync, readdirSync, statSync } from 'node:fs';
import type { Dirent, Stats } from 'node:fs';
import { join } from 'node:path';
import { isSystemError, systemErrorMessage } from '../model/system-error.ts';

/** A file or folder touched so shortly before it was read may change again without its time showing it, in milliseconds. */
export const RACY = 100;

/**
 * Up to so many files, each one's status is asked for at each search (3 µs a file); beyond, only that of folders and of
 * what is shown.
 */
export const STAT_ALL = 20_000;

/** Deepest folder that is looked into; ours are three deep. */
const MAX_DEPTH = 8;

/**
 * A folder from the archive's root with a mark that changes with the folder; 0: look again. The mark is made of the time of
 * the status, which follows every change and, unlike that of the content, cannot be set back (`rsync -a`, `cp -a`, `touch`),
 * and of the number of the folder: one that was moved with what stands above it keeps its times, and folders that were made
 * at once have the same.
 */
export type FolderTime = readonly [path: string, mark: number];

/** Numbers apart are far apart in time, which no two changes are by exactly that. */
const markOf = ({ ctimeMs, ino }: Stats): number => ctimeMs + (ino % 1_000_003) * 1e7;

/** All folders that a search may enter, with their marks. */
export function listFolders(root: string, started: number): FolderTime[] {
  const found: FolderTime[] = [];
  const visit = (folder: string, depth: number): void => {
    found.push([folder, settledMark(statSync(join(root, folder)), started)]);
    for (const item of readdirSync(join(root, folder), { withFileTypes: true }))
      if (item.isDirectory() && !item.name.startsWith('.') && depth < MAX_DEPTH)
        visit(folder === '' ? item.name : `${folder}/${item.name}`, depth + 1);
  };
  visit('', 0);
  return found;
}

/** Those of the folders whose mark is another now: files in them are new, changed or gone. */
export function changedFolders(root: string, folders: readonly FolderTime[]): string[] {
  const isChanged = ([path, mark]: FolderTime): boolean => {
    const stat = statOf(`${root}/${path}`);
    return mark === 0 || stat === undefined || markOf(stat) !== mark;
  };
  return folders.filter(isChanged).map(([path]) => path);
}

/** Those of the folders that changed, or stand below one that did: what is moved with the folder above it keeps its times. */
export function atOrBelow(folders: readonly FolderTime[], changed: ReadonlySet<string>): FolderTime[] {
  if (changed.size === 0) return []; // mostly so
  if (changed.has('')) return [...folders];
  return folders.filter(([path]) => {
    for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1))
      if (changed.has(path.slice(0, end))) return true;
    return false;
  });
}

/** What stands in a folder now. */
export interface FolderContent {
  /** Paths of its Markdown files. */
  readonly files: Set<string>;
  /** Paths of Markdown files in folders in it that are not known. */
  readonly below: readonly string[];
  /** Its mark, and that of the folders that are not known; empty where it has gone. */
  readonly times: readonly FolderTime[];
}

/**
 * Reads a folder; those in it that are not known are entered.
 * @param started now, in milliseconds
 * @param problem told of those that cannot be read; absent: the error is thrown
 */
export function readFolder(
  root: string,
  folder: string,
  known: ReadonlySet<string>,
  started: number,
  problem?: (message: string) => void,
  depth = 0,
): FolderContent {
  const files = new Set<string>();
  const below: string[] = [];
  const stat = statOf(`${root}/${folder}`); // before it is read
  if (stat === undefined) return { files, below, times: [] };
  const times: FolderTime[] = [[folder, settledMark(stat, started)]];
  const prefix = folder === '' ? '' : `${folder}/`;
  for (const item of entriesOf(root, folder, problem)) {
    if (item.name.startsWith('.')) continue;
    const path = prefix + item.name;
    if (item.isFile() && item.name.endsWith('.md')) files.add(path);
    else if (item.isDirectory() && !known.has(path) && depth < MAX_DEPTH) {
      const inner = readFolder(root, path, known, started, problem, depth + 1);
      below.push(...inner.files, ...inner.below);
      times.push(...inner.times);
    }
  }
  return { files, below, times };
}

/** A time that a later change must differ from; 0 where it is too near to tell. */
export const settled = (time: number, started: number): number => (time > started - RACY ? 0 : time);

const settledMark = (stat: Stats, started: number): number => (settled(stat.ctimeMs, started) === 0 ? 0 : markOf(stat));

function entriesOf(root: string, folder: string, problem?: (message: string) => void): Dirent[] {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true });
  } catch (error) {
    if (!isSystemError(error)) throw error;
    if (!GONE.has(error.code)) {
      if (!problem) throw error;
      problem(systemErrorMessage(error, folder));
    }
    return []; // its documents are dead
  }
}

const GONE = new Set(['ENOENT', 'ENOTDIR']);

/** undefined where it has gone, or stands in a folder that is closed to us: that one is told of. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if (isSystemError(error)) return undefined;
    throw error;
  }
}

/** The status of an entry's file; undefined where there is none any more: it has gone, is closed to us, or is a link, folder or pipe now. */
export function fileStatus(path: string): Stats | undefined {
  try {
    const stat = lstatSync(path, { throwIfNoEntry: false });
    return stat?.isFile() === true ? stat : undefined;
  } catch (error) {
    if (isSystemError(error)) return undefined;
    throw error;
  }
}
