import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const BIN = fileURLToPath(new URL('../../../bin/communique.js', import.meta.url));
/** Tells at its end what the process took: peak memory in kB, CPU in microseconds; of the program alone, not of its threads. */
const REPORT =
  'data:text/javascript,import{isMainThread as m}from"node:worker_threads";m&&process.on("exit",()=>{const u=process.resourceUsage();process.stdout.write(`${u.maxRSS} ${u.userCPUTime+u.systemCPUTime}`)})';

/** What an import took. */
export interface Taken {
  readonly seconds: number;
  /** Peak memory. */
  readonly kilobytes: number;
  /** CPU time. */
  readonly microseconds: number;
}

/** Imports a folder or file into a new archive. */
export function importOf(from: string, archive: string): Taken {
  const argv = ['--import', REPORT, BIN, 'import', '-q', '--archive', archive, from];
  const { seconds, stdout } = timed(process.execPath, argv);
  const [kilobytes = 0, microseconds = 0] = stdout.split(' ').map(Number);
  return { seconds, kilobytes, microseconds };
}

/** Runs a program. @throws Error where it fails */
export function timed(program: string, argv: readonly string[]): { readonly seconds: number; readonly stdout: string } {
  const started = process.hrtime.bigint();
  const { status, stdout, stderr } = spawnSync(program, argv, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr.slice(0, 500)}`);
  return { seconds: Number(process.hrtime.bigint() - started) / 1e9, stdout };
}
