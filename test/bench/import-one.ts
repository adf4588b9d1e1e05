import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeConcatenated } from './import/dumps.ts';
import { importOf } from './import/measure.ts';

/**
 * `npm run bench import-one [MEGABYTES] [FOLDER]`: import of one file of many made-up dumps: peak memory, which must not
 * grow with the file, and CPU for each. Four times the file's size is needed on the disk.
 */
export function bench([megabytes = '2000', where = tmpdir()]: readonly string[]): void {
  if (!existsSync(new URL('../../dist', import.meta.url))) throw new Error('build first: npm run build');
  const folder = mkdtempSync(join(where, 'communique-bench-import-'));
  try {
    const count = writeConcatenated(join(folder, 'dumps.txt'), Number(megabytes) * 1e6);
    const { seconds, kilobytes, microseconds } = importOf(join(folder, 'dumps.txt'), join(folder, 'archive'));
    console.log(`import of ${megabytes} MB, ${count} releases: ${seconds.toFixed(1)} s`);
    console.log(`peak memory: ${Math.round(kilobytes / 1024)} MB (target < 400 MB)`);
    console.log(`CPU for each release: ${(microseconds / count / 1000).toFixed(2)} ms`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
