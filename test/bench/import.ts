import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeDumps } from './import/dumps.ts';

const BIN = fileURLToPath(new URL('../../bin/communique.js', import.meta.url));
/** Tells at its end what the process took: peak memory in kB, CPU in microseconds; of the program alone, not of its threads. */
const REPORT =
  'data:text/javascript,import{isMainThread as m}from"node:worker_threads";m&&process.on("exit",()=>{const u=process.resourceUsage();process.stdout.write(`${u.maxRSS} ${u.userCPUTime+u.systemCPUTime}`)})';

/**
 * `npm run bench import [COUNT] [FOLDER]`: import of made-up dumps, raw bytes kept, against `cp -r` of the same files and
 * `sync`, in the same run; peak memory; and CPU for each dump at a tenth of the number and at all of it. 3 GB of disk are
 * needed for 100,000.
 */
export function bench([number = '100000', where = tmpdir()]: readonly string[]): void {
  const count = Number(number);
  if (!existsSync(new URL('../../dist', import.meta.url))) throw new Error('build first: npm run build');
  const folder = mkdtempSync(join(where, 'communique-bench-import-'));
  try {
    const few = importOf(folder, 'few', Math.ceil(count / 10));
    const all = importOf(folder, 'all', count);
    const copied = timed('sh', ['-c', 'cp -r "$1" "$2" && sync', 'sh', join(folder, 'all'), join(folder, 'copy')]);
    console.log(
      `import: ${all.seconds.toFixed(1)} s, ${(all.seconds / copied.seconds).toFixed(1)}x of cp -r and sync (${copied.seconds.toFixed(1)} s; target <= 4x, ${count} dumps)`,
    );
    console.log(`peak memory: ${Math.round(all.kilobytes / 1024)} MB (target < 400 MB)`);
    console.log(
      `CPU for each dump: ${(all.each / 1000).toFixed(2)} ms, ${(all.each / few.each).toFixed(2)}x of that at ${Math.ceil(count / 10)} dumps`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Taken {
  readonly seconds: number;
  readonly kilobytes: number;
  /** Microseconds of CPU for each dump. */
  readonly each: number;
}

function importOf(folder: string, name: string, count: number): Taken {
  writeDumps(join(folder, name), count);
  spawnSync('sync');
  const to = join(folder, `${name}-archive`);
  const argv = ['--import', REPORT, BIN, 'import', '-q', '--archive', to, join(folder, name)];
  const { seconds, stdout } = timed(process.execPath, argv);
  const [kilobytes = 0, microseconds = 0] = stdout.split(' ').map(Number);
  return { seconds, kilobytes, each: microseconds / count };
}

function timed(program: string, argv: readonly string[]): { readonly seconds: number; readonly stdout: string } {
  const started = process.hrtime.bigint();
  const { status, stdout, stderr } = spawnSync(program, argv, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr.slice(0, 500)}`);
  return { seconds: Number(process.hrtime.bigint() - started) / 1e9, stdout };
}
