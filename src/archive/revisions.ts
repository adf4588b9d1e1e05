import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readEntry } from './entry.ts';
import type { Entry } from './entry.ts';
import { HIDDEN } from './layout.ts';
import type { ArchiveLayout } from './layout.ts';

/** An id as it may stand in a file that people have edited: nothing else gets into a path. */
export const isId = (id: string | undefined): id is string => id !== undefined && /^[0-9a-f]{8,64}$/.test(id);

/** The earlier texts of a release, oldest first; the present one is the entry itself. */
export function readRevisions(layout: ArchiveLayout, id: string | undefined): Entry[] {
  if (!isId(id)) return [];
  const folder = join(layout.revisions, id);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .map((name) => /^(\d{1,9})\.md$/.exec(name)?.[1])
    .filter((n) => n !== undefined)
    .toSorted((a, b) => Number(a) - Number(b))
    .flatMap((n) => readEntry(layout.root, `${HIDDEN}/revisions/${id}/${n}.md`) ?? []);
}

/** The present text of a release and the earlier ones. */
export function readVersions(layout: ArchiveLayout, entry: Entry): Entry[] {
  return (entry.data.revision ?? 1) > 1 ? [entry, ...readRevisions(layout, entry.data.id)] : [entry];
}
