import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const CHILD = join(import.meta.dirname, 'memory-child.ts');
const HEAP_LIMIT = 256;

/** Peak resident memory in MB of a process that extracts `count` pages one after another; `none` only loads them. */
export function peakMemory(name: string, count: number): number {
  const run = spawnSync(
    process.execPath,
    ['--import', 'tsx', `--max-old-space-size=${HEAP_LIMIT}`, CHILD, name, String(count)],
    {
      encoding: 'utf8',
      cwd: join(import.meta.dirname, '../../..'),
    },
  );
  return run.status === 0 ? Number(run.stdout.trim()) : Number.NaN;
}
