import { spawn, spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MIN_ENTRIES, manifestPath, readManifest } from '../../src/search/index/layout.ts';
import { openIndex } from '../../src/search/index/open.ts';

const BIN = fileURLToPath(new URL('../../bin/communique.js', import.meta.url));
const dir = mkdtempSync(join(tmpdir(), 'communique-auto-'));
const root = join(dir, 'archive');

const run = (...args: readonly string[]): { status: number | null; stdout: string; stderr: string } =>
  spawnSync(process.execPath, [BIN, ...args], { cwd: dir, encoding: 'utf8' });
const lines = (...args: readonly string[]): string[] =>
  run('grep', ...args)
    .stdout.split('\n')
    .filter(Boolean);

async function until(condition: () => boolean): Promise<void> {
  for (let n = 0; n < 600 && !condition(); n++) await new Promise((resolve) => setTimeout(resolve, 100));
  expect(condition()).toBe(true);
}

const pathOf = (n: number): string => join(root, '2021', '12', String(10 + (n % 18)), `entry-${n}.md`);

describe('the index of a large archive', () => {
  beforeAll(() => {
    for (let day = 10; day < 28; day++) mkdirSync(join(root, '2021', '12', String(day)), { recursive: true });
    mkdirSync(join(root, '.communique'));
    writeFileSync(join(root, '.communique', 'archive.json'), '{"format":"communique-archive","version":1}');
    for (let n = 0; n < MIN_ENTRIES; n++) writeFileSync(pathOf(n), `---\ntitle: "n"\n---\n\nnumber ${n} of many\n`);
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true, maxRetries: 5 }));

  it('is made beside the first search, and the search does not wait', async () => {
    expect(lines('number 77 of')).toEqual(['archive/2021/12/15/entry-77.md:5:number 77 of many']);
    await until(() => existsSync(manifestPath(root)));
    expect(readManifest(root)?.files).toBe(MIN_ENTRIES);
    expect(lines('number 77 of')).toHaveLength(1);
  });

  it('is brought up to date at the end of an import', async () => {
    const release = [
      'Harbour office opens second basin for coasters',
      '',
      'DUNMORE, 18 December 2021 - The Harbour Office of Dunmore opened the second basin for coasters on Saturday.',
      '',
      'The basin is four metres deep and holds thirty coasters of up to sixty metres, said the harbour master.',
    ];
    writeFileSync(join(dir, 'release.txt'), `${release.join('\n')}\n`);
    expect(run('import', 'release.txt')).toMatchObject({ status: 0 });
    expect(readManifest(root)?.files).toBe(MIN_ENTRIES + 1);
    expect(lines('four metres deep')).toHaveLength(1);
  });

  it('is brought up to date after a search that found it far behind, once', async () => {
    for (let n = 0; n < 300; n++) appendFileSync(pathOf(n), 'a later line\n');
    const searches = Array.from({ length: 3 }, () =>
      spawn(process.execPath, [BIN, 'grep', '-c', 'a later line'], { cwd: dir }),
    );
    await Promise.all(
      searches.map(async (search) => {
        let text = '';
        search.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
        await new Promise((resolve) => search.once('close', resolve));
        expect(text.trimEnd().split('\n')).toHaveLength(300);
      }),
    );
    await until(() => readManifest(root)?.segments.length === 3);
    const index = await openIndex(root, { now: () => Date.now() });
    expect((await index?.freshness)?.live.length).toBeLessThan(300);
    index?.close();
    expect(lines('a later line')).toHaveLength(300);
  });
});
