import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorld } from '../world.ts';

const world = createWorld();
afterAll(() => world.remove());

const ENTRIES: Readonly<Record<string, string>> = {
  '2021/12/18/quay.md': `---
title: Quay opened, at last
date: "2021-12-18"
publisher: Harbour Office
source: https://www.harbour.example/1
section: [News, Press]
author: [Marguerite Olawale, Jan de Vries]
lang: en
words: 120
---

A quay.
`,
  '2021/12/b.md': `---
title: "=1+1, \\"quoted\\""
date: "2021-12"
site: Portal
source: https://news.example.net/2
lang: zh-Hant
attachments: [https://news.example.net/a.pdf]
words: 900
revision: 2
---

二
`,
  'undated/c.md': '---\ntitle: "Clear\\e[2J screen"\nlang: en\nwarnings: [no date]\n---\n\nOne two three four.\n',
};

beforeAll(async () => {
  await world.run(['init']);
  for (const [path, text] of Object.entries(ENTRIES)) {
    mkdirSync(dirname(world.path('archive', path)), { recursive: true });
    writeFileSync(world.path('archive', path), text);
  }
});

const lines = async (...argv: string[]): Promise<string[]> =>
  (await world.run(['list', ...argv])).stdout.split('\n').slice(0, -1);

describe('list', () => {
  it.each<[string[], string[]]>([
    [['--has', 'attachments'], ['b']],
    [['--has', '!attachments', '--has', '!warnings'], ['quay']],
    [['--has', 'revisions'], ['b']],
    [['--author', 'olawale'], ['quay']],
    [
      ['--author', '!Vries'],
      ['b', 'c'],
    ],
    [['--site', 'portal'], ['b']],
    [['--site', 'harbour.example'], ['quay']],
    [['--where', 'words > 500'], ['b']],
    [
      ['--where', 'title ~ QUAY or warnings'],
      ['quay', 'c'],
    ],
    [['--where', 'words', '--where', 'lang = en'], ['quay']],
  ])('%j: %j', async (filter, names) => {
    expect(await lines(...filter, '--format', '{path}')).toEqual(
      Object.keys(ENTRIES).filter((path) => names.some((name) => path.endsWith(`/${name}.md`))),
    );
  });

  it('shows the fields that are named, in that order', async () => {
    expect(await lines('--fields', 'words,section,title', '--limit', '1')).toEqual([
      '120\tNews, Press\tQuay opened, at last',
    ]);
    expect(await lines('--json', '--fields', 'path,words', '--has', 'revisions')).toEqual([
      '{"path":"2021/12/b.md","words":900}',
    ]);
  });

  it('sorts, what lacks the field last', async () => {
    expect(await lines('--sort', 'words', '--format', '{words}')).toEqual(['120', '900', '']);
    expect(await lines('--sort', '-words', '--format', '{words}')).toEqual(['900', '120', '']);
    expect(await lines('--sort', '-words', '--limit', '1', '--fields', 'words')).toEqual(['900']);
  });

  it('fills a template', async () => {
    expect(await lines('--format', '{date}\\t{{{lang}}} {author}', '--limit', '1')).toEqual([
      '2021-12-18\t{en} Marguerite Olawale, Jan de Vries',
    ]);
  });

  it('writes values that a spreadsheet reads and does not run', async () => {
    expect(await lines('--csv', '--since', '2021')).toEqual([
      'date,path,title',
      '2021-12-18,2021/12/18/quay.md,"Quay opened, at last"',
      `2021-12,2021/12/b.md,"'=1+1, ""quoted"""`,
    ]);
  });

  it('lets no control character through', async () => {
    expect(await lines('--lang', 'en', '--until', '2030', '--format', '{title}')).toHaveLength(1);
    expect((await lines('--has', 'warnings')).join()).toContain('Clear\\x1b[2J screen');
    const { stdout } = await world.run(['list', '--has', 'warnings', '--csv'], { terminal: true });
    expect(stdout).not.toContain('\x1b');
  });

  it.each([
    [['--fields', 'title,nothing'], '--fields: there is no field "nothing"; fields are path, id, title,'],
    [['--sort', '-nothing'], '--sort: there is no field "nothing"'],
    [['--format', '{date} {'], '--format, character 8: a single brace'],
    [['--json', '--csv'], '--json, --csv and --format exclude each other'],
    [['--has', 'pictures'], '--has pictures: say attachments, warnings, revisions'],
    [['--where', 'words >> 3'], '--where, character 8: expected a value after ">"'],
  ])('%j is told in one line', async (argv, message) => {
    const { code, stderr } = await world.run(['list', ...argv]);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});

describe('stats', () => {
  it('counts releases, words and what is doubtful', async () => {
    const { code, stdout } = await world.run(['stats', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      releases: 3,
      words: 1024,
      undated: 1,
      warnings: 1,
      attachments: 1,
      revisions: 1,
      first: '2021-12',
      last: '2021-12-18',
      year: [
        { name: '2021', releases: 2, words: 1020 },
        { name: 'none', releases: 1, words: 4 },
      ],
      source: [
        { name: 'Harbour Office', releases: 1, words: 120 },
        { name: 'Portal', releases: 1, words: 900 },
        { name: 'none', releases: 1, words: 4 },
      ],
      lang: [
        { name: 'en', releases: 2, words: 124 },
        { name: 'zh-Hant', releases: 1, words: 900 },
      ],
      section: [
        { name: 'none', releases: 2, words: 904 },
        { name: 'News', releases: 1, words: 120 },
      ],
    });
  });

  it('says so in a table and as comma-separated values, under a filter', async () => {
    expect((await world.run(['stats', '--lang', 'zh'])).stdout).toMatch(/^releases +1\nwords +900\n/);
    expect((await world.run(['stats', '--csv', '--lang', 'zh'])).stdout.split('\n').slice(0, 3)).toEqual([
      'kind,name,releases,words',
      'all,,1,900',
      'year,2021,1,900',
    ]);
    expect(await world.run(['stats', '--lang', 'fr'])).toMatchObject({ code: 1 });
  });
});

describe('sources', () => {
  it('lists who issued releases, since when, and in what language', async () => {
    const { stdout } = await world.run(['sources', '--csv']);
    expect(stdout.split('\n').slice(0, -1)).toEqual([
      'source,releases,words,first,last,languages',
      'Harbour Office,1,120,2021-12-18,2021-12-18,en',
      'Portal,1,900,2021-12,2021-12,zh-Hant',
      'none,1,4,,,en',
    ]);
    expect((await world.run(['sources', '--has', 'revisions', '--json'])).stdout).toBe(
      '{"source":"Portal","releases":1,"words":900,"languages":["zh-Hant"],"first":"2021-12","last":"2021-12"}\n',
    );
  });
});
