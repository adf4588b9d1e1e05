import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { cataloguePath } from '../../../src/search/catalogue/layout.ts';
import { loadSqlite } from '../../../src/search/catalogue/sqlite.ts';
import { createFilter } from '../../../src/search/filter.ts';
import type { FilterOptions } from '../../../src/search/filter.ts';
import { parseQuery } from '../../../src/search/ranked/query.ts';
import { searchRanked } from '../../../src/search/ranked/search.ts';
import { searchSimilar } from '../../../src/search/ranked/similar.ts';
import { snippetOf } from '../../../src/search/ranked/snippet.ts';
import { Random } from '../random.ts';
import { runChild } from '../run-child.ts';

/** More with SEARCH_TERMS, SEARCH_KILLS. */
const TERMS = Number(process.env['SEARCH_TERMS'] ?? 300);
const KILLS = Number(process.env['SEARCH_KILLS'] ?? 4);
const NOW = new Date('2026-01-15T12:00:00Z');

const dirs: string[] = [];
afterAll(() => dirs.forEach((dir) => rmSync(dir, { recursive: true, force: true })));

/** An archive of texts by their paths; the title is the first line. */
function archiveOf(texts: Readonly<Record<string, string>>): string {
  const dir = mkdtempSync(join(tmpdir(), 'communique-search-'));
  dirs.push(dir);
  const root = join(dir, 'archive');
  mkdirSync(join(root, '.communique'), { recursive: true });
  for (const [path, text] of Object.entries(texts)) put(root, path, text);
  return root;
}

function put(root: string, path: string, text: string): void {
  const [title = '', ...body] = text.split('\n');
  const lang = /\p{sc=Han}/u.test(text) ? 'zh' : 'en';
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(
    join(root, path),
    `---\ntitle: ${JSON.stringify(title)}\nlang: ${lang}\nwords: ${text.length}\n---\n\n${body.join('\n')}\n`,
  );
}

async function found(
  root: string,
  query: string,
  options: FilterOptions & { readonly sort?: 'best' | 'newest'; readonly limit?: number } = {},
): Promise<string[]> {
  const { hits } = await searchRanked(root, parseQuery(query), {
    filter: createFilter(options, NOW),
    sort: options.sort ?? 'best',
    limit: options.limit ?? 1000,
    now: Date.now,
  });
  return hits.map(({ path }) => path);
}

const HAN = Array.from('外交部发言人就制裁问题答记者问中华人民共和国主席会见𠀀𠮷');
const SCRIPTS: readonly (readonly string[])[] = [
  HAN,
  Array.from('東京港の使用料についてのお知らせコンテナー埠頭'),
  Array.from('외교부대변인은오늘제재문제에관하여'),
  Array.from('กระทรวงการต่างประเทศแถลงข่าว'),
];

/** Runs of letters, with signs and Latin words between them. */
function unparted(random: Random): string {
  const letters = random.pick(SCRIPTS);
  const run = (): string => Array.from({ length: random.int(1, 12) }, () => random.pick(letters)).join('');
  return Array.from(
    { length: random.int(1, 8) },
    () => run() + random.pick(['', '，', ' ', '。\n', ' WTO ', 'G20']),
  ).join('');
}

describe('terms of scripts that do not part words', () => {
  it(`find what a search for the substring finds, ${TERMS} times`, async () => {
    const random = new Random(21);
    const texts = Object.fromEntries(
      Array.from({ length: 150 }, (_, n) => [
        `2020/01/${String(1 + (n % 28)).padStart(2, '0')}/${n}.md`,
        `T\n${unparted(random)}`,
      ]),
    );
    const root = archiveOf(texts);
    const bodies = Object.entries(texts).map(([path, text]) => [path, text.replaceAll(/\s+/g, ' ')] as const);
    let hits = 0;
    for (let n = 0; n < TERMS; n++) {
      const runs = [
        ...random.pick(bodies)[1].matchAll(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}ー]+/gu),
      ];
      const letters = Array.from(random.pick(runs)[0]);
      const start = random.int(0, letters.length - 1);
      const own = letters.slice(start, start + random.int(1, 5)).join('');
      const term = random.chance(0.8) ? own : Array.from(own, () => random.pick(HAN)).join('');
      const expected = bodies.filter(([, body]) => body.includes(term)).map(([path]) => path);
      expect([term, (await found(root, term)).toSorted()]).toEqual([term, expected.toSorted()]);
      hits += expected.length;
    }
    expect(hits).toBeGreaterThan(TERMS);
  }, 120_000);
});

