import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CatalogueEntries } from '../../../src/search/catalogue/catalogue-entries.ts';
import { cataloguePath } from '../../../src/search/catalogue/layout.ts';
import { openEntries } from '../../../src/search/catalogue/open.ts';
import { loadSqlite } from '../../../src/search/catalogue/sqlite.ts';
import type { Sqlite } from '../../../src/search/catalogue/sqlite.ts';
import { createFilter } from '../../../src/search/filter.ts';
import type { FilterOptions } from '../../../src/search/filter.ts';
import { STAT_ALL } from '../../../src/search/folders.ts';
import { searchRanked } from '../../../src/search/ranked/search.ts';
import { parseQuery } from '../../../src/search/ranked/query.ts';
import { Random } from '../random.ts';
import { madeUpArchive } from './made-up.ts';

/** One more than are all asked for at each use. */
const FILES = STAT_ALL + 1;
let root = '';
/** The clock is moved, the files are not. */
let clock = Date.now() + 1000;
const now = (): number => clock;
const aMinuteLater = (): void => void (clock += 61_000);

const pathOf = (n: number): string =>
  n % 2 === 0 ? `undated/entry-${n}.md` : `2020/03/${String((n % 28) + 1).padStart(2, '0')}/entry-${n}.md`;
const textOf = (n: number, lang = 'en'): string =>
  `---\ntitle: Entry ${n}\nlang: ${lang}\nwords: 3\n---\n\nWords of ${lang}.\n`;
const edit = (n: number, lang: string): void => writeFileSync(join(root, pathOf(n)), textOf(n, lang));

beforeAll(() => {
  root = madeUpArchive(0, new Random(1));
  for (const folder of new Set(Array.from({ length: 56 }, (_, n) => dirname(pathOf(n)))))
    mkdirSync(join(root, folder), { recursive: true });
  for (let n = 0; n < FILES; n++) writeFileSync(join(root, pathOf(n)), textOf(n));
});
afterAll(() => rmSync(dirname(root), { recursive: true, force: true }));

/** What is selected and what is counted. */
async function found(options: FilterOptions): Promise<{ readonly paths: string[]; readonly counted: number }> {
  const entries = await openEntries(root, { now });
  try {
    expect(entries).toBeInstanceOf(CatalogueEntries);
    const filter = createFilter(options, new Date(clock));
    const paths = [...entries.select(filter, false)].map(({ path }) => path);
    return { paths, counted: entries.groups(filter, [])[0]?.releases ?? 0 };
  } finally {
    entries.close();
  }
}

const none = { paths: [], counted: 0 };
const only = (n: number) => ({ paths: [pathOf(n)], counted: 1 });

describe('the catalogue of a large archive', () => {
  it('takes in what was edited in place, a minute later at most', async () => {
    expect(await found({ lang: ['de'] })).toEqual(none);
    const before = cataloguePath(root);
    edit(7, 'de');
    aMinuteLater();
    expect(await found({ lang: ['de'] })).toEqual(only(7));
    edit(8, 'fr');
    expect(await found({ lang: ['fr'] })).toEqual(none); // all were looked at just now
    aMinuteLater();
    expect(await found({ lang: ['fr'] })).toEqual(only(8));
    expect(await found({ lang: ['!en'], since: '2020' })).toEqual(only(7));
    expect(cataloguePath(root)).toBe(before);
  }, 60_000);

  it('does so in ranked search', async () => {
    const search = () =>
      searchRanked(root, parseQuery('"words of nl"'), { now, limit: 5, filter: createFilter({}, new Date(clock)) });
    expect((await search()).hits).toEqual([]);
    edit(9, 'nl');
    aMinuteLater();
    expect((await search()).hits.map(({ path }) => path)).toEqual([pathOf(9)]);
  }, 60_000);

  it('looks again while another process keeps it from being noted', async () => {
    const sqlite = await neededSqlite();
    const writer = new sqlite(cataloguePath(root) ?? '');
    writer.exec('BEGIN IMMEDIATE');
    edit(10, 'sv');
    aMinuteLater();
    expect(await found({ lang: ['sv'] })).toEqual(only(10));
    edit(11, 'da');
    expect(await found({ lang: ['da'] })).toEqual(only(11));
    writer.exec('ROLLBACK');
    writer.close();
    expect(await found({ lang: ['sv', 'da'] })).toMatchObject({ counted: 2 });
  }, 60_000);
});

async function neededSqlite(): Promise<Sqlite> {
  const sqlite = await loadSqlite();
  if (!sqlite) throw new Error('this test needs SQLite');
  return sqlite;
}
