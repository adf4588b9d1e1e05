import { FileReader } from '../read-file.ts';
import { NEWEST_FIRST, comparePaths } from '../order.ts';
import { listFolders } from '../folders.ts';
import { addFile, buildIndex, publish, segmentPrefix } from './build.ts';
import type { BuildOptions } from './build.ts';
import { INDEX_VERSION, hasIndex, indexFolder, readManifest } from './layout.ts';
import { openIndex } from './open.ts';
import { SegmentBuilder } from './segment-builder.ts';

/** So many updates, and this share of the files changed since the last build, make a new build worth while. */
const MAX_UPDATES = 12;
const MAX_CHANGED = 0.25;

/**
 * Brings the index up to date: new and changed files go into one more segment. Without an index, nothing is done; where too
 * much has changed, it is built anew.
 */
export async function updateIndex(root: string, options: BuildOptions): Promise<void> {
  const started = options.now();
  const manifest = readManifest(root);
  if (!manifest && !hasIndex(root)) return;
  const folders = listFolders(root, started); // before the sweep: what changes in between is seen at the next one
  const index = manifest && openIndex(root);
  if (!index) {
    await buildIndex(root, options); // damaged, or of another version
    return;
  }
  index.close();
  const gone = index.dead.reduce((sum, { size }) => sum + size, 0);
  const updates = manifest.segments.length - manifest.base;
  if (updates >= MAX_UPDATES || Math.max(gone, index.live.length) > MAX_CHANGED * manifest.files) {
    await buildIndex(root, options);
    return;
  }
  const segment = new SegmentBuilder(indexFolder(root), `${segmentPrefix(started)}-0000`);
  const reader = new FileReader();
  let added = 0;
  for (const path of index.live.toSorted((a, b) => comparePaths(a, b, NEWEST_FIRST)))
    if (addFile(root, path, reader, segment, started)) added++;
  const written = segment.finish();
  const segments = written ? [...manifest.segments, segment.name] : manifest.segments;
  const dead = segments.map((_, at) => [...(index.dead[at] ?? [])]);
  const files = manifest.files + added; // those that have gone are few
  // Another process may have built anew meanwhile, and removed what this update goes on.
  if (readManifest(root)?.segments.join() !== manifest.segments.join()) return;
  publish(root, { version: INDEX_VERSION, segments, base: manifest.base, dead, files, folders }, started);
}
