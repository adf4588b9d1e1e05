import { readdirSync, statSync } from 'node:fs';
import type { Dirent } from 'node:fs';
import { join } from 'node:path';
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

/** Up to so many files, each one's status is asked for at each search (3 µs a file); beyond, only that of folders and of files with a match. */
const STAT_ALL = 20_000;

/** Paths are put together by hand: `join` takes as long as the call that follows it. */
const MAYBE = { throwIfNoEntry: false } as const;

/** Finds what changed since the index was built: by the times of folders, and of files where they are few. */
export function checkFreshness(root: string, manifest: Manifest, segments: readonly Segment[], all = false): Freshness {
  const complete = all || manifest.files <= STAT_ALL;
  const sweep = new Sweep(root, segments, manifest);
  const dirty = manifest.folders.filter(([path, mtimeMs]) => mtimeMs === 0 || timeOf(root, path) !== mtimeMs);
  if (complete) sweep.checkAll();
  if (dirty.length > 0) sweep.checkFolders(dirty.map(([path]) => path));
  return { dead: sweep.dead, live: [...sweep.live], complete };
}

function timeOf(root: string, path: string): number {
  return statSync(`${root}/${path}`, MAYBE)?.mtimeMs ?? -1;
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
    for (const folder of folders) listed.set(folder, this.#list(folder));
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

  /** The Markdown files of a folder; new folders in it are entered. */
  #list(folder: string, depth = 0): Set<string> {
    const paths = new Set<string>();
    const prefix = folder === '' ? '' : `${folder}/`;
    for (const item of entriesOf(join(this.#root, folder))) {
      if (item.name.startsWith('.')) continue;
      const path = prefix + item.name;
      if (item.isFile() && item.name.endsWith('.md')) paths.add(path);
      else if (item.isDirectory() && !this.#known.has(path) && depth < 8)
        for (const below of this.#list(path, depth + 1)) this.live.add(below);
    }
    return paths;
  }
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return []; // gone: its documents are dead
  }
}
