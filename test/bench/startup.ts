import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const BIN = fileURLToPath(new URL('../../bin/communique.js', import.meta.url));

/** What is started, and the most that it may take as a multiple of bare Node. */
const RUNS: readonly { readonly name: string; readonly argv: readonly string[]; readonly limit: number }[] = [
  { name: '--help', argv: ['--help'], limit: 1.6 },
  { name: 'grep on the shipped archive', argv: ['grep', '--archive', 'archive', 'harbour'], limit: 2 },
];

/** Start-up as a multiple of `node -e 0`: medians of paired runs, so that a loaded machine slows both sides. */
export function bench(args: readonly string[]): void {
  const pairs = Number(args[0] ?? 21);
  if (!existsSync(new URL('../../dist', import.meta.url))) throw new Error('build first: npm run build');
  for (const { name, argv, limit } of RUNS) {
    const ratios: number[] = [];
    for (let i = 0; i < pairs; i++) {
      const bare = time(['-e', '0']);
      ratios.push(time([BIN, ...argv]) / bare);
    }
    ratios.sort((a, b) => a - b);
    const median = ratios[ratios.length >> 1] ?? Number.NaN;
    console.log(`${name}: ${median.toFixed(2)}x of bare Node (target <= ${limit}x, ${pairs} pairs)`);
    if (!(median <= limit)) process.exitCode = 1;
  }
}

function time(argv: readonly string[]): number {
  const started = process.hrtime.bigint();
  const run = spawnSync(process.execPath, argv, { cwd: ROOT, stdio: 'ignore' });
  if (run.status !== 0 && run.status !== 1) throw new Error(`${argv.join(' ')} ended with ${run.status}`);
  return Number(process.hrtime.bigint() - started);
}
