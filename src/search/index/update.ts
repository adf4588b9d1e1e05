import { fileSystemTime, ownName } from '../clock.ts';
import { RACY } from '../folders.ts';
import { NEWEST_FIRST, comparePaths } from '../order.ts';
import { FileReader } from '../read-file.ts';
import { addFile, buildIndex, noteLook, publish } from './build.ts';
import type { BuildOptions, BuiltIndex } from './build.ts';
import { walk } from '../walk.ts';
import { INDEX_VERSION, MIN_ENTRIES, hasIndex, indexFolder, readManifest } from './layout.ts';
import { freshIndex, openIndex } from './open.ts';
import type { SearchIndex } from './open.ts';
import { SegmentBuilder } from './segment-builder.ts';

/** After so many updates, what they have added is packed into one segment. */
const MAX_UPDATES = 12;
/** A segment of which a larger part is dead is written anew. */
const MAX_DEAD = 0.25;
/** Where a larger part of the files is new or changed, all is built anew. */
const MAX_CHANGED = 0.25;

/** Has the archive an index, or enough entries for one? */
export function wantsIndex(root: string): boolean {
  if (hasIndex(root)) return true;
  let entries = 0;
  for (const _ of walk(root)) if (++entries >= MIN_ENTRIES) return true;
  return false;
}

/** Updates the index, or makes it. */
export async function keepIndex(root: string, options: BuildOptions): Promise<BuiltIndex> {
  return (await updateIndex(root, options)) ?? buildIndex(root, options);
}

/**
 * Brings the index up to date: new and changed files go into one more segment, text that is no longer meant is marked, and
 * thrown away once there is much of it. Without an index, nothing is done.
 * @returns undefined where there is no index
 */
export async function updateIndex(root: string, options: BuildOptions): Promise<BuiltIndex | undefined> {
  if (!hasIndex(root)) return undefined;
  const at = options.now();
  const started = fileSystemTime(indexFolder(root), at); // before the look at the files: what changes in between is seen at the next one
  const opened = await openIndex(root, { now: options.now });
  if (!opened) return buildIndex(root, options); // damaged, or of another version
  try {
    const index = await freshIndex(opened);
    const { live, manifest } = index;
    if (live.length > MAX_CHANGED * manifest.files) return await buildIndex(root, options);
    // What stands in a closed folder would be forgotten.
    if (index.problems.length > 0) return { files: manifest.files, segments: manifest.segments.length };
    if (live.length === 0 && newlyDead(index) === 0 && !index.complete)
      return { files: manifest.files, segments: manifest.segments.length };
    return write(root, index, { at, started }, options);
  } finally {
    opened.close();
  }
}

const count = (dead: readonly { readonly size: number }[]): number => dead.reduce((sum, { size }) => sum + size, 0);
const newlyDead = ({ dead, manifest }: SearchIndex): number =>
  count(dead) - manifest.dead.reduce((sum, docs) => sum + docs.length, 0);

function write(
  root: string,
  index: SearchIndex,
  { at, started }: { readonly at: number; readonly started: number },
  options: BuildOptions,
): BuiltIndex {
  const { manifest } = index;
  const prefix = ownName(options.now());
  const segments: string[] = [];
  const dead: (readonly number[])[] = [];
  const keep = (number: number): void => {
    segments.push(manifest.segments[number] ?? '');
    dead.push([...(index.dead[number] ?? [])]);
  };
  const add = (number: number, sources: readonly number[], files: readonly string[]): void => {
    const builder = new SegmentBuilder(indexFolder(root), `${prefix}-${String(number).padStart(4, '0')}`);
    pack(root, builder, index, sources, files, started);
    if (!builder.finish()) return;
    segments.push(builder.name);
    dead.push([]);
  };
  for (let number = 0; number < index.base; number++) {
    if (deadShare(index, number) > MAX_DEAD) add(number, [number], []);
    else keep(number);
  }
  const base = segments.length;
  const updates = index.segments.flatMap((_, number) => (number >= index.base ? number : []));
  const merged = updates.length >= MAX_UPDATES;
  if (!merged) updates.forEach(keep);
  if (merged || index.live.length > 0) add(index.segments.length, merged ? updates : [], index.live);
  const files = index.segments.reduce((sum, { docs }) => sum + docs.count, index.live.length) - count(index.dead);
  // Only where all files were looked at is it known that none has changed before.
  const since = index.complete ? started - RACY : manifest.since;
  // Another process may have built anew meanwhile, and removed what this update goes on.
  if (readManifest(root)?.segments.join() === manifest.segments.join()) {
    const updated = { version: INDEX_VERSION, segments, base, dead, files, folders: index.folders, since };
    publish(root, updated, options.now());
    if (index.complete) noteLook(root, updated, at);
  }
  return { files, segments: segments.length };
}

const deadShare = ({ dead, segments }: SearchIndex, number: number): number =>
  (dead[number]?.size ?? 0) / (segments[number]?.docs.count ?? 1);

/** Writes what is alive of segments, and files, into one segment, in the order of walks. */
function pack(
  root: string,
  builder: SegmentBuilder,
  index: SearchIndex,
  sources: readonly number[],
  files: readonly string[],
  started: number,
): void {
  const reader = new FileReader();
  const parts = files.map((path) => ({ path, add: (): unknown => addFile(root, path, reader, builder, started) }));
  for (const number of sources) {
    const segment = index.segments[number];
    if (!segment) continue;
    for (let doc = 0; doc < segment.docs.count; doc++) {
      if (index.dead[number]?.has(doc)) continue;
      const path = segment.docs.path(doc);
      parts.push({ path, add: (): unknown => builder.add(path, segment.text(doc), segment.docs.status(doc)) });
    }
  }
  for (const { add } of parts.toSorted((a, b) => comparePaths(a.path, b.path, NEWEST_FIRST))) add();
}
