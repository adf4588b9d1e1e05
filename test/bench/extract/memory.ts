import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchPage } from './corpus.ts';

const ROOT = join(import.meta.dirname, '../../..');
const CHILD = join(import.meta.dirname, 'memory-child.ts');
const HEAP_LIMIT = '--max-old-space-size=256';

/** Peak resident memory in MB of a process that extracts `count` pages one after another; `none` only loads them. */
export function peakMemory(name: string, count: number): number {
  const run = spawnSync(process.execPath, ['--import', 'tsx', HEAP_LIMIT, CHILD, name, String(count)], {
    encoding: 'utf8',
    cwd: ROOT,
  });
  return run.status === 0 ? Number(run.stdout.trim()) : Number.NaN;
}

/** What a process says of its own peak when it ends; `maxRSS` would count what its parent had when it was forked. */
const SAY_PEAK = `data:text/javascript,${encodeURIComponent(
  `import { readFileSync } from 'node:fs';
process.on('exit', () => console.error(/VmHWM:\\s*(\\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))[0]));`,
)}`;

/** The same of the built program, `communique extract --json` over `count` files; not a number where the system does not tell. */
export function programMemory(pages: readonly BenchPage[], count: number): number {
  const folder = mkdtempSync(join(tmpdir(), 'communique-memory-'));
  try {
    const files = pages.map(({ bytes }, index) => {
      const file = join(folder, `${index}.html`);
      writeFileSync(file, bytes);
      return file;
    });
    const all = Array.from({ length: count }, (_, index) => files[index % files.length] ?? '');
    const command = [HEAP_LIMIT, '--import', SAY_PEAK, join(ROOT, 'bin/communique.js'), 'extract', '--json', ...all];
    const run = spawnSync(process.execPath, command, { encoding: 'utf8', cwd: folder, maxBuffer: 1 << 30 });
    return Math.round(Number(/VmHWM:\s*(\d+) kB/.exec(run.stderr)?.[1]) / 1024);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
