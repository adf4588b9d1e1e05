import { mkdirSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseGlob } from '../../src/pipeline/glob.ts';
import { createWorld } from './world.ts';

describe('a quoted pattern', () => {
  it.each([
    ['d/**/*.txt', 'd/', ['d/a.txt', 'd/x/y/b.txt'], ['d/a.md', 'e/a.txt']],
    ['*.t?t', '.', ['a.txt'], ['d/a.txt', 'a.tt']],
    ['./d/(a)*.txt', './d/', ['d/(a)1.txt'], ['d/a1.txt']],
  ])('%s', (pattern, folder, yes, no) => {
    const glob = parseGlob(pattern);
    expect(glob?.folder).toBe(folder);
    expect([...yes, ...no].filter((name) => glob?.matches(name))).toEqual(yes);
  });

  it('stands for files to read, and is named where none matches', async () => {
    const world = createWorld();
    mkdirSync(world.path('d/x'), { recursive: true });
    for (const name of ['d/a.txt', 'd/x/b.txt', 'd/c.md']) writeFileSync(world.path(name), '');
    const { stderr } = await world.run(['import', 'd/**/*.txt', 'd/*.csv']);
    world.remove();
    expect(stderr).toContain('d/a.txt: is empty');
    expect(stderr).toContain('d/x/b.txt: is empty');
    expect(stderr).not.toContain('d/c.md');
    expect(stderr).toContain('d/*.csv: no such file or folder; check the path');
  });
});
