import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { HIDDEN } from '../archive/layout.ts';
import { takeLock } from '../archive/lock.ts';
import { CommuniqueError } from '../model/error.ts';
import { isSystemError } from '../model/system-error.ts';
import type { BuiltIndex } from '../search/index/build.ts';
import { indexFolder } from '../search/index/layout.ts';
import { keepIndex, wantsIndex } from '../search/index/update.ts';
import type { Io } from './io.ts';
import { processOwner } from './owner.ts';

const lockPath = (root: string): string => join(indexFolder(root), 'update.lock');
/** A lock that is older is of a process that was killed, or has very much to do. */
const LOCK_AGE = 600_000;

/**
 * Brings the index of `grep` up to date, or makes it where the archive is large enough. One process does at a time, others
 * leave it to that one; without room or leave to write, the archive is searched all the same.
 * @returns undefined where there is none, or another process is at it
 */
export async function refreshIndex(
  root: string,
  io: Io,
  progress?: (done: number) => void,
): Promise<BuiltIndex | undefined> {
  if (!wantsIndex(root)) return undefined;
  try {
    mkdirSync(indexFolder(root), { recursive: true });
    const lock = takeLock(lockPath(root), processOwner(), io.now());
    try {
      const now = (): number => io.now().getTime();
      return await keepIndex(root, { now, signal: io.signal, ...(progress ? { progress } : {}) });
    } finally {
      lock.release();
    }
  } catch (error) {
    if (isSystemError(error) || (error instanceof CommuniqueError && error.code === 'archive-locked')) return undefined;
    throw error;
  }
}

/** Leaves it to a process of its own, which nobody waits for. */
export async function refreshInBackground(root: string, io: Io): Promise<void> {
  if (!io.background || !canWrite(root)) return;
  const lock = statSync(lockPath(root), { throwIfNoEntry: false });
  if (lock && io.now().getTime() - lock.mtimeMs < LOCK_AGE) return;
  await io.background(['reindex', '--update', '--archive', root]);
}

function canWrite(root: string): boolean {
  try {
    accessSync(join(root, HIDDEN), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
