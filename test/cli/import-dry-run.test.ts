import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWorld } from './world.ts';
import type { World } from './world.ts';

const dump = (quay: string): string => `HOME > Harbour News
Minister Opens the ${quay} Quay
2023-05-06

On May 6, 2023, Minister of Harbours Ada Holm opened the ${quay} quay in Skarvik, which was closed for two years.

The minister thanked the builders of the ${quay} quay and said that larger ferries will call again from the autumn.
`;

describe('import --dry-run', () => {
  let world: World;
  beforeEach(() => {
    world = createWorld();
    writeFileSync(world.path('a.txt'), dump('Northern'));
    writeFileSync(world.path('b.txt'), dump('Southern'));
  });
  afterEach(() => world.remove());

  it('tells what the import then does, and writes nothing', async () => {
    const planned = await world.run(['import', '--dry-run', 'a.txt', 'b.txt', 'a.txt', 'gone.txt']);
    expect(existsSync(world.path('archive'))).toBe(false);
    expect(planned.stdout).toBe(
      'new      \t2023/05/06/minister-opens-the-northern-quay.md\t2023-05-06\tMinister Opens the Northern Quay\n' +
        'new      \t2023/05/06/minister-opens-the-southern-quay.md\t2023-05-06\tMinister Opens the Southern Quay\n' +
        'unchanged\t2023/05/06/minister-opens-the-northern-quay.md\t2023-05-06\tMinister Opens the Northern Quay\n',
    );
    const done = await world.run(['import', 'a.txt', 'b.txt', 'a.txt', 'gone.txt', '--json']);
    expect(planned.code).toBe(done.code);
    const paths = done.stdout
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { path?: string }).path);
    expect(paths.filter((path) => path !== undefined && !planned.stdout.includes(path))).toEqual([]);
    expect(paths.filter((path) => path !== undefined).length).toBe(3);
    expect(planned.stderr).toContain('nothing written; 4 releases: 2 new, 1 unchanged, 1 failed');
  });

  it('knows what the archive holds', async () => {
    await world.run(['import', 'a.txt']);
    const files = (): string[] => readdirSync(world.path('archive'), { recursive: true, encoding: 'utf8' });
    const before = files();
    const { stdout } = await world.run(['import', '--dry-run', 'a.txt', 'b.txt']);
    expect(stdout).toMatch(/^unchanged\t.*northern-quay\.md\t[^]*\nnew {6}\t.*southern-quay\.md\t/);
    expect(files()).toEqual(before);
  });
});
