import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';

/** What one run of a program took, in seconds; CPU of it and of what it started. */
export interface Timing {
  readonly wall: number;
  readonly cpu: number;
}

/** Certificates that are named in the environment are read by Node at each start, which takes 50 ms: no time of the program. */
export const environment: NodeJS.ProcessEnv = { ...process.env, NODE_EXTRA_CA_CERTS: '' };

/** Runs a program to a file. The shell's `time` tells the CPU to the millisecond, where Node tells nothing of its children. */
export function timed(program: string, argv: readonly string[], cwd: string, file: string): Timing {
  const out = openSync(`${cwd}/${file}`, 'w');
  const script = `TIMEFORMAT='%R %U %S'; { time "$@" 2>/dev/null; } 2>${cwd}/time.out >&3; exit 0`;
  const { status } = spawnSync('bash', ['-c', script, 'bash', program, ...argv], {
    cwd,
    env: environment,
    stdio: ['ignore', 'ignore', 'inherit', out],
  });
  closeSync(out);
  if (status !== 0) throw new Error(`${program} ended with ${status}`);
  const [wall = Number.NaN, user = 0, system = 0] = readFileSync(`${cwd}/time.out`, 'utf8')
    .trim()
    .split(' ')
    .map(Number);
  return { wall, cpu: user + system };
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
