import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWorld } from './world.ts';
import type { World } from './world.ts';

const BAYS = ['Amber', 'Birch', 'Cedar', 'Delta', 'Ember', 'Fjord'];
const INSET = 'Book the round trip to the lighthouses of the islands by night at the old customs house on the quay';
const ADVICE = 'Whoever has a boat at one of the quays should move it to the market before the works begin there.';
const ABOUT =
  'The Ministry of Harbours has looked after the quays of the islands since 1901 and employs four hundred people.';

describe('import of dumps that belong together', () => {
  let world: World;
  beforeEach(() => {
    world = createWorld();
    mkdirSync(world.path('dumps'));
    for (const [i, bay] of BAYS.entries()) {
      const text = `Press room of the bays\nCouncil of ${bay} Bay elects keeper\nMarch ${i + 1}, 2021\n\nMinister Ada Lind announced on Tuesday that the quay of ${bay} Bay will be rebuilt before the winter storms.\n\n${INSET}\n\n${ADVICE}\n\nThe council of ${bay} Bay said that its pilings were no longer safe and ferries land at the market.\n\n${ABOUT}\n`;
      writeFileSync(world.path('dumps', `${bay}.txt`), text);
    }
  });
  afterEach(() => world.remove());

  function tree(archive: string): readonly (readonly [string, string])[] {
    const names = readdirSync(world.path(archive, '2021/03'), { recursive: true, encoding: 'utf8' });
    const files = names.filter((name) => name.endsWith('.md')).toSorted();
    return files.map((name) => [name, readFileSync(join(world.path(archive, '2021/03'), name), 'utf8')]);
  }

  it('strips what recurs between paragraphs, keeps sentences and what recurs at the end, whatever the order', async () => {
    const files = BAYS.map((bay) => `dumps/${bay}.txt`);
    await world.run(['import', '--no-captures', '--archive', 'there', ...files]);
    await world.run(['import', '--no-captures', '--archive', 'back', ...files.toReversed()]);
    const there = tree('there');
    expect(there).toHaveLength(BAYS.length);
    expect(tree('back')).toEqual(there);
    expect(there.every(([, text]) => !text.includes(INSET))).toBe(true);
    expect(there.every(([, text]) => text.includes(ADVICE) && text.includes(ABOUT))).toBe(true);
  });
});
