import { indexFolder, readManifest } from './layout.ts';
import type { Manifest } from './layout.ts';
import { beginLook, checkFreshness } from './freshness.ts';
import type { Freshness, FreshnessOptions } from './freshness.ts';
import { Segment } from './segment.ts';

/** The index of an archive, open for one search. */
export interface OpenIndex {
  readonly segments: readonly Segment[];
  readonly manifest: Manifest;
  /** How many of the segments are of the last build; those of updates stand behind. */
  readonly base: number;
  /** Found out by other processes while this one goes on. */
  readonly freshness: Promise<Freshness>;
  close(): void;
}

/** The index, and what of it still holds. */
export type SearchIndex = OpenIndex & Freshness;

/**
 * Opens the index and begins to find what of it still holds.
 * @returns undefined where there is none that can be trusted: then the files are searched
 */
export async function openIndex(root: string, options: FreshnessOptions): Promise<OpenIndex | undefined> {
  // A second try: it may have been replaced between the manifest and its files.
  return (await tryOpen(root, options)) ?? tryOpen(root, options);
}

/** Waits for what is being found out. */
export async function freshIndex(index: OpenIndex): Promise<SearchIndex> {
  return { ...index, ...(await index.freshness) };
}

async function tryOpen(root: string, options: FreshnessOptions): Promise<OpenIndex | undefined> {
  const manifest = readManifest(root);
  if (!manifest) return undefined;
  const look = await beginLook(root, manifest, options);
  const segments: Segment[] = [];
  const close = (): void => segments.forEach((segment) => segment.close());
  try {
    for (const name of manifest.segments) segments.push(new Segment(indexFolder(root), name));
  } catch {
    close();
    return undefined;
  }
  const freshness = checkFreshness(root, manifest, segments, look);
  freshness.catch(() => undefined); // told to whoever waits for it
  return { segments, base: manifest.base, manifest, freshness, close };
}
