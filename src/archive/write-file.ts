import { execFile } from 'node:child_process';
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, unlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { isSystemError, describeSystemError } from '../model/system-error.ts';
import { entryPaths } from './entry.ts';
import { writeAll } from './ledger.ts';

/** Temporary files begin with a dot: hidden from search tools and note programs. */
const TEMPORARY = '.communique-new';
/** Up to so many files are made durable one by one; beyond, flushing the whole disk is faster. */
const FEW = 256;

/** Writes files as a whole or not at all, and makes them durable together. */
export class FileWriter {
  readonly #root: string;
  #written = new Set<string>();

  constructor(root: string) {
    this.#root = root;
  }

  /**
   * Temporary file in the same folder, then rename. There is one writer, so one temporary name a folder is enough, and what a
   * killed writer left there is written over.
   */
  write(path: string, text: string): void {
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

function openForWriting(path: string): number {
  try {
    return openSync(path, 'w');
  } catch (error) {
    if (!isSystemError(error) || error.code !== 'ENOENT') throw error;
    mkdirSync(dirname(path), { recursive: true });
    return openSync(path, 'w');
  }
}

function removeQuietly(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // Nothing was made, or the disk is gone: the first error is the one to tell.
  }
}
