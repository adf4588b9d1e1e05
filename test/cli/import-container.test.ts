import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aZip } from '../formats/made-zip.ts';
import { createWorld } from './world.ts';
import type { World } from './world.ts';

const dump = (quay: string, date: string): string => `HOME > Harbour News
Minister Opens the ${quay} Quay
${date}

On that day Minister of Harbours Ada Holm opened the ${quay} quay in Skarvik, which was closed for two years.

The minister thanked the builders of the ${quay} quay and said that larger ferries will call again from the autumn.
`;

describe('import of containers', () => {
  let world: World;
  beforeEach(() => {
    world = createWorld();
  });
  afterEach(() => world.remove());

  it('archives the dumps of a zip, tells what is left out, and takes up what failed', async () => {
    const files = {
      '2021/a.txt': dump('Northern', '2021-03-02'),
      '2022/b.txt': dump('Southern', '2022-03-02'),
      '2022/empty.txt': '',
      'logo.png': 'no',
    };
    writeFileSync(world.path('dumps.zip'), aZip(files));
    const first = await world.run(['import', 'dumps.zip', '--failed-out', 'failed.txt']);
    expect(first.code).toBe(3);
    expect(first.stderr).toContain('communique: dumps.zip/2022/empty.txt: is empty\n');
    expect(first.stderr).toContain('2 new, 1 not an article');
    expect(first.stderr).toContain('left out by their names: 1 file (dumps.zip/logo.png)');
    expect(readFileSync(world.path('failed.txt'), 'utf8')).toBe('dumps.zip/2022/empty.txt\n');
    writeFileSync(world.path('dumps.zip'), aZip({ ...files, '2022/empty.txt': dump('Eastern', '2022-04-05') }));
    const next = await world.run(['import', '--files-from', 'failed.txt']);
    expect(next.stderr).toContain('1 release: 1 new');
    expect(readFileSync(world.path('archive/2022/04/05/minister-opens-the-eastern-quay.md'), 'utf8')).toContain(
      'Ada Holm',
    );
  });

  it('says what no container holds', async () => {
    writeFileSync(world.path('dumps.zip'), aZip({ 'a.txt': dump('Northern', '2021-03-02') }));
    const { code, stderr } = await world.run(['import', 'dumps.zip/gone.txt']);
    expect(code).toBe(4);
    expect(stderr).toContain('dumps.zip/gone.txt: no such file in dumps.zip; check the path');
  });

  it('reads a packed dump from standard input, and in a folder', async () => {
    const packed = gzipSync(dump('Northern', '2021-03-02'));
    expect((await world.run(['extract', '-'], { stdin: packed })).stdout).toContain('Ada Holm');
    writeFileSync(world.path('one.txt.gz'), packed);
    const { code, stderr } = await world.run(['import', '.', '--archive', 'kept']);
    expect([code, stderr]).toEqual([0, expect.stringContaining('1 release: 1 new')]);
  });
});
