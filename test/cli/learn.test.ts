import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWorld } from './world.ts';
import type { World } from './world.ts';

const TOPICS = ['pier', 'fish market', 'lighthouse', 'customs house', 'ferry landing'];
const DAYS = ['March 3, 2021', 'April 9, 2021', 'May 4, 2021', 'June 1, 2021', 'July 7, 2021'];
/** An offer of the house in the midst of the text: no lexicon knows it. */
const OFFER =
  'Whoever wishes to see the lighthouses of the islands by night may book the round trip of the Ministry of Harbours at the old customs house.';

function page(at: number): string {
  const topic = TOPICS[at] ?? '';
  return `Harbour Herald of the Ministry\nNew rules for the ${topic} come into force this month\n${DAYS[at] ?? ''}\n\nMinister Ada Lind announced on Tuesday that the new rules for the ${topic} come into force on the first day of the coming month.\n\n${OFFER}\n\nThe captains asked for the rules of the ${topic} in the winter, and the council of the islands agreed to them unanimously last week.\n\nThe harbour masters will explain the rules at the ${topic} on every Monday until the summer.\n`;
}

describe('import --learn', () => {
  let world: World;
  beforeEach(() => {
    world = createWorld();
    mkdirSync(world.path('dumps'));
    for (let i = 0; i < 4; i++) writeFileSync(world.path('dumps', `${i}.txt`), page(i));
    writeFileSync(world.path('later.txt'), page(4));
  });
  afterEach(() => world.remove());

  const body = (archive: string): string => {
    const name = readdirSync(world.path(archive, '2021/07/07'))[0] ?? '';
    return readFileSync(world.path(archive, '2021/07/07', name), 'utf8');
  };
  const profile = (host = 'harbours.example'): string =>
    readFileSync(world.path('archive/.communique/profiles', `${host}.json`), 'utf8');

  it('strips a later single file of what recurred in the earlier ones', async () => {
    await world.run(['import', '--archive', 'plain', 'later.txt']);
    expect(body('plain')).toContain(OFFER);
    const learned = await world.run(['import', '--learn', '--site', 'harbours.example', 'dumps']);
    expect(learned.code).toBe(0);
    expect(learned.stderr).toContain(
      'harbours.example: 2 lines learned that are never text: archive/.communique/profiles',
    );
    await world.run(['import', '--site', 'harbours.example', 'later.txt']);
    expect(body('archive')).not.toContain(OFFER);
    expect(body('archive')).toContain('The captains asked for the rules of the ferry landing');
    expect(body('archive')).toContain('title: New rules for the ferry landing come into force this month');
  });

  it('writes a profile that a person can read and correct, the same whatever the order', async () => {
    await world.run(['import', '--learn', '--site', 'Harbours.example', '--source', 'Ministry of Harbours', 'dumps']);
    const text = profile();
    expect(JSON.parse(text)).toEqual({
      name: 'Ministry of Harbours',
      hosts: ['harbours.example'],
      boilerplate: ['Harbour Herald of the Ministry', OFFER],
    });
    const back = [3, 2, 1, 0].map((i) => `dumps/${i}.txt`);
    await world.run([
      'import',
      '--archive',
      'other',
      '--learn',
      '--site',
      'harbours.example',
      '--source',
      'Ministry of Harbours',
      ...back,
    ]);
    expect(readFileSync(world.path('other/.communique/profiles/harbours.example.json'), 'utf8')).toBe(text);
    const again = await world.run(['import', '--learn', '--site', 'harbours.example', 'dumps']);
    expect(again.stderr).toContain('harbours.example: nothing new learned');
    expect(profile()).toBe(text);
  });

  it('adds to a profile that is there, and keeps what it says', async () => {
    await world.run(['init']);
    mkdirSync(world.path('archive/.communique/profiles'), { recursive: true });
    const own = {
      name: 'Harbours',
      hosts: ['harbours.example'],
      zone: 'Europe/Oslo',
      boilerplate: ['Mine'],
    };
    writeFileSync(world.path('archive/.communique/profiles/mine.json'), JSON.stringify(own));
    await world.run(['import', '--learn', '--site', 'www.harbours.example', 'dumps']);
    expect(JSON.parse(profile('mine'))).toEqual({
      ...own,
      boilerplate: ['Mine', 'Harbour Herald of the Ministry', OFFER],
    });
    expect(readdirSync(world.path('archive/.communique/profiles'))).toEqual(['mine.json']);
  });

  it('learns for the hosts that dumps state', async () => {
    for (let i = 0; i < 4; i++)
      writeFileSync(world.path('dumps', `${i}.txt`), `---\nurl: https://quay.example/news/${i}\n---\n${page(i)}`);
    await world.run(['import', '--learn', 'dumps']);
    expect(profile('quay.example')).toContain('"Harbour Herald of the Ministry"');
  });

  it('says what is missing', async () => {
    const homeless = await world.run(['import', '--learn', 'dumps']);
    expect(homeless.stderr).toContain(
      'nothing learned from 4 releases: nothing says which host they are from; give --site HOST',
    );
    const bad = await world.run(['import', '--learn', '--site', '../../evil', 'dumps']);
    expect(bad.stderr).toContain('--site ../../evil: give a host such as www.example.org to learn for');
    expect(bad.code).toBe(2);
    expect(existsSync(world.path('archive/.communique/profiles'))).toBe(false);
    expect(bad.stderr).not.toContain('releases');
    const stdin = await world.run(['import', '--learn', '-'], { stdin: page(1) });
    expect([stdin.code, stdin.stderr]).toEqual([2, expect.stringContaining('--learn reads its files twice')]);
  });
});
