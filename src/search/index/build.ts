import { lstatSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommuniqueError } from '../../model/error.ts';
import { isSystemError } from '../../model/system-error.ts';
import { fileSystemTime, ownName } from '../clock.ts';
import { RACY, STAT_ALL, listFolders, settled } from '../folders.ts';
import { FileReader } from '../read-file.ts';
import { searchable } from '../file-text.ts';
import { walk } from '../walk.ts';
import { FolderList } from './folder-list.ts';
import { GramSet } from './gram.ts';
import { INDEX_VERSION, indexFolder, manifestPath, readManifest } from './layout.ts';
import type { Manifest } from './layout.ts';
import { SegmentBuilder } from './segment-builder.ts';
import { writeSweep } from './sweep.ts';

/** Text of a segment, about, in bytes. */
const SEGMENT_BYTES = 64 * 1024 * 1024;

/** How an index is built. */
export interface BuildOptions {
  readonly now: () => number;
  readonly progress?: (done: number) => void;
  readonly signal?: AbortSignal;
  /** @default 64 MB */
  readonly segmentBytes?: number;
}

/** What was built. */
export interface BuiltIndex {
  readonly files: number;
  readonly segments: number;
}

/**
 * Builds the index of an archive anew, beside the one in use, which it then replaces: killed at any moment, one of the two
 * is whole. Text goes into segments newest first, the order in which results are wanted.
 */
export async function buildIndex(root: string, options: BuildOptions): Promise<BuiltIndex> {
  const folder = indexFolder(root);
  mkdirSync(folder, { recursive: true });
  const at = options.now();
  const started = fileSystemTime(folder, at);
  const folders = FolderList.of(listFolders(root, started));
  const reader = new FileReader();
  const prefix = ownName(started);
  const segments: string[] = [];
  let files = 0;
  const grams = new GramSet();
  let segment = new SegmentBuilder(folder, `${prefix}-${number(0)}`, grams);
  const seal = (): void => {
    if (segment.finish()) segments.push(segment.name);
    segment = new SegmentBuilder(folder, `${prefix}-${number(segments.length)}`, grams);
  };
  for (const path of walk(root)) {
    if (options.signal?.aborted) return { files: 0, segments: 0 };
    const added = addFile(root, path, reader, segment, started);
    if (!added) continue;
    files++;
    if (segment.length >= (options.segmentBytes ?? SEGMENT_BYTES)) seal();
    if (files % 256 === 0) {
      options.progress?.(files);
      await new Promise((resolve) => setImmediate(resolve)); // lets a signal through
    }
  }
  seal();
  const dead = segments.map(() => []);
  const since = started - RACY;
  const manifest = { version: INDEX_VERSION, segments, base: segments.length, dead, files, folders, since };
  publish(root, manifest, started);
  noteLook(root, manifest, at);
  return { files, segments: segments.length };
}

/** Of one width: names sort as segments do, and each takes the same room before a line of ripgrep. */
const number = (n: number): string => String(n).padStart(4, '0');

export function addFile(
  root: string,
  path: string,
  reader: FileReader,
  segment: SegmentBuilder,
  started: number,
): boolean {
  try {
    const file = join(root, path);
    const stat = lstatSync(file); // before the bytes: a change in between shows at the next look
    if (!stat.isFile()) return false; // since it was listed, it has become a link, a folder, a pipe
    const text = searchable(reader.read(file)) ?? Buffer.alloc(0);
    segment.add(path, text, { size: stat.size, mtimeMs: stat.mtimeMs, ctimeMs: settled(stat.ctimeMs, started) });
    return true;
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return false;
    if (!isSystemError(error) && !(error instanceof CommuniqueError)) throw error;
    // Unreadable or too large: looked at again at each search, which says so.
    segment.add(path, Buffer.alloc(0), { size: 0, mtimeMs: 0, ctimeMs: 0 });
    return true;
  }
}

/** All files of a large archive have been looked at, and what was found is in the index: searches need not do so at once. */
export function noteLook(root: string, manifest: Manifest, at: number): void {
  if (manifest.files > STAT_ALL) writeSweep(root, manifest, { at, changed: [] });
}

/** Leftovers of a build that was killed are removed after this time, in milliseconds. */
const ABANDONED = 3_600_000;

/** Puts the manifest in place, then removes the segments of the one before, and what killed builds left. */
export function publish(root: string, manifest: Manifest, now: number): void {
  const folder = indexFolder(root);
  const before = new Set(readManifest(root)?.segments);
  const temporary = `${manifestPath(root)}.${manifest.segments[0] ?? 'empty'}`;
  writeFileSync(temporary, JSON.stringify(manifest));
  renameSync(temporary, manifestPath(root));
  const current = new Set(manifest.segments);
  for (const file of readdirSync(folder)) {
    const name = file.slice(0, -4);
    if (file === 'manifest.json' || current.has(name)) continue;
    const stat = statSync(join(folder, file), { throwIfNoEntry: false });
    if (stat && (before.has(name) || stat.mtimeMs < now - ABANDONED)) rmSync(join(folder, file), { force: true });
  }
}
