import { readFileSync } from 'node:fs';
import { mkdtemp, mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseProfile } from '../../src/publishers/parse-profile.ts';
import { layoutsFor, matchProfile } from '../../src/publishers/profile.ts';
import { readProfiles } from '../../src/publishers/read-profiles.ts';

const GOOD = {
  name: 'Office',
  hosts: ['office.example.org'],
  zone: 'Europe/Berlin',
  languages: ['de'],
  layouts: [{ title: 'h1' }, { until: '2020-12-31', title: 'h2' }],
  boilerplate: ['Share this'],
};

describe('parseProfile', () => {
  it.each<readonly [string, unknown]>([
    ['p.json: the profile: an object is needed', []],
    [
      'p.json: nmae: unknown field; known are name, hosts, zone, languages, layouts, boilerplate',
      { ...GOOD, nmae: 'x' },
    ],
    ['p.json: name: a text of 1 to 500 characters is needed', { ...GOOD, name: ' ' }],
    ['p.json: hosts: a list with at least 1 item is needed', { ...GOOD, hosts: [] }],
    [
      'p.json: hosts[0]: "https://x.y" is not a host such as "example.org", in lower case',
      { ...GOOD, hosts: ['https://x.y'] },
    ],
    ['p.json: zone: "Berlin" is not a time zone such as "Europe/Brussels"', { ...GOOD, zone: 'Berlin' }],
    [
      'p.json: languages[0]: "German" is not a language tag such as "de" or "zh-Hant"',
      { ...GOOD, languages: ['German'] },
    ],
    [
      'p.json: layouts[0].titel: unknown field; known are until, title, date, body, remove',
      { ...GOOD, layouts: [{ titel: 'h1' }] },
    ],
    [
      'p.json: layouts[0].until: "June 2020" is not a day such as "2021-06-30"',
      { ...GOOD, layouts: [{ until: 'June 2020' }] },
    ],
    [
      'p.json: layouts[0].until: "2020-13-01" is not a day of the calendar',
      { ...GOOD, layouts: [{ until: '2020-13-01' }] },
    ],
    ['p.json: boilerplate: a list is needed', { ...GOOD, boilerplate: 'x' }],
  ])('says %s', (message, data) => {
    expect(() => parseProfile(data, 'p.json')).toThrow(message);
  });

  it('reads what is right', () => {
    expect(parseProfile(GOOD, 'p.json')).toEqual({ ...GOOD, file: 'p.json' });
    expect(parseProfile({ name: 'A', hosts: ['a.org'] }, 'a.json')).toMatchObject({
      layouts: [],
      boilerplate: [],
      languages: [],
    });
  });
});

describe('docs/profiles.md', () => {
  const text = readFileSync(join(import.meta.dirname, '../../docs/profiles.md'), 'utf8');

  it('has an example that is read, and names every field of it', () => {
    const example: unknown = JSON.parse(/```json\n([\s\S]*?)```/.exec(text)?.[1] ?? '');
    const profile = parseProfile(example, 'example.json');
    expect(profile.layouts).toHaveLength(2);
    for (const field of ['name', 'hosts', 'zone', 'languages', 'layouts', 'boilerplate'])
      expect(text).toContain(`| \`${field}\` |`);
    for (const field of ['until', 'title', 'date', 'body', 'remove'])
      expect(text).toMatch(new RegExp(`\\| .*\\b${field}\\b.* \\|`));
  });
});

describe('a profile', () => {
  const profile = parseProfile(GOOD, 'p.json');
  const wide = parseProfile({ name: 'All', hosts: ['example.org'] }, 'all.json');

  it('is found by its host and subdomains, the most exact first', () => {
    expect(matchProfile([wide, profile], 'https://press.office.example.org/1')).toBe(profile);
    expect(matchProfile([wide, profile], 'https://example.org/')).toBe(wide);
    expect(matchProfile([wide, profile], 'https://notexample.org/')).toBeUndefined();
    expect(matchProfile([profile], 'no address')).toBeUndefined();
  });

  it('tries the layout of the day first', () => {
    expect(layoutsFor(profile, '2024-01-01').map(({ title }) => title)).toEqual(['h1', 'h2']);
    const old = parseProfile(
      {
        ...GOOD,
        layouts: [
          { until: '2010-01-01', title: 'a' },
          { until: '2020-01-01', title: 'b' },
        ],
      },
      'p.json',
    );
    expect(layoutsFor(old, '2015-01-01').map(({ title }) => title)).toEqual(['b', 'a']);
  });
});

describe('readProfiles', () => {
  it('reads the JSON files of a folder, and none where there is no folder', async () => {
    const folder = join(await mkdtemp(join(tmpdir(), 'profiles-')), 'profiles');
    expect(await readProfiles(folder)).toEqual([]);
    await mkdir(folder);
    await writeFile(join(folder, 'office.json'), JSON.stringify(GOOD));
    await writeFile(join(folder, 'note.txt'), 'no profile');
    expect((await readProfiles(folder)).map(({ name }) => name)).toEqual(['Office']);
    await writeFile(join(folder, 'broken.json'), '{');
    await expect(readProfiles(folder)).rejects.toThrow(/broken\.json: not JSON/);
  });
});
