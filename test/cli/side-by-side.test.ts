import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const BIN = fileURLToPath(new URL('../../bin/communique.js', import.meta.url));
const dir = mkdtempSync(join(tmpdir(), 'communique-beside-'));
const COUNT = 60;

/** Runs the program beside this one. */
async function run(...args: readonly string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [BIN, ...args], { cwd: dir });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, ...output };
}

function writeReleases(folder: string): void {
  mkdirSync(join(dir, folder));
  for (let n = 0; n < COUNT; n++)
    writeFileSync(
      join(dir, folder, `${n}.txt`),
      `Harbour office opens basin ${n} of ${folder}\n\nDUNMORE, 18 December 2021 - The Harbour Office of Dunmore opened basin ${n} of ${folder} on Saturday.\n\nThe basin is four metres deep and holds ${n + 20} coasters of up to sixty metres, said the harbour master.\n`,
    );
}

describe('two searches while a third process imports', () => {
  beforeAll(() => {
    writeReleases('first');
    writeReleases('second');
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true, maxRetries: 5 }));

  it('find what is there, whole, and do not wait for the import', async () => {
    expect((await run('import', 'first')).code).toBe(0);
    expect((await run('reindex')).code).toBe(0);
    const state = { done: false };
    const importing = run('import', 'second').finally(() => (state.done = true));
    const counts: number[] = [];
    while (!state.done) {
      const [first, second] = await Promise.all([
        run('grep', 'four metres deep and holds \\d+ coasters of up to sixty metres, said the harbour master\\.$'),
        run('grep', '-l', 'four metres deep'),
      ]);
      for (const { code, stderr, stdout } of [first, second]) {
        expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
        const found = stdout.trimEnd().split('\n');
        expect(new Set(found).size).toBe(found.length);
        counts.push(found.length);
      }
    }
    expect((await importing).code).toBe(0);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(COUNT);
    expect(Math.max(...counts)).toBeLessThanOrEqual(2 * COUNT);
    expect(counts.length).toBeGreaterThan(1);
    expect((await run('grep', '-l', 'four metres deep')).stdout.trimEnd().split('\n')).toHaveLength(2 * COUNT);
  });
});
