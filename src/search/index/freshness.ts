import { SWEEP_AGE } from '../clock.ts';
import { STAT_ALL, atOrBelow, changedFolders, fileStatus, readFolder } from '../folders.ts';
import type { FolderTime } from '../folders.ts';
import { docsInFolder, docsOf } from './find-docs.ts';
import type { DocPlace } from './find-docs.ts';
import { FolderList } from './folder-list.ts';
import type { Manifest } from './layout.ts';
import type { Segment } from './segment.ts';
import { readSweep, writeSweep } from './sweep.ts';
import type { LastSweep } from './sweep.ts';

/** What of the index holds, and what must be read from the files. */
export interface Freshness {
  /** Documents, by segment, whose file has gone or changed. */
  readonly dead: readonly ReadonlySet<number>[];
  /** Files that are new or changed. */
  readonly live: readonly string[];
  /** The status of every file was asked for: what is not dead is current. */
  readonly complete: boolean;
  /** What is wrong with folders that cannot be read. */
  readonly problems: readonly string[];
  /** The folders with their marks as they are now. */
  readonly folders: FolderList;
}

/** How closely the files are looked at. */
export interface FreshnessOptions {
  /** @default it is not known when all files were last looked at */
  readonly now?: () => number;
  /** With more files, not all are asked for each time. @default STAT_ALL */
  readonly sweepAbove?: number;
  /** Ask for the status of every file and compare it, however many there are. @default false */
  readonly all?: boolean;
}

/** A look at the files that has begun. */
export interface Look {
  readonly options: FreshnessOptions;
  readonly now: number | undefined;
  /** Has the archive so many files that not each one's status is asked for each time? */
  readonly many: boolean;
  /** The last look at all files, where it is recent enough to be gone on from. */
  readonly recent: LastSweep | undefined;
  /** Folders that may have changed, of a large archive without a recent look files too; undefined: it could not be told. */
  readonly changed: Promise<Set<string> | undefined> | undefined;
}

/** Begins to ask for the times of folders, by another process where there are many: the segments are opened meanwhile. */
export async function beginLook(root: string, manifest: Manifest, options: FreshnessOptions): Promise<Look> {
  const now = options.now?.();
  const many = manifest.files > (options.sweepAbove ?? STAT_ALL);
  const last = many && !options.all && now !== undefined ? readSweep(root, manifest) : undefined;
  const recent = last && now !== undefined && Math.abs(now - last.at) < SWEEP_AGE ? last : undefined;
  const { folders, since } = manifest;
  const allFiles = many && !recent;
  const find =
    !options.all && (allFiles || folders.count >= MIN_PATHS) ? await import('../changed-since.ts') : undefined;
  const changed = allFiles
    ? find?.changedBelow(root, topFolders(folders.all()), since)
    : find?.changedFoldersSince(root, folders.deep, since);
  changed?.catch(() => undefined); // told to whoever waits for it
  return { options, now, many, recent, changed };
}

/** Finds what changed since the index was built: by the times of folders, and of files. */
export async function checkFreshness(
  root: string,
  manifest: Manifest,
  segments: readonly Segment[],
  { options, now, many, recent, changed }: Look,
): Promise<Freshness> {
  const sweep = new Sweep(root, segments, manifest, now ?? 0);
  const files = many || options.all || manifest.files < MIN_PATHS ? undefined : changedFiles(root, segments, manifest);
  const [above, below] = await Promise.all([changed, files]);
  if (recent) {
    sweep.take(above ?? new Set(sweep.changedFolders()));
    sweep.checkFiles(recent.changed);
  } else if (above && many) {
    sweep.take(above);
  } else if (below) {
    sweep.take(new Set([...(above ?? sweep.changedFolders()), ...below]));
  } else {
    sweep.checkAll();
  }
  sweep.checkUnsettled();
  if (many && !recent && now !== undefined) writeSweep(root, manifest, { at: now, changed: sweep.live });
  return { ...sweep.found, complete: !recent };
}

const topFolders = (folders: readonly FolderTime[]): string[] =>
  folders.flatMap(([path]) => (path === '' || path.includes('/') ? [] : path));

