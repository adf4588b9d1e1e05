import { readdirSync } from 'node:fs';
import type { Dirent } from 'node:fs';
import { join } from 'node:path';
import { isSystemError, systemErrorMessage } from '../model/system-error.ts';
import { NEWEST_FIRST, rank } from './order.ts';
import type { Order } from './order.ts';

/** Deepest folder that is looked into; ours are three deep. */
const MAX_DEPTH = 8;

/**
 * The archive's Markdown files in order, as paths with `/`. Hidden files and folders are left out, links not followed, as
 * ripgrep does.
 * @param accepts asked for each folder and file before it is entered or given out
 * @param problem told of folders that cannot be read, which are left out; absent: the error is thrown
 */
export function* walk(
  root: string,
  order: Order = NEWEST_FIRST,
  accepts: (path: string) => boolean = () => true,
  problem?: (message: string) => void,
): Generator<string> {
  yield* walkFolder({ root, order, accepts, problem }, '', 0);
}

interface Walked {
  readonly root: string;
  readonly order: Order;
  readonly accepts: (path: string) => boolean;
  readonly problem: ((message: string) => void) | undefined;
}

function itemsOf({ root, problem }: Walked, folder: string): Dirent[] {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true });
  } catch (error) {
    if (!isSystemError(error) || !problem || folder === '') throw error;
    if (error.code !== 'ENOENT') problem(systemErrorMessage(error, folder));
    return [];
  }
}

function* walkFolder(walked: Walked, folder: string, depth: number): Generator<string> {
  const { order, accepts } = walked;
  const items = itemsOf(walked, folder).filter(
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
    if (item.isDirectory()) yield* walkFolder(walked, path, depth + 1);
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
