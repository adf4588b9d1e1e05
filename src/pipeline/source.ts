import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isArchive } from '../archive/locate.ts';
import { containerKind } from '../formats/container.ts';
import type { Capture } from '../model/capture.ts';
import { CommuniqueError } from '../model/error.ts';
import type { Hints } from '../model/outcome.ts';
import { containerAt, containerOf, containerSources } from './container-source.ts';
import { LARGE, partSources } from './part-source.ts';
import { asCommunique, readBounded, readStream } from './read-file.ts';
import { parseGlob } from './glob.ts';
import { isMadeUp } from './made-up-folder.ts';
import { CONTAINER, READABLE } from './readable.ts';

/** A file, or standard input, that captures are read from. */
export interface SourceFile {
  /** The path as the user wrote it, or the folder's path and the name in it; `-` for standard input. */
  readonly name: string;
  /** The part of a large file that it is. */
  readonly member?: string;
  read(): Promise<Uint8Array>;
}

/** A path that cannot be read; the batch goes on without it. */
export interface MissingSource {
  readonly name: string;
  readonly error: CommuniqueError;
}

export type FoundSource = SourceFile | MissingSource;

export interface FindOptions {
  readonly cwd: string;
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Largest file that is read, in bytes. @default 256 MiB */
  readonly maxBytes?: number;
  /** How a large file of many releases is cut into parts. @default 'auto' */
  readonly split?: Hints['split'];
  /** Told of each file in a folder or container that is left out because of its name. */
  readonly onSkipped?: (name: string) => void;
}

type Options = FindOptions & { readonly maxBytes: number };

const MAX_BYTES = 256 * 1024 * 1024;

/**
 * The files behind what the user typed: files as they are, folders with all they hold (sorted by name, hidden ones left
 * out), containers with theirs, `-` as standard input. `dumps.zip/a.txt` is a file of a container. A path that cannot be
 * read is given as such, in its place.
 */
export async function* findSources(paths: readonly string[], given: FindOptions): AsyncGenerator<FoundSource> {
  const options: Options = { ...given, maxBytes: given.maxBytes ?? MAX_BYTES };
  for (let i = 0; i < paths.length; i++) {
    const path = paths[i] ?? '';
    if (path === '-') {
      yield* standardInput(options);
      continue;
    }
    if (path.includes('\0')) {
      yield { name: path, error: new CommuniqueError('bad-input', `${path}: no path has a NUL character in it`) };
      continue;
    }
    try {
      const info = await stat(resolve(options.cwd, path));
      if (info.isDirectory() && isMadeUp(resolve(options.cwd, path))) yield { name: path, error: madeUp(path) };
      else if (info.isDirectory()) yield* walk(path, options);
      else yield* file(path, options);
    } catch (error) {
      const container = containerOf(path, options.cwd);
      if (container === undefined) {
        yield* matching(path, asCommunique(error, path), options);
        continue;
      }
      // files of one container that stand side by side are read in one go
      const wanted = new Set([path]);
      while (paths[i + 1]?.startsWith(`${container.name}/`) === true) wanted.add(paths[++i] ?? '');
      yield* containerSources(container, options, wanted);
    }
  }
}

/** How many sources there are, for the progress line: a look at the folders, no file is opened; unknown with containers. */
export async function countSources(paths: readonly string[], { cwd }: FindOptions): Promise<number | undefined> {
  let count = 0;
  for (const path of paths) {
    const info = await stat(resolve(cwd, path)).catch(() => undefined);
    if (info === undefined) return undefined; // a pattern, or a file of a container
    if (!info.isDirectory()) count++;
    else {
      for await (const found of filesIn(path, cwd)) {
        if ('error' in found || READABLE.test(found.name)) count++;
        else if (CONTAINER.test(found.name)) return undefined;
      }
    }
    if (CONTAINER.test(path)) return undefined;
  }
  return count;
}

/** A file that the user named: a container by its first bytes, whatever its name. */
async function* file(name: string, options: Options): AsyncGenerator<FoundSource> {
  const path = resolve(options.cwd, name);
  const container = containerAt(path, name);
  if (container) yield* containerSources(container, options);
  else yield* plainFile(path, name, options);
}

