import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { isSystemError } from '../model/system-error.ts';

/**
 * Makes a folder and the ones above it. Node's own recursive mkdir never ends where a folder is there in which none can be
 * made, and the system says that it is not (`/proc/x`; seen with Node 20.20).
 * @throws what the system says
 */
export function makeFolder(path: string): void {
  try {
    mkdirSync(path);
  } catch (error) {
    if (isFolder(path)) return;
    const parent = dirname(path);
    if (!isSystemError(error) || error.code !== 'ENOENT' || parent === path || isFolder(parent)) throw error;
    makeFolder(parent);
    makeFolder(path);
  }
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
