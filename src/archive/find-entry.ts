import { entryPaths, readEntry } from './entry.ts';
import type { Entry } from './entry.ts';
import { readHead } from './read-head.ts';

/** Paths that stay inside the archive and out of its hidden folders. */
const INSIDE = /^(?!\/|\\|[A-Za-z]:)(?:(?!\.)[^/\\\0]+\/)*(?!\.)[^/\\\0]+\.md$/;

/** The entry that is meant: the first of the paths that there is, else the one with that id. */
export function findEntry(root: string, wanted: readonly string[]): Entry | undefined {
  for (const path of wanted) {
    const entry = INSIDE.test(path) ? readEntry(root, path) : undefined;
    if (entry) return entry;
  }
  const id = wanted[0];
  if (id === undefined || !/^[0-9a-z-]{8,64}$/.test(id)) return undefined;
  for (const path of entryPaths(root)) if (readHead(root, path).data.id === id) return readEntry(root, path);
  return undefined;
}
