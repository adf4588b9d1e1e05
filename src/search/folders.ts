import { readdirSync, statSync } from 'node:fs';
import type { Dirent } from 'node:fs';
import { join } from 'node:path';

/** A file or folder touched so shortly before it was read may change again without its time showing it, in milliseconds. */
export const RACY = 100;

/**
 * Up to so many files, each one's status is asked for at each search (3 µs a file); beyond, only that of folders and of
 * what is shown.
 */
export const STAT_ALL = 20_000;

/** Deepest folder that is looked into; ours are three deep. */
const MAX_DEPTH = 8;

/** A folder from the archive's root with its time of change; 0: look again. */
export type FolderTime = readonly [path: string, mtimeMs: number];

/** All folders that a search may enter, with their times. */
export function listFolders(root: string, started: number): FolderTime[] {
  const found: FolderTime[] = [];
  const visit = (folder: string, depth: number): void => {
    const { mtimeMs } = statSync(join(root, folder));
    found.push([folder, mtimeMs > started - RACY ? 0 : mtimeMs]);
    for (const item of readdirSync(join(root, folder), { withFileTypes: true }))
      if (item.isDirectory() && !item.name.startsWith('.') && depth < MAX_DEPTH)
        visit(folder === '' ? item.name : `${folder}/${item.name}`, depth + 1);
  };
  visit('', 0);
  return found;
}

/** Those of the folders whose time is another now: files in them are new, changed or gone. */
export function changedFolders(root: string, folders: readonly FolderTime[]): string[] {
  return folders
    .filter(
      ([path, mtimeMs]) =>
        mtimeMs === 0 || (statSync(`${root}/${path}`, { throwIfNoEntry: false })?.mtimeMs ?? -1) !== mtimeMs,
    )
    .map(([path]) => path);
}

/** What stands in a folder now. */
export interface FolderContent {
  /** Paths of its Markdown files. */
  readonly files: Set<string>;
  /** Paths of Markdown files in folders in it that are not known. */
  readonly below: readonly string[];
}

/** Reads a folder; those in it that are not known are entered. */
export function readFolder(root: string, folder: string, known: ReadonlySet<string>, depth = 0): FolderContent {
  const files = new Set<string>();
  const below: string[] = [];
  const prefix = folder === '' ? '' : `${folder}/`;
  for (const item of entriesOf(join(root, folder))) {
    if (item.name.startsWith('.')) continue;
    const path = prefix + item.name;
    if (item.isFile() && item.name.endsWith('.md')) files.add(path);
    else if (item.isDirectory() && !known.has(path) && depth < MAX_DEPTH) {
      const inner = readFolder(root, path, known, depth + 1);
      below.push(...inner.files, ...inner.below);
    }
  }
  return { files, below };
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return []; // gone: its documents are dead
  }
}