const ROOT = archiveOf({
  '2021/12/18/quay.md': 'Quay opened\nThe harbour authority opened a new quay. State-owned ships pay no harbour dues.',
  '2021/12/17/dues.md': 'Harbour dues rise\nDues for the quay rise by two per cent.',
  '2020/01/02/joint.md': 'A visit\nThe ministers issued a joint statement on sanctions in Erdoğan’s office.',
  '2020/01/03/apart.md': 'Another visit\nThey made a statement. A joint was mended.',
  'undated/zh.md': '关于制裁\n外交部发言人就制裁问题答记者问。中国WTO代表。',
  '2019/ministry.md': 'Ministry moves\nसरकार ने विदेश मंत्रालय को बताया। Ministers и министры.',
});

describe('a query', () => {
  it.each<[string, FilterOptions, string]>([
    ['harbour', {}, 'dues quay'],
    ['harbour dues', {}, 'dues quay'],
    ['HARBOUR -ships', {}, 'dues'],
    ['"joint statement"', {}, 'joint'],
    ['joint statement', {}, 'apart joint'],
    ['state-owned', {}, 'quay'],
    ['erdogan', {}, 'joint'],
    ['minist*', {}, 'joint ministry'],
    ['quay OR sanctions', {}, 'dues joint quay'],
    ['title:harbour', {}, 'dues'],
    ['title:"harbour dues"', {}, 'dues'],
    ['中国WTO', {}, 'zh'],
    ['国WTO代', {}, 'zh'],
    ['外国', {}, ''],
    ['मंत्रालय', {}, 'ministry'],
    ['harbour', { until: '2021-12-17' }, 'dues'],
    ['harbour', { since: '2021-12-18' }, 'quay'],
    ['minist*', { since: '2019-06', until: '2019' }, 'ministry'],
    ['制裁', { lang: ['zh'] }, 'zh'],
    ['visit', { lang: ['zh'] }, ''],
    ['visit', { where: ['title ~ another'] }, 'apart'],
    ['visit', { where: ['words > 70'] }, 'joint'],
    ['text MATCH "x" OR NEAR(quay) ) "', {}, ''],
    ['quay"', {}, 'dues quay'],
  ])('%s, %j: %s', async (query, filter, names) => {
    expect(
      (await found(ROOT, query, filter))
        .map((path) => path.replace(/.*\/|\.md$/g, ''))
        .toSorted()
        .join(' '),
    ).toBe(names);
  });

  it('puts a word in the headline before one in the text, and the newest first where that is asked for', async () => {
    expect((await found(ROOT, 'dues'))[0]).toBe('2021/12/17/dues.md');
    expect(await found(ROOT, 'quay', { sort: 'newest' })).toEqual(['2021/12/18/quay.md', '2021/12/17/dues.md']);
    expect(await found(ROOT, 'quay', { sort: 'newest', limit: 1 })).toEqual(['2021/12/18/quay.md']);
  });

  it.each([['-only'], ['"" -a'], ['… !'], ['x'.repeat(2001)], ['a '.repeat(101)]])('%s is refused', (query) => {
    expect(() => parseQuery(query)).toThrow(/^search: /);
  });
});

describe('the index of words', () => {
  it('knows what changed, and shows nothing that is not so any more', async () => {
    const root = archiveOf({ '2020/01/01/a.md': 'One\nalpha beta', '2020/01/02/b.md': 'Two\nalpha gamma' });
    expect(await found(root, 'alpha')).toHaveLength(2);
    put(root, '2020/01/01/a.md', 'One\ndelta');
    put(root, '2020/01/03/c.md', 'Three\nalpha');
    rmSync(join(root, '2020/01/02/b.md'));
    expect(await found(root, 'alpha')).toEqual(['2020/01/03/c.md']);
    expect(await found(root, 'delta')).toEqual(['2020/01/01/a.md']);
    expect(await found(root, 'gamma')).toEqual([]);
  });

  it('does not wait for another process that writes', async () => {
    const root = archiveOf({ '2020/01/01/a.md': 'One\nalpha', '2020/01/02/b.md': 'Two\nalpha' });
    expect(await found(root, 'alpha')).toHaveLength(2);
    const sqlite = await loadSqlite();
    if (!sqlite) throw new Error('no SQLite');
    const writer = new sqlite(cataloguePath(root) ?? '');
    writer.exec('BEGIN IMMEDIATE');
    put(root, '2020/01/03/c.md', 'Three\nalpha 制裁');
    rmSync(join(root, '2020/01/02/b.md'));
    expect((await found(root, 'alpha')).toSorted()).toEqual(['2020/01/01/a.md', '2020/01/03/c.md']);
    expect(await found(root, '裁', { since: '2020-01-03' })).toEqual(['2020/01/03/c.md']);
    expect(await found(root, 'alpha', { sort: 'newest', limit: 1 })).toEqual(['2020/01/03/c.md']);
    writer.exec('ROLLBACK');
    writer.close();
  });

  it('is made anew where it is damaged', async () => {
    const root = archiveOf({ '2020/01/01/a.md': 'One\nalpha', '2020/01/02/b.md': 'Two\nalpha' });
    expect(await found(root, 'alpha')).toHaveLength(2);
    writeFileSync(cataloguePath(root) ?? '', 'no database '.repeat(5000));
    expect(await found(root, 'alpha')).toHaveLength(2);
  });

  it('is made by several at once', async () => {
    const root = archiveOf(
      Object.fromEntries(Array.from({ length: 200 }, (_, n) => [`2020/01/01/${n}.md`, `Title ${n}\nalpha ${n}`])),
    );
    const runs = await Promise.all(Array.from({ length: 4 }, () => found(root, 'alpha')));
    expect(runs.map(({ length }) => length)).toEqual([200, 200, 200, 200]);
  });
});

