import { statSync } from 'node:fs';
import { STAT_ALL, changedFolders, readFolder } from '../folders.ts';
import type { Manifest } from './layout.ts';
import type { Segment } from './segment.ts';

/** What of the index holds, and what must be read from the files. */
export interface Freshness {
  /** Documents, by segment, whose file has gone or changed. */
  readonly dead: readonly ReadonlySet<number>[];
  /** Files that are new or changed. */
  readonly live: readonly string[];
  /** The status of every file was asked for: what is not dead is current. */
  readonly complete: boolean;
}

/** Paths are put together by hand: `join` takes as long as the call that follows it. */
const MAYBE = { throwIfNoEntry: false } as const;

/** Finds what changed since the index was built: by the times of folders, and of files where they are few. */
export function checkFreshness(root: string, manifest: Manifest, segments: readonly Segment[], all = false): Freshness {
  const complete = all || manifest.files <= STAT_ALL;
  const sweep = new Sweep(root, segments, manifest);
  const dirty = changedFolders(root, manifest.folders);
  if (complete) sweep.checkAll();
  if (dirty.length > 0) sweep.checkFolders(dirty);
  return { dead: sweep.dead, live: [...sweep.live], complete };
}

class Sweep {
  readonly dead: Set<number>[];
  readonly live = new Set<string>();
  readonly #root: string;
  readonly #segments: readonly Segment[];
  readonly #known: ReadonlySet<string>;

  constructor(root: string, segments: readonly Segment[], manifest: Manifest) {
    this.#root = root;
    this.#segments = segments;
    this.#known = new Set(manifest.folders.map(([path]) => path));
    this.dead = segments.map((_, segment) => new Set(manifest.dead[segment]));
  }

  checkAll(): void {
    this.#segments.forEach(({ docs }, segment) => {
      for (let doc = 0; doc < docs.count; doc++)
        if (!this.dead[segment]?.has(doc)) this.#check(segment, doc, docs.path(doc));
    });
  }

  /** Lists the folders that changed: their files may be new, changed or gone. */
  checkFolders(folders: readonly string[]): void {
    const listed = new Map<string, Set<string>>();
    for (const folder of folders) {
      const { files, below } = readFolder(this.#root, folder, this.#known);
      listed.set(folder, files);
      for (const path of below) this.live.add(path);
    }
    this.#segments.forEach(({ docs }, segment) => {
      for (let doc = 0; doc < docs.count; doc++) {
        const path = docs.path(doc);
        const names = listed.get(path.slice(0, Math.max(0, path.lastIndexOf('/'))));
        if (!names || this.dead[segment]?.has(doc)) continue;
        if (names.delete(path)) this.#check(segment, doc, path);
        else this.dead[segment]?.add(doc);
      }
    });
    for (const names of listed.values()) for (const path of names) this.live.add(path);
  }

  #check(segment: number, doc: number, path: string): void {
    const stat = statSync(`${this.#root}/${path}`, MAYBE);
    if (stat && this.#segments[segment]?.docs.isCurrent(doc, stat)) return;
    this.dead[segment]?.add(doc);
    if (stat) this.live.add(path);
  }
}