/** A file as a whole; a large one of many releases in parts, so that memory does not grow with it. */
async function* plainFile(path: string, name: string, options: Options): AsyncGenerator<FoundSource> {
  let count = 0;
  if (isLarge(path) && options.split !== 'none') {
    for await (const part of partSources(path, name, options.split)) {
      count++;
      yield part;
    }
  }
  if (count === 0) yield { name, read: () => readBounded(path, name, options.maxBytes) };
}

/** What is wrong with a file is told when it is read. */
function isLarge(path: string): boolean {
  try {
    const info = statSync(path);
    return info.isFile() && info.size > LARGE;
  } catch {
    return false;
  }
}

/** A folder that a pattern may be matched in. */
function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory() && !isMadeUp(path);
  } catch {
    return false;
  }
}

/** The files that a pattern stands for; the error where it is no pattern or stands for none. */
async function* matching(path: string, error: CommuniqueError, options: Options): AsyncGenerator<FoundSource> {
  const glob = parseGlob(path);
  let count = 0;
  if (glob && isFolder(resolve(options.cwd, glob.folder))) {
    for await (const found of filesIn(glob.folder, options.cwd)) {
      if ('error' in found || !glob.matches(found.name)) continue;
      count++;
      yield* file(found.name, options);
    }
  }
  if (count === 0) yield { name: path, error };
}

async function* standardInput(options: Options): AsyncGenerator<FoundSource> {
  const name = '-';
  try {
    const bytes = await readStream(options.stdin, options.maxBytes);
    const kind = containerKind(bytes, name);
    if (kind === undefined) yield { name, read: () => Promise.resolve(bytes) };
    else yield* containerSources({ name, kind, whole: bytes }, options);
  } catch (error) {
    yield { name, error: asCommunique(error, name) };
  }
}

async function* walk(folder: string, options: Options): AsyncGenerator<FoundSource> {
  for await (const found of filesIn(folder, options.cwd)) {
    if ('error' in found) yield found;
    else if (READABLE.test(found.name)) {
      yield* plainFile(resolve(options.cwd, found.name), found.name, options);
    } else if (CONTAINER.test(found.name)) yield* file(found.name, options);
    else options.onSkipped?.(found.name);
  }
}

/**
 * All files below a folder that are not hidden, sorted by name in each folder. What the kernel makes up (`/proc`, `/sys`) is
 * left out where a walk comes upon it.
 */
async function* filesIn(folder: string, cwd: string): AsyncGenerator<{ readonly name: string } | MissingSource> {
  const entries = await readdir(resolve(cwd, folder), { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const name = join(folder, entry.name);
    if (entry.isFile()) yield isNamed(name, cwd) ? { name } : { name, error: unnameable(name) };
    // an archive in a folder of dumps is not a dump: its entries would come in again, the edited ones as new releases
    if (!entry.isDirectory() || isArchive(resolve(cwd, name)) || isMadeUp(resolve(cwd, name))) continue;
    try {
      yield* filesIn(name, cwd);
    } catch (error) {
      yield { name, error: asCommunique(error, name) };
    }
  }
}

/** Bytes of a name that are no UTF-8 come as U+FFFD, under which there is no file. */
const isNamed = (name: string, cwd: string): boolean => !name.includes('\uFFFD') || existsSync(resolve(cwd, name));
const unnameable = (name: string): CommuniqueError =>
  new CommuniqueError('bad-input', `${name}: its name is not UTF-8; rename the file`);

const madeUp = (name: string): CommuniqueError =>
  new CommuniqueError(
    'bad-input',
    `${name}: is made up by the system and holds no files of people; name another folder`,
  );

/** Whether paths give the same bytes when they are read again: standard input and pipes (`<(command)`) do not. */
export function canReadAgain(paths: readonly string[], cwd: string): boolean {
  return !paths.some((path) => path === '-' || isPipe(resolve(cwd, path)));
}

function isPipe(path: string): boolean {
  try {
    const info = statSync(path);
    return !info.isFile() && !info.isDirectory();
  } catch {
    return false; // a pattern, a file of a container, or nothing: said when it is read
  }
}

/** The capture of a file that was read. */
export function captureFile(
  { name, member }: Pick<SourceFile, 'name' | 'member'>,
  bytes: Uint8Array,
  retrieved: Date,
  url?: string,
): Capture {
  return {
    bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    retrieved: `${retrieved.toISOString().slice(0, 19)}Z`,
    path: name,
    ...(member === undefined ? {} : { member }),
    fetched: false,
    ...(url === undefined ? {} : { url }),
  };
}
