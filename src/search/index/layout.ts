import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HIDDEN } from '../../archive/layout.ts';
import { FolderList } from './folder-list.ts';

/** Where the index of an archive is; it may be deleted at any time. */
export const indexFolder = (root: string): string => join(root, HIDDEN, 'grep.index');

/** Written last and at once: the files that it names are complete. */
export interface Manifest {
  readonly version: number;
  /** Names of segments without suffix: first those of the last build, newest first, then those of later updates. */
  readonly segments: readonly string[];
  /** How many segments are of the last build. */
  readonly base: number;
  /** Documents of each segment whose file has gone, or stands in a later segment. */
  readonly dead: readonly (readonly number[])[];
  readonly files: number;
  readonly folders: FolderList;
  /** Files and folders whose status has not changed since are known, in milliseconds of the file system's clock. */
  readonly since: number;
}

/** Changes with every change of grams, tables or order: an index of another version is not used. */
export const INDEX_VERSION = 6;

/** Archives of so many entries get an index unasked: without one, a search of 2,000 takes some 0.1 s longer. */
export const MIN_ENTRIES = 2000;

export const manifestPath = (root: string): string => join(indexFolder(root), 'manifest.json');

/** Is there an index at all, good or not? */
export const hasIndex = (root: string): boolean => existsSync(manifestPath(root));

/** The manifest; undefined where there is none, or one that cannot be trusted. */
export function readManifest(root: string): Manifest | undefined {
  try {
    return parseManifest(JSON.parse(readFileSync(manifestPath(root), 'utf8')));
  } catch {
    return undefined;
  }
}

function parseManifest(value: unknown): Manifest | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { version, segments, base, dead, files, folders, since }: Partial<Record<string, unknown>> = { ...value };
  if (version !== INDEX_VERSION || typeof files !== 'number' || typeof base !== 'number' || !Array.isArray(dead))
    return undefined;
  if (!dead.every((docs) => Array.isArray(docs) && docs.every((doc) => typeof doc === 'number'))) return undefined;
  const list = FolderList.parse(folders);
  if (!Array.isArray(segments) || !list || typeof since !== 'number') return undefined;
  if (!segments.every((name) => typeof name === 'string' && /^[\w-]+$/.test(name))) return undefined;
  return { version, files, segments, base, dead, folders: list, since };
}
