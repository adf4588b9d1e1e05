import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import type { Owner } from '../archive/lock.ts';

/** This process, as the owner of an archive's lock. */
export function processOwner(): Owner {
  return {
    pid: process.pid,
    host: hostname(),
    alive: (pid) => {
      try {
        process.kill(pid, 0);
        return !isZombie(pid);
      } catch (error) {
        // EPERM: it runs under another user.
        return error instanceof Error && 'code' in error && error.code === 'EPERM';
      }
    },
  };
}

/** A killed process that nobody has waited for still answers to signals; Linux tells. */
function isZombie(pid: number): boolean {
  try {
    return /\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return false;
  }
}
