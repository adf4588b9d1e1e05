import { readdirSync } from 'node:fs';
import type { Dirent } from 'node:fs';
import { join } from 'node:path';
import { NEWEST_FIRST, rank } from './order.ts';
import type { Order } from './order.ts';

/** Deepest folder that is looked into; ours are three deep. */
const MAX_DEPTH = 8;

/**
 * The archive's Markdown files in order, as paths with `/`. Hidden files and folders are left out, links not followed, as
 * ripgrep does.
 * @param accepts asked for each folder and file before it is entered or given out
 */
export function* walk(
  root: string,
  order: Order = NEWEST_FIRST,
  accepts: (path: string) => boolean = () => true,
): Generator<string> {
  yield* walkFolder(root, '', order, accepts, 0);
}

function* walkFolder(
  root: string,
  folder: string,
  order: Order,
  accepts: (path: string) => boolean,
  depth: number,
): Generator<string> {
  const items = readdirSync(join(root, folder), { withFileTypes: true }).filter(
    (item) =>
      !item.name.startsWith('.') &&
      (item.isDirectory() ? depth < MAX_DEPTH : item.isFile() && item.name.endsWith('.md')),
  );
  const sign = order.descending ? -1 : 1;
  items.sort((a, b) => (order.by === 'date' ? byDate(a, b, sign, depth) : sign * byName(a, b)));
  for (const item of items) {
    const path = folder === '' ? item.name : `${folder}/${item.name}`;
    // Folders above the dates (notes, undated) are asked as a whole; those of a year are pruned by their days.
    if (!accepts(path)) continue;
    if (item.isDirectory()) yield* walkFolder(root, path, order, accepts, depth + 1);
    else yield path;
  }
}

const byName = (a: Dirent, b: Dirent): number => (a.name < b.name ? -1 : 1);

/** Years, months and days in order; then the files that have no more exact date, by name; then what is not dated. */
function byDate(a: Dirent, b: Dirent, sign: number, depth: number): number {
  const first = rank(a.name, a.isFile(), depth);
  const difference = first - rank(b.name, b.isFile(), depth);
  if (difference !== 0) return difference;
  return first === 0 ? sign * byName(a, b) : byName(a, b);
}
