import { indexFolder, readManifest } from './layout.ts';
import type { Manifest } from './layout.ts';
import { checkFreshness } from './freshness.ts';
import type { Freshness, FreshnessOptions } from './freshness.ts';
import { Segment } from './segment.ts';

/** The index of an archive, open for one search. */
export interface SearchIndex extends Freshness {
  readonly segments: readonly Segment[];
  readonly manifest: Manifest;
  /** How many of them are of the last build; those of updates stand behind. */
  readonly base: number;
  close(): void;
}

/**
 * Opens the index and finds what of it still holds.
 * @returns undefined where there is none that can be trusted: then the files are searched
 */
export async function openIndex(root: string, options: FreshnessOptions): Promise<SearchIndex | undefined> {
  // A second try: it may have been replaced between the manifest and its files.
  return (await tryOpen(root, options)) ?? (await tryOpen(root, options));
}

async function tryOpen(root: string, options: FreshnessOptions): Promise<SearchIndex | undefined> {
  const manifest = readManifest(root);
  if (!manifest) return undefined;
  const segments: Segment[] = [];
  const close = (): void => segments.forEach((segment) => segment.close());
  try {
    for (const name of manifest.segments) segments.push(new Segment(indexFolder(root), name));
  } catch {
    close();
    return undefined;
  }
  return {
    segments,
    base: manifest.base,
    manifest,
    ...(await checkFreshness(root, manifest, segments, options)),
    close,
  };
}
