import { describe, expect, it } from 'vitest';
import type { Capture } from '../../src/model/capture.ts';
import { normalize } from '../../src/pipeline/normalize.ts';
import { withProfile } from '../../src/pipeline/publisher.ts';
import { parseProfile } from '../../src/publishers/parse-profile.ts';

const SENTENCE =
  'The office announced today that the register of public buildings would be opened to everybody in spring. ';
const PAGE = `<!doctype html><html lang="en"><head><title>Office</title></head><body>
<h1>Office of Buildings</h1><p class="head">Register opens</p><p>1 March 2020</p><p class="day">12/04/2024 17:10</p>
<div class="left"><p>${SENTENCE.replace('The office', 'A visitor').repeat(9)}</p><p>${SENTENCE.repeat(5)}</p></div>
<div class="right"><img src="logo.png" alt="logo"></div>
<div class="text"><p>First: ${SENTENCE}</p><p>Share this</p><div class="extra"><p>Extra: ${SENTENCE}</p></div><p>Last: ${SENTENCE}</p></div>
</body></html>`;

function capture(url: string): Capture {
  return { bytes: Buffer.from(PAGE), sha256: '0'.repeat(64), retrieved: '2024-05-01T00:00:00Z', url, fetched: true };
}

const data = {
  name: 'Office of Buildings',
  hosts: ['office.example.org'],
  zone: 'Europe/Berlin',
  languages: ['en-GB'],
  layouts: [{ title: '.gone' }, { title: '.head', date: '.day', body: '.text', remove: '.extra' }],
  boilerplate: ['Share this'],
};
const profiles = [parseProfile(data, 'office.json')];

describe('a publisher’s profile', () => {
  it('says where title and body are on pages of its host', async () => {
    const [outcome] = await normalize(capture('https://office.example.org/1'), {}, { profiles });
    expect(outcome).toMatchObject({
      kind: 'release',
      release: {
        title: 'Register opens',
        publisher: 'Office of Buildings',
        date: { value: '2024-04-12T17:10+02:00', zoneSource: 'profile' },
        markdown: `First: ${SENTENCE.trim()}\n\nLast: ${SENTENCE.trim()}\n`,
      },
    });
  });

  it('is not used for other hosts, nor for files without an address', async () => {
    const [outcome] = await normalize(capture('https://office.example.com/1'), {}, { profiles });
    expect(outcome).not.toMatchObject({ release: { title: 'Register opens' } });
    const { url: _, ...file } = capture('');
    expect(await normalize({ ...file, path: 'a.html' }, {}, { profiles })).toEqual(
      await normalize({ ...file, path: 'a.html' }, {}),
    );
  });

  it('names file and field of a selector that is none', async () => {
    const broken = [parseProfile({ ...data, layouts: [{ body: 'p[' }] }, 'office.json')];
    await expect(normalize(capture('https://office.example.org/1'), {}, { profiles: broken })).rejects.toThrow(
      'office.json: layouts[0].body: "p[" is not a CSS selector',
    );
  });

  it('fills hints that the user left open', () => {
    const [profile] = profiles;
    expect(profile && withProfile({ zone: '+08:00', zoneSource: 'user' }, profile)).toEqual({
      publisher: 'Office of Buildings',
      zone: '+08:00',
      zoneSource: 'user',
      lang: 'en-GB',
    });
  });
});