async function changedFiles(
  root: string,
  segments: readonly Segment[],
  { since }: Manifest,
): Promise<Set<string> | undefined> {
  const { changedSince } = await import('../changed-since.ts');
  return changedSince(root, [...pathsOf(segments)], since);
}

function* pathsOf(segments: readonly Segment[]): Generator<string> {
  for (const { docs } of segments) for (let doc = 0; doc < docs.count; doc++) yield docs.path(doc);
}

class Sweep {
  readonly #dead: Set<number>[];
  readonly #live = new Set<string>();
  readonly #folders: FolderList;
  /** Of the folders; read where one has changed. */
  #read: Map<string, number> | undefined;
  readonly #problems: string[] = [];
  readonly #root: string;
  readonly #segments: readonly Segment[];
  readonly #started: number;

  constructor(root: string, segments: readonly Segment[], manifest: Manifest, started: number) {
    this.#root = root;
    this.#segments = segments;
    this.#folders = manifest.folders;
    this.#started = started;
    this.#dead = segments.map((_, segment) => new Set(manifest.dead[segment]));
  }

  get live(): readonly string[] {
    return [...this.#live];
  }

  get #marks(): Map<string, number> {
    return (this.#read ??= new Map(this.#folders.all()));
  }

  get found(): Omit<Freshness, 'complete'> {
    const folders = this.#read ? FolderList.of([...this.#read]) : this.#folders;
    return { dead: this.#dead, live: this.live, problems: this.#problems, folders };
  }

  changedFolders(): string[] {
    return changedFolders(this.#root, [...this.#marks]);
  }

  /** Compares the status of every file and folder. */
  checkAll(): void {
    this.#segments.forEach(({ docs }, segment) => {
      for (let doc = 0; doc < docs.count; doc++) this.#check({ segment, doc, path: docs.path(doc) });
    });
    this.#checkFolders(this.changedFolders());
  }

  /** Looks at paths that may have changed. A folder that was moved here may hold others that were not changed by that. */
  take(changed: ReadonlySet<string>): void {
    if (changed.size === 0) return; // mostly so: the rest takes 7 ms with as many folders
    this.checkFiles([...changed].filter((path) => path.endsWith('.md')));
    this.#checkFolders(changedFolders(this.#root, atOrBelow([...this.#marks], changed)));
  }

  checkFiles(paths: readonly string[]): void {
    for (const path of paths) {
      // A new file is found with its folder, which has changed too.
      for (const place of docsOf(this.#segments, path)) this.#check(place);
    }
  }

  /** Documents whose status tells nothing: their file was being changed, or could not be read. */
  checkUnsettled(): void {
    this.#segments.forEach(({ docs }, segment) => {
      for (const doc of docs.unsettled()) this.#check({ segment, doc, path: docs.path(doc) });
    });
  }

  /** Lists folders that changed: their files may be new, changed or gone. */
  #checkFolders(folders: readonly string[]): void {
    if (folders.length === 0) return;
    const known = new Set(this.#marks.keys());
    for (const folder of folders) {
      const { files, below, times } = readFolder(this.#root, folder, known, this.#started, (message) =>
        this.#problems.push(message),
      );
      if (times.length === 0) this.#marks.delete(folder);
      for (const [path, mark] of times) this.#marks.set(path, mark);
      for (const place of docsInFolder(this.#segments, folder)) {
        if (this.#dead[place.segment]?.has(place.doc)) continue;
        if (files.delete(place.path)) this.#check(place);
        else this.#dead[place.segment]?.add(place.doc);
      }
      for (const path of [...files, ...below]) this.#live.add(path);
    }
  }

  #check({ segment, doc, path }: DocPlace): void {
    if (this.#dead[segment]?.has(doc)) return;
    const stat = fileStatus(`${this.#root}/${path}`);
    if (stat && this.#segments[segment]?.docs.isCurrent(doc, stat)) return;
    this.#dead[segment]?.add(doc);
    if (stat) this.#live.add(path);
  }
}

/** Fewer files or folders are asked for in this process: another one takes some 10 ms to start. */
const MIN_PATHS = 3000;
