import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeDumps } from './import/dumps.ts';
import { importOf, timed } from './import/measure.ts';
import type { Taken } from './import/measure.ts';

/**
 * `npm run bench import [COUNT] [FOLDER]`: import of made-up dumps, raw bytes kept, against `cp -r` of the same files and
 * `sync`, in the same run; peak memory; and CPU for each dump at a tenth of the number and at all of it. 3 GB of disk are
 * needed for 100,000.
 */
export function bench([number = '100000', where = tmpdir()]: readonly string[]): void {
  const count = Number(number);
  const tenth = Math.ceil(count / 10);
  if (!existsSync(new URL('../../dist', import.meta.url))) throw new Error('build first: npm run build');
  const folder = mkdtempSync(join(where, 'communique-bench-import-'));
  try {
    const few = importDumps(folder, 'few', tenth);
    const all = importDumps(folder, 'all', count);
    const copied = timed('sh', ['-c', 'cp -r "$1" "$2" && sync', 'sh', join(folder, 'all'), join(folder, 'copy')]);
    const each = all.microseconds / count;
    console.log(
      `import: ${all.seconds.toFixed(1)} s, ${(all.seconds / copied.seconds).toFixed(1)}x of cp -r and sync (${copied.seconds.toFixed(1)} s; target <= 4x, ${count} dumps)`,
    );
    console.log(`peak memory: ${Math.round(all.kilobytes / 1024)} MB (target < 400 MB)`);
    console.log(
      `CPU for each dump: ${(each / 1000).toFixed(2)} ms, ${((each * tenth) / few.microseconds).toFixed(2)}x of that at ${tenth} dumps`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function importDumps(folder: string, name: string, count: number): Taken {
  writeDumps(join(folder, name), count);
  spawnSync('sync');
  return importOf(join(folder, name), join(folder, `${name}-archive`));
}
