import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readFrontMatter } from '../markdown/front-matter.ts';
import type { FrontMatterFile } from '../markdown/front-matter.ts';
import { isSystemError } from '../model/system-error.ts';

/** A file of the archive. */
export interface Entry extends FrontMatterFile {
  /** Path in the archive, with `/`: `2021/12/18/title.md`. */
  readonly path: string;
}

/** Deepest folder that is looked into; ours are three deep. */
const MAX_DEPTH = 8;

/** Reads an entry; undefined when there is no such file. */
export function readEntry(root: string, path: string): Entry | undefined {
  try {
    return { path, ...readFrontMatter(readFileSync(join(root, path), 'utf8')) };
  } catch (error) {
    if (isSystemError(error) && (error.code === 'ENOENT' || error.code === 'EISDIR')) return undefined;
    throw error;
  }
}

/** The paths of all Markdown files of the archive in the order of their names; hidden folders are left out. */
export function* entryPaths(root: string, folder = '', depth = 0): Generator<string> {
  const items = readdirSync(join(root, folder), { withFileTypes: true });
  items.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const item of items) {
    if (item.name.startsWith('.')) continue;
    const path = folder === '' ? item.name : `${folder}/${item.name}`;
    if (item.isDirectory() && depth < MAX_DEPTH) yield* entryPaths(root, path, depth + 1);
    else if (item.isFile() && item.name.endsWith('.md')) yield path;
  }
}