describe('the index of words, in several processes', () => {
  const CHILD = fileURLToPath(new URL('child.ts', import.meta.url));
  const run = (root: string, killAfter?: number): Promise<string | undefined> =>
    runChild([CHILD, root, 'alpha'], killAfter);
  const texts = (from: number, count: number): Record<string, string> =>
    Object.fromEntries(
      Array.from({ length: count }, (_, n) => [
        `2020/01/01/${from + n}.md`,
        `Title ${n}\nalpha ${'beta '.repeat(300)}`,
      ]),
    );

  it(`may be killed while it is made or brought up to date (${KILLS} times), and made by two at once`, async () => {
    const random = new Random(31);
    const root = archiveOf(texts(0, 1500));
    let count = 1500;
    let killed = 0;
    for (let n = 0; n < KILLS; n++) {
      if ((await run(root, random.int(0, 300))) === undefined) killed++;
      if (n % 2 === 0) continue; // killed again while it is made
      expect(await Promise.all([run(root), run(root)])).toEqual([String(count), String(count)]);
      for (const [path, text] of Object.entries(texts(count, 300))) put(root, path, text);
      count += 300;
    }
    expect(killed).toBeGreaterThan(0);
    expect(await found(root, 'alpha', { limit: 9999 })).toHaveLength(count);
  }, 240_000);
});

describe('releases like another', () => {
  it('are those that share its rare words, without itself', async () => {
    const others = Object.fromEntries(
      Array.from({ length: 30 }, (_, n) => [`2019/01/01/${n}.md`, `Note ${n}\nThe ministry of the day ${n} said so.`]),
    );
    const root = archiveOf({
      ...others,
      '2020/01/01/a.md': 'Lock gates\nThe ministry renews the lock gates of the canal.',
      '2020/01/02/b.md': 'Canal closed\nThe canal is closed while lock gates are renewed.',
    });
    const options = { filter: createFilter({}, NOW), limit: 3, now: Date.now };
    const { hits } = await searchSimilar(root, '2020/01/01/a.md', options);
    expect(hits[0]?.path).toBe('2020/01/02/b.md');
    expect(hits.map(({ path }) => path)).not.toContain('2020/01/01/a.md');
  });
});

describe('a snippet', () => {
  const marked = (text: string, query: string): string => {
    const snippet = snippetOf(text, parseQuery(query));
    let shown = '';
    let end = 0;
    for (const [start, stop] of snippet.spans) {
      shown += `${snippet.text.slice(end, start)}[${snippet.text.slice(start, stop)}]`;
      end = stop;
    }
    return shown + snippet.text.slice(end);
  };

  it('shows where most of the words stand', () => {
    const text = `${'Nothing here but harbour. '.repeat(40)}The Harbour dues rise. ${'More of nothing. '.repeat(40)}`;
    expect(marked(text, 'harbour dues')).toMatch(/^… .*\[Harbour\] \[dues\] rise\. .* …$/);
    expect(marked(text, 'harbour dues').length).toBeLessThan(320);
    expect(marked('Erdoğan in Ankara', 'ERDOGAN ank*')).toBe('[Erdoğan] in [Ankara]');
    expect(marked('外交部发言人就制裁问题答', '制裁 问')).toBe('外交部发言人就[制裁][问]题答');
    expect(marked('Nothing of it.', 'absent')).toBe('Nothing of it.');
  });
});
