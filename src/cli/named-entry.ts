import { relative, resolve, sep } from 'node:path';
import type { Entry } from '../archive/entry.ts';
import type { ArchiveLayout } from '../archive/layout.ts';
import { openedArchive } from './archive-root.ts';
import { complain } from './context.ts';
import type { Io } from './io.ts';

/** The entry that the user means: a path as `list` prints it, the path of a file, or an id. Says so where there is none. */
export async function namedEntry(
  wanted: string,
  archive: string | undefined,
  io: Io,
): Promise<{ readonly layout: ArchiveLayout; readonly entry: Entry } | undefined> {
  const layout = openedArchive(io, archive);
  const { findEntry } = await import('../archive/find-entry.ts');
  const entry = findEntry(layout.root, [wanted, inArchive(layout.root, resolve(io.cwd, wanted))]);
  if (entry) return { layout, entry };
  complain(io, `${wanted}: no such entry in ${layout.root}; "communique list" prints the paths`);
  return undefined;
}

/** A file's path as the archive names it; never one outside. */
const inArchive = (root: string, path: string): string => relative(root, path).split(sep).join('/');
