import { describe, expect, it } from 'vitest';
import { entryFolder } from '../../src/archive/entry-folder.ts';
import { numberedSlug, slugOf } from '../../src/archive/slug.ts';

const DIGEST = '0123456789abcdef';

describe('slugOf', () => {
  it.each([
    [
      'Wang Yi Meets with Outgoing SCO Secretary-General Vladimir Norov',
      'wang-yi-meets-with-outgoing-sco-secretary-general-vladimir-norov',
    ],
    ["China's “Belt & Road”: 10 years", 'chinas-belt-road-10-years'],
    ['Größe der Straße für Ärzte', 'grosse-der-strasse-fur-arzte'],
    ['Łódź, Ørsted, Œuvre', 'lodz-orsted-oeuvre'],
    ['王毅会见诺罗夫', 'wang-yi-hui-jian-nuo-luo-fu'],
    ['Заявление МИД России', 'zayavlenie-mid-rossii'],
    ['２０２１年　ＡＢＣ', '2021nian-abc'],
    ['정부 발표', 'jeongbu-balpyo'],
  ])('reads %s', async (title, slug) => {
    expect(await slugOf(title, DIGEST)).toBe(slug);
  });

  it.each([
    '../../etc/passwd',
    'a\0b',
    'line\r\nbreak: x',
    'x'.repeat(5000),
    'word '.repeat(1000),
    '😀😀😀',
    '。。。',
    '',
    '   ',
    '\u202Eevil\u2066\u200F',
    '\u001b]0;title\u0007\u001b[31mred',
    'CON',
    'nul',
    'com1',
    '.hidden',
    '-rf',
    'C:\\Windows\\x',
    '中'.repeat(200),
    'بيان صحفي',
    '\uD800',
    'İstanbul',
    '٣٤',
  ])('makes a harmless name of %j', async (title) => {
    const slug = await slugOf(title, DIGEST);
    expect(slug).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
    expect(slug.length).toBeLessThanOrEqual(80);
    expect(slug).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)$/);
  });

  it('falls back to the digest for a title without letters', async () => {
    expect(await slugOf('😀', DIGEST)).toBe('release-0123456789ab');
  });

  it('cuts at a word', async () => {
    const slug = await slugOf('international '.repeat(20), DIGEST);
    expect(slug).toBe(Array.from({ length: 5 }, () => 'international').join('-'));
    const numbered = numberedSlug(slug.padEnd(80, 'x'), 12);
    expect(numbered.length).toBeLessThanOrEqual(80);
    expect(numbered).toMatch(/-12$/);
  });
});

describe('entryFolder', () => {
  it.each([
    ['2021-12-18', '2021/12/18'],
    ['2021-12-18T17:10+08:00', '2021/12/18'],
    ['2021-12', '2021/12'],
    ['2021', '2021'],
    ['2021-13-01', '2021'],
    ['../../x', 'undated'],
    ['0000-01-01', 'undated'],
    [undefined, 'undated'],
  ])('puts %s under %s', (value, folder) => {
    expect(entryFolder(value === undefined ? undefined : { value })).toBe(folder);
  });
});
