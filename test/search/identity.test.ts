import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { writeMixedArchive } from './mixed-archive.ts';
import { KINDS, randomQuery } from './random-query.ts';
import type { Query } from './random-query.ts';
import { Random } from './random.ts';
import { findRipgrep, runRipgrep } from './ripgrep.ts';

/** More with GREP_QUERIES=2000 GREP_FILES=10000 GREP_SEED=7. */
const QUERIES = Number(process.env['GREP_QUERIES'] ?? 430);
const FILES = Number(process.env['GREP_FILES'] ?? 250);
const SEED = Number(process.env['GREP_SEED'] ?? 1);

/** What our program prints for the same arguments, as bytes. */
async function runOurs(cwd: string, args: Query): Promise<{ code: number; stdout: Buffer; stderr: string }> {
  const chunks: Buffer[] = [];
  let stderr = '';
  const output = (take: (text: string | Uint8Array) => void) => ({
    write: (text: string | Uint8Array) => (take(text), true),
    once: () => undefined,
  });
  const code = await main(['grep', '--sort', 'path', ...args], {
    cwd,
    env: {},
    stdin: (async function* () {})(),
    stdout: output((text) => chunks.push(Buffer.from(text))),
    stderr: output((text) => (stderr += String(text))),
    now: () => new Date('2026-01-02T03:04:05Z'),
    signal: new AbortController().signal,
  });
  return { code, stdout: Buffer.concat(chunks), stderr };
}

/** Events without what only one of the two has: times, bytes printed, entries. */
function events(output: Buffer): unknown[] {
  return output
    .toString()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { type: string; data: Record<string, unknown> })
    .filter(({ type }) => type !== 'summary' && type !== 'end')
    .map(({ type, data: { entry: _entry, ...data } }) => ({ type, data }));
}

const rg = findRipgrep();

describe.skipIf(rg === undefined)('grep and ripgrep', () => {
  const dir = mkdtempSync(join(tmpdir(), 'communique-grep-'));
  beforeAll(() => writeMixedArchive(join(dir, 'archive'), FILES, new Random(SEED)));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  it(
    `print the same for ${QUERIES} random queries of ${Object.keys(KINDS).length} kinds`,
    async () => {
      const random = new Random(SEED + 1);
      const kinds = Object.keys(KINDS);
      const differences: string[] = [];
      let matched = 0;
      for (let n = 0; n < QUERIES; n++) {
        const query = randomQuery(kinds[n % kinds.length] ?? '', random);
        const theirs = runRipgrep(rg ?? '', dir, query);
        const ours = await runOurs(dir, query);
        const same = query.includes('--json')
          ? JSON.stringify(events(theirs.stdout)) === JSON.stringify(events(ours.stdout))
          : theirs.stdout.equals(ours.stdout);
        if (theirs.code === 0) matched++;
        if (!same || theirs.code !== ours.code)
          differences.push(
            `${JSON.stringify(query)} rg ${theirs.code} ${theirs.stderr.slice(0, 200)} ours ${ours.code} ${ours.stderr}`,
          );
      }
      expect(differences).toEqual([]);
      expect(matched).toBeGreaterThan(QUERIES * 0.6);
    },
    60_000 + QUERIES * 1000,
  );
});
