import { join } from 'node:path';
import type { ArchiveLayout } from './layout.ts';
import { type Owner, takeLock } from './lock.ts';
import { FileWriter } from './write-file.ts';

/** Writes a profile of a publisher as a whole or not at all; its path. @throws archive-locked while another process writes */
export async function writeProfile(
  layout: ArchiveLayout,
  { name, text }: { readonly name: string; readonly text: string },
  owner: Owner,
  now: Date,
): Promise<string> {
  const path = join(layout.hidden, 'profiles', name);
  const lock = takeLock(layout.lock, owner, now);
  try {
    const writer = new FileWriter(layout.root);
    writer.write(path, text);
    await writer.sync();
    return path;
  } finally {
    lock.release();
  }
}
