import { rmSync } from 'node:fs';
import { CaptureStore } from './capture-store.ts';
import { Identities } from './identities.ts';
import type { ArchiveLayout } from './layout.ts';
import { takeLock } from './lock.ts';
import type { Owner } from './lock.ts';
import { EXTRACTOR } from '../model/version.ts';

/** Builds all that can be built anew from the files of an archive. @throws archive-locked */
export function reindexArchive(layout: ArchiveLayout, owner: Owner, now: Date): void {
  const lock = takeLock(layout.lock, owner, now);
  try {
    rmSync(layout.captureIndex, { force: true });
    rmSync(layout.identities, { force: true });
    new CaptureStore(layout, EXTRACTOR).close();
    new Identities(layout).close();
  } finally {
    lock.release();
  }
}
