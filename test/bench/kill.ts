import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Random } from '../search/random.ts';
import { writeDumps } from './import/dumps.ts';

const BIN = fileURLToPath(new URL('../../bin/communique.js', import.meta.url));
/** Times of capture are fixed, since they stand in the archive. */
const CLOCK = `data:text/javascript,${encodeURIComponent(`
  const fixed = Date.parse('2026-01-02T03:04:05Z');
  const Real = Date;
  globalThis.Date = class extends Real {
    constructor(...given) { super(...(given.length > 0 ? given : [fixed])); }
    static now() { return fixed; }
  };`)}`;

/**
 * `npm run bench kill [COUNT] [KILLS]`: an import is killed (-9) at random moments and run again; each time the archive must be
 * that of an undisturbed run, byte for byte.
 */
export async function bench([number = '5000', kills = '20']: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'communique-bench-kill-'));
  const random = new Random(11);
  try {
    writeDumps(join(folder, 'in'), Number(number));
    const whole = await run(folder, 'whole');
    if (whole.signal !== null || whole.status !== 0) throw new Error(`the undisturbed run ended with ${whole.status}`);
    const expected = digests(join(folder, 'whole'));
    let differing = 0;
    for (let i = 1; i <= Number(kills); i++) {
      const after = random.next() * whole.milliseconds;
      const first = await run(folder, 'killed', after);
      const left = digests(join(folder, 'killed')).size;
      const second = await run(folder, 'killed');
      const found = digests(join(folder, 'killed'));
      const paths = new Set([...expected.keys(), ...found.keys()]);
      const wrong = [...paths].filter((path) => expected.get(path) !== found.get(path));
      if (wrong.length > 0 || second.status !== 0) differing++;
      console.log(
        `${i}: ${first.signal ?? 'not killed'} after ${Math.round(after)} ms with ${left} files; then ${second.status}, ${wrong.length} of ${expected.size} files differ ${wrong.slice(0, 3).join(' ')}`,
      );
      rmSync(join(folder, 'killed'), { recursive: true, force: true });
    }
    console.log(`${kills} kills of an import of ${number}: ${differing} archives differ`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Ended {
  readonly status: number | null;
  readonly signal: string | null;
  readonly milliseconds: number;
}

function run(folder: string, archive: string, killAfter?: number): Promise<Ended> {
  const started = performance.now();
  const argv = ['--import', CLOCK, BIN, 'import', '-q', '--archive', archive, 'in'];
  const child = spawn(process.execPath, argv, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter);
  return new Promise((resolve) => {
    child.on('close', (status, signal) => {
      clearTimeout(timer);
      resolve({ status, signal, milliseconds: performance.now() - started });
    });
  });
}

/** Rebuilt from the files at any time, and named anew each time. */
const REBUILT = /^\.communique\/(?:grep\.index|catalogue)/;

/** The digest of every file of an archive, hidden ones too. */
function digests(root: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const walk = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (REBUILT.test(path)) continue;
      if (entry.isDirectory()) walk(path);
      else
        found.set(
          path,
          createHash('sha256')
            .update(readFileSync(join(root, path)))
            .digest('hex'),
        );
    }
  };
  try {
    walk('');
  } catch {
    // Killed before there was an archive.
  }
  return found;
}
