import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorld } from './world.ts';
import type { World } from './world.ts';

/** More than are written at once, so that something is left to do after the first results. */
const DUMPS = 300;
const BODY =
  'The minister opened the new quay of the northern harbour today, and said that the ferries will use it from the spring on, as the captains had asked for since the winter.';

let world: World;

/** Interrupts an import once its first results are told. */
async function interrupt(argv: readonly string[]): Promise<void> {
  const controller = new AbortController();
  const onStderr = (text: string): void => {
    if (text.startsWith('new: ')) controller.abort();
  };
  const { code } = await world.run(argv, { signal: controller.signal, onStderr });
  expect(code).toBe(130);
}

beforeAll(async () => {
  world = createWorld();
  mkdirSync(world.path('dumps'));
  for (let i = 0; i < DUMPS; i++)
    writeFileSync(world.path('dumps', `${i}.txt`), `Quay ${i} opened\n2021-12-18\n\n${BODY} It is number ${i}.\n`);
  writeFileSync(world.path('meta.csv'), 'file,section\n1.txt,Ports\n');
  writeFileSync(world.path('other.csv'), 'file,section\n1.txt,Ferries\n');
  await interrupt(['import', '-v', '--archive', 'begun', '--metadata', 'meta.csv', 'dumps']);
});
afterAll(() => world.remove());

describe('an interrupted import', () => {
  const again = async (name: string, words: readonly string[]): Promise<string> => {
    cpSync(world.path('begun'), world.path(name), { recursive: true });
    if (name === 'profile') {
      mkdirSync(world.path(name, '.communique/profiles'), { recursive: true });
      const profile = { name: 'Ministry of Harbours', hosts: ['harbour.example'], zone: 'Asia/Tokyo' };
      writeFileSync(world.path(name, '.communique/profiles/harbour.json'), JSON.stringify(profile));
    }
    const { stderr, code } = await world.run(['import', '--archive', name, ...words, 'dumps']);
    expect(code).toBe(0);
    return stderr;
  };

  it('is taken up by the same one', async () => {
    const stderr = await again('same', ['--metadata', 'meta.csv']);
    expect(stderr).toMatch(new RegExp(`^${DUMPS} releases: ${DUMPS} new \\(\\d+ done in an earlier run\\)`, 'm'));
  });

  it.each([
    ['metadata', ['--metadata', 'other.csv']],
    ['none', []],
    ['captures', ['--metadata', 'meta.csv', '--no-captures']],
    ['zone', ['--metadata', 'meta.csv', '--zone', '+08:00']],
    ['split', ['--metadata', 'meta.csv', '--split', '^==$']],
    ['force', ['--metadata', 'meta.csv', '--force']],
    ['profile', ['--metadata', 'meta.csv']],
  ])('is not taken up by one whose results may differ: %s', async (name, words) => {
    const stderr = await again(name, words);
    expect(stderr).toMatch(new RegExp(`^${DUMPS} releases: `, 'm'));
    expect(stderr).not.toContain('earlier run');
  });
});
