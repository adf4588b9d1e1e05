import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWorld } from './world.ts';
import type { World } from './world.ts';

const BODY =
  'Minister Ada Lind announced on Tuesday that ferries will follow new rules from the spring, which the captains have asked for since the winter.\n\nThe rules were written with the captains and will be explained at the quay during the coming weeks.\n';

interface Row {
  readonly file: string;
  readonly title: string | null;
  readonly date: string | null;
  readonly date_source: string | null;
  readonly text: string;
  readonly warnings: readonly string[];
}

describe('--metadata', () => {
  let world: World;
  beforeEach(() => {
    world = createWorld();
    mkdirSync(world.path('dumps/2021'), { recursive: true });
    writeFileSync(world.path('dumps/2021/a.txt'), BODY);
    writeFileSync(world.path('dumps/b.txt'), `Ferries: the new rules\n\n${BODY}`);
    writeFileSync(world.path('dumps/c.html'), `<article><h1>Quay opened</h1><p>${BODY.repeat(3)}</p></article>`);
  });
  afterEach(() => world.remove());

  const extract = async (metadata: string): Promise<{ rows: Row[]; stderr: string; code: number }> => {
    writeFileSync(world.path('meta.csv'), metadata);
    const { stdout, stderr, code } = await world.run(['extract', '--json', '--metadata', 'meta.csv', 'dumps']);
    const rows = stdout.split('\n').filter(Boolean);
    return { rows: rows.map((line) => JSON.parse(line) as Row), stderr, code };
  };

  it('states headline and date of text and pages by path, name or stem', async () => {
    const { rows } = await extract(
      'file,title,date\n2021/a.txt,New rules,2021-03-02\nb,Ferries: The New Rules,2021-04-05\nc.html,Quay,2021-06-07\n',
    );
    expect(rows.map(({ title, date, date_source }) => [title, date, date_source])).toEqual([
      ['New rules', '2021-03-02', 'user'],
      ['Ferries: The New Rules', '2021-04-05', 'user'],
      ['Quay', '2021-06-07', 'user'],
    ]);
    // The headline that stands in the text too is no part of the body.
    expect(rows[1]?.text.startsWith('Minister Ada Lind')).toBe(true);
  });

  it('orders day and month as one of its dates proves', async () => {
    const { rows } = await extract('file,title,date\n2021/a.txt,New rules,25/12/2021\nb,Ferries,05/06/2021\n');
    expect(rows.slice(0, 2).map(({ date }) => date)).toEqual(['2021-12-25', '2021-06-05']);
  });

  it('warns where the text states another day', async () => {
    writeFileSync(world.path('dumps/b.txt'), `Ferries: the new rules\nMarch 3, 2021\n\n${BODY}`);
    const { rows } = await extract('file,date\nb.txt,2021-04-05\n');
    expect(rows.find(({ file }) => file.endsWith('b.txt'))?.warnings).toContain(
      'dates differ: 2021-04-05 (metadata file), 2021-03-03 (text)',
    );
  });

  it('leads the candidates that explain shows', async () => {
    writeFileSync(world.path('dumps/b.txt'), `Ferries: the new rules\nMarch 3, 2021\n\n${BODY}`);
    writeFileSync(world.path('meta.csv'), 'file,title,date\nb.txt,The new rules,2021-04-05\n');
    const { stdout, code } = await world.run(['explain', '--metadata', 'meta.csv', 'dumps/b.txt']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^title:\n {2}> 1000\.0 {2}The new rules {2}\[metadata file\]$/m);
    expect(stdout).toMatch(/^date:\n {2}> 1000\.0 {2}2021-04-05 {2}\[metadata file\]\n +[\d.]+ {2}2021-03-03/m);
    expect(stdout).toContain('warning: dates differ: 2021-04-05 (metadata file), 2021-03-03 (text)');
  });

  it('takes rows by file and by id, and names columns that it does not read', async () => {
    const { rows, stderr } = await extract(
      '{"file":"2021/a.txt","title":"New rules","Quelle":"Amt"}\n{"id":"b","title":"Ferries","Quelle":""}\n{"id":"c","title":"Quay"}\n',
    );
    expect(rows.map(({ title }) => title)).toEqual(['New rules', 'Ferries', 'Quay']);
    expect(stderr).toContain('communique: meta.csv: not read, for no field has such a name: "Quelle"\n');
  });

  it('names rows that fit no file or several', async () => {
    writeFileSync(world.path('dumps/a.txt'), BODY);
    const { stderr, code } = await extract('file,title\na.txt,A\nz.txt,Z\n');
    expect(code).toBe(0);
    expect(stderr).toContain('meta.csv: 1 of 2 rows fit no file: z.txt (line 3)');
    expect(stderr).toContain('meta.csv: 1 rows fit more than one file: a.txt (line 2); give the folder too');
  });

  it.each([
    ['file,title,date\nb.txt,B,2021-13-45', 'line 2, column "date": "2021-13-45" is no date such as 2021-12-18'],
    ['file,link\nb.txt,javascript:x', 'line 2, column "link": "javascript:x" is no web address'],
    ['file,lang\nb.txt,English!', 'line 2, column "lang": "English!" is no language tag such as en or zh-Hant'],
  ])('refuses %j before anything is read', async (metadata, message) => {
    const { rows, stderr, code } = await extract(metadata);
    expect([rows.length, code]).toEqual([0, 2]);
    expect(stderr).toContain(`communique: meta.csv: ${message}`);
  });

  it('states what holds for all releases of a file, and each by its number', async () => {
    const many = ['First quay opened', 'Second quay opened']
      .map((title) => `Title: ${title}\nDate: March 3, 2021\nContent:\n${BODY}`)
      .join('\n');
    writeFileSync(world.path('many.txt'), many);
    writeFileSync(
      world.path('m.json'),
      '{"many.txt":{"publisher":"Ministry","title":"No"},"many.txt#2":{"title":"Two"}}',
    );
    const { stdout } = await world.run(['extract', '--json', '--metadata', 'm.json', 'many.txt']);
    const rows = stdout.split('\n').filter(Boolean);
    expect(rows.map((line) => (JSON.parse(line) as { title: string; publisher: string | null }).title)).toEqual([
      'First quay opened',
      'Two',
    ]);
    expect(stdout).toContain('"publisher":"Ministry"');
  });

  it('archives under the stated day and address', async () => {
    writeFileSync(world.path('m.csv'), 'id,title,date,url\na,New rules,2021-03-02,https://harbours.example/1\n');
    expect((await world.run(['import', '--metadata', 'm.csv', 'dumps/2021/a.txt'])).code).toBe(0);
    const file = readFileSync(world.path('archive/2021/03/02/new-rules.md'), 'utf8');
    expect(file).toContain('source: https://harbours.example/1');
    expect(file).toContain('date_source: user');
  });
});
