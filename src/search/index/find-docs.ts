import { NEWEST_FIRST, comparePaths } from '../order.ts';
import type { Segment } from './segment.ts';

/** A document of the index. */
export interface DocPlace {
  readonly segment: number;
  readonly doc: number;
  readonly path: string;
}

/** The documents of a path: one at most is not dead. */
export function docsOf(segments: readonly Segment[], path: string): DocPlace[] {
  return segments.flatMap(({ docs }, segment) => {
    const doc = lowerBound(docs, path);
    return doc < docs.count && docs.path(doc) === path ? [{ segment, doc, path }] : [];
  });
}

/** The documents whose files stand in a folder itself. */
export function* docsInFolder(segments: readonly Segment[], folder: string): Generator<DocPlace> {
  const prefix = folder === '' ? '' : `${folder}/`;
  for (const [segment, { docs }] of segments.entries()) {
    // Files of a folder stand together, behind those in folders of dates in it, by name.
    for (let doc = lowerBound(docs, prefix); doc < docs.count; doc++) {
      const path = docs.path(doc);
      if (!path.startsWith(prefix) || path.includes('/', prefix.length)) break;
      yield { segment, doc, path };
    }
  }
}

/** The first document that does not come before a path: each segment is in the order of walks. */
function lowerBound(docs: Segment['docs'], path: string): number {
  let low = 0;
  let high = docs.count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (comparePaths(docs.path(middle), path, NEWEST_FIRST) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
