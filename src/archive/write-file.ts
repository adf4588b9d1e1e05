import { execFile } from 'node:child_process';
import { closeSync, constants, fsyncSync, lstatSync, openSync, renameSync, unlinkSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { CommuniqueError } from '../model/error.ts';
import { isSystemError, describeSystemError } from '../model/system-error.ts';
import { entryPaths } from './entry.ts';
import { HIDDEN } from './layout.ts';
import { writeAll } from './ledger.ts';
import { makeFolder } from './make-folder.ts';

/** Temporary files begin with a dot: hidden from search tools and note programs. */
const TEMPORARY = '.communique-new';
/** Up to so many files are made durable one by one; beyond, flushing the whole disk is faster. */
const FEW = 256;

/** Writes files as a whole or not at all, and makes them durable together. */
export class FileWriter {
  readonly #root: string;
  #written = new Set<string>();
  /** Folders of entries that were looked at and are no links. */
  readonly #own = new Set<string>();

  constructor(root: string) {
    this.#root = root;
  }

  /**
   * Temporary file in the same folder, then rename. There is one writer, so one temporary name a folder is enough, and what a
   * killed writer left there is written over.
   */
  write(path: string, text: string): void {
    this.#refuseLinks(dirname(path));
    const temporary = join(dirname(path), TEMPORARY);
    try {
      const fd = openForWriting(temporary);
      try {
        writeAll(fd, Buffer.from(text));
      } finally {
        closeSync(fd);
      }
      renameSync(temporary, path);
    } catch (error) {
      removeQuietly(temporary);
      throw describeSystemError(error, path);
    }
    if (this.#written.size <= FEW) this.#written.add(path);
  }

  /** A link among the dated folders leads out of the archive, or to where no reader looks: readers do not follow links. */
  #refuseLinks(folder: string): void {
    if (this.#own.has(folder)) return;
    const [first = '', ...rest] = relative(this.#root, folder).split(sep);
    if (first !== HIDDEN) {
      let at = this.#root;
      for (const part of [first, ...rest]) {
        at = join(at, part);
        if (lstatSync(at, { throwIfNoEntry: false })?.isSymbolicLink() === true) throw linked(at);
      }
    }
    this.#own.add(folder);
  }

  /** Makes all that was written durable: their content, and their names in their folders. */
  async sync(): Promise<void> {
    const paths = [...this.#written];
    this.#written = new Set();
    if (paths.length > FEW) return syncDisk(this.#root);
    for (const path of [...paths, ...new Set(paths.map((file) => dirname(file)))]) syncFile(path);
  }
}

/** Flushes the file system of the archive (`sync -f` of coreutils); where there is no such program, each file. */
async function syncDisk(root: string): Promise<void> {
  try {
    await promisify(execFile)('sync', ['-f', root]);
  } catch {
    for (const path of entryPaths(root)) syncFile(join(root, path));
  }
}

function syncFile(path: string): void {
  try {
    const fd = openSync(path, 'r');
    fsyncSync(fd);
    closeSync(fd);
  } catch (error) {
    // A file that has moved since is durable under its new name; Windows does not sync folders.
    if (!isSystemError(error) || !['ENOENT', 'EPERM', 'EISDIR', 'EINVAL'].includes(error.code)) throw error;
  }
}

const linked = (folder: string): CommuniqueError =>
  new CommuniqueError('archive-damaged', `${folder}: is a symbolic link, which is not followed; put a folder there`);

/** `w`, but what lies there under this name is not followed if it is a link (Windows knows no such flag). */
const ANEW = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | (constants.O_NOFOLLOW ?? 0);

function openForWriting(path: string): number {
  try {
    return openSync(path, ANEW);
  } catch (error) {
    if (!isSystemError(error) || error.code !== 'ENOENT') throw error;
    makeFolder(dirname(path));
    return openSync(path, ANEW);
  }
}

function removeQuietly(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // Nothing was made, or the disk is gone: the first error is the one to tell.
  }
}
