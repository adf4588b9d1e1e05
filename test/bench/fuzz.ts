import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { entryPaths } from '../../src/archive/entry.ts';
import { Random } from '../search/random.ts';
import { mutated } from './fuzz/mutate.ts';

const BIN = fileURLToPath(new URL('../../bin/communique.js', import.meta.url));
const FIXTURES = new URL('../../fixtures/', import.meta.url);
/** Dumps imported by one run of the program, and the time after which it hangs, in milliseconds for each. */
const RUN = 1000;
const PATIENCE = 500;
/** Names of entries that the archive may make. */
const ENTRY = /^(?:undated|\d{4}(?:\/\d\d){0,2})\/[a-z0-9-]+\.md$/;

/**
 * `npm run bench fuzz [COUNT] [SEED]`: imports mutated dumps (bytes flipped, cut, spliced, random) by the program itself. It
 * must neither crash nor hang nor write outside the archive. What does is kept in a folder that is named.
 */
export function bench([count = '20000', seed = '1']: readonly string[]): void {
  const found = fuzz(Number(count), Number(seed), (done) => console.log(`${done} dumps`));
  for (const fault of found) console.log(fault);
  console.log(`${count} mutated dumps, seed ${seed}: ${found.length} faults`);
}

/** One line for each fault. */
export function fuzz(count: number, seed: number, onRun: (done: number) => void = () => undefined): string[] {
  const random = new Random(seed);
  const sources = originals();
  const faults: string[] = [];
  for (let done = 0; done < count; done += RUN) {
    const dumps = Array.from({ length: Math.min(RUN, count - done) }, () =>
      mutated(random.pick(sources), random.pick(sources), random),
    );
    faults.push(...runOf(dumps));
    onRun(done + dumps.length);
  }
  return faults;
}

/** Whatever a person would import: the sources of the fixtures. */
function originals(): readonly Buffer[] {
  return readdirSync(FIXTURES)
    .toSorted()
    .flatMap((name) => readdirSync(new URL(`${name}/`, FIXTURES)).map((file) => `${name}/${file}`))
    .filter((path) => /\/source\.\w+$/.test(path))
    .map((path) => readFileSync(new URL(path, FIXTURES)).subarray(0, 32 * 1024));
}

function runOf(dumps: readonly Buffer[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'communique-fuzz-'));
  mkdirSync(join(folder, 'in'));
  for (const [i, dump] of dumps.entries()) writeFileSync(join(folder, 'in', `${i}.${KINDS[i % KINDS.length]}`), dump);
  const child = spawnSync(process.execPath, [BIN, 'import', '--json', '--archive', 'archive', 'in'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    timeout: Math.max(120_000, dumps.length * PATIENCE),
  });
  const faults = faultsOf(folder, child, dumps);
  if (faults.length === 0) rmSync(folder, { recursive: true });
  return faults.map((fault) => `${folder}: ${fault}`);
}
const KINDS = ['txt', 'html', 'md'];

function faultsOf(folder: string, child: ReturnType<typeof spawnSync>, dumps: readonly Buffer[]): string[] {
  const faults: string[] = [];
  const told = String(child.stderr);
  if (child.error !== undefined) faults.push(child.error.message);
  if (child.status !== 0 && child.status !== 3 && child.status !== 4)
    faults.push(`ended with ${child.status}: ${told.slice(-500)}`);
  for (const line of told.split('\n')) {
    if (/internal error|^\s+at /.test(line)) faults.push(line);
    if (/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/.test(line)) faults.push(`controls in ${JSON.stringify(line)}`);
  }
  const beside = readdirSync(folder).filter((name) => name !== 'in' && name !== 'archive');
  if (beside.length > 0) faults.push(`outside the archive: ${beside.join(', ')}`);
  if (readdirSync(join(folder, 'in')).length !== dumps.length) faults.push('the input has changed');
  for (const path of child.status === 4 ? [] : entryPaths(join(folder, 'archive')))
    if (!ENTRY.test(path)) faults.push(`entry ${path}`);
  const answered = new Set(
    String(child.stdout)
      .split('\n')
      .flatMap((line) => /"source":"in\/(\d+)\./.exec(line)?.[1] ?? []),
  );
  const silent = dumps.findIndex((_, i) => !answered.has(String(i)));
  if (silent >= 0 && child.status !== 4) faults.push(`nothing is said of dump ${silent}`);
  return faults;
}
