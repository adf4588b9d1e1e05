import { mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { initArchive } from '../../src/archive/archive.ts';
import type { Incoming } from '../../src/archive/draft.ts';
import type { Stored } from '../../src/archive/store-entry.ts';
import { ArchiveWriter } from '../../src/archive/writer.ts';
import type { WriterOptions } from '../../src/archive/writer.ts';
import { readFrontMatter } from '../../src/markdown/front-matter.ts';
import { aCapture, aRelease, anItem } from './made-up.ts';
import { NOON, OWNER, freshFolder, markdownFiles, tree } from './world.ts';

/** Opens, stores and closes, as one call of the program does. */
async function store(
  root: string,
  items: readonly Incoming[],
  options: Partial<WriterOptions> = {},
): Promise<Stored[]> {
  const { layout } = initArchive(root);
  const writer = new ArchiveWriter(layout, { owner: OWNER, now: () => NOON, ...options });
  try {
    return await writer.store(items);
  } finally {
    writer.close();
  }
}

const statuses = (stored: readonly Stored[]): string[] => stored.map(({ status }) => status);
const LONG = 'The ministers agreed on a common plan for the years to come. '.repeat(8).trim();
const page = (path: string): { url: string } => ({ url: `https://www.example.org${path}` });

describe('ArchiveWriter', () => {
  it('writes a release as one dated Markdown file with its front matter', async () => {
    const root = freshFolder();
    const release = aRelease('Wang Yi Meets with Norov', LONG, {
      date: { value: '2021-12-18T17:10', precision: 'minute', source: 'text', raw: '2021-12-18 17:10' },
      section: ['China News'],
      lang: 'en',
      warnings: ['two dates'],
    });
    const [stored] = await store(root, [{ capture: aCapture('raw'), release, origin: 'import:text' }]);
    expect(stored).toMatchObject({ status: 'new', path: '2021/12/18/wang-yi-meets-with-norov.md' });
    const file = readFileSync(join(root, '2021/12/18/wang-yi-meets-with-norov.md'), 'utf8');
    expect(file.split('\n').slice(2, 9)).toEqual([
      'title: Wang Yi Meets with Norov',
      'date: "2021-12-18T17:10"',
      'date_precision: minute',
      'date_source: text',
      'date_raw: "2021-12-18 17:10"',
      'section: [China News]',
      'lang: en',
    ]);
    const { data, body } = readFrontMatter(file);
    expect(body).toBe(`${LONG}\n`);
    expect(data.words).toBe(96);
    expect(data.capture).toMatch(/^2026-01-02\.warc\.gz#urn:uuid:[0-9a-f-]{36}$/);
    expect(data.id).toBe(stored?.id);
  });

  it('writes nothing for the same input again', async () => {
    const root = freshFolder();
    const items = [anItem('A title', LONG), anItem('B title', `${LONG} B`)];
    expect(statuses(await store(root, items))).toEqual(['new', 'new']);
    const before = tree(root);
    expect(statuses(await store(root, items))).toEqual(['unchanged', 'unchanged']);
    expect(tree(root)).toEqual(before);
  });

  it('gives the same bytes whatever the calls were', async () => {
    const [one, two] = [freshFolder(), freshFolder()];
    const items = [anItem('A', LONG), anItem('B', `${LONG} B`), anItem('A', `${LONG} C`)];
    await store(one, items);
    for (const item of items) await store(two, [item]);
    expect(tree(two)).toEqual(tree(one));
    expect(markdownFiles(one)).toEqual(['2021/12/18/a-2.md', '2021/12/18/a.md', '2021/12/18/b.md']);
  });

  it('keeps the earlier text when an address gives another one', async () => {
    const root = freshFolder();
    await store(root, [anItem('Rates', LONG, { tags: ['rates'] }, page('/1'))]);
    const first = tree(root)['2021/12/18/rates.md'];
    const [stored] = await store(root, [anItem('Rates', `${LONG} Corrected.`, {}, page('/1?utm_source=x'))]);
    expect(stored?.status).toBe('revised');
    const files = tree(root);
    expect(files[`.communique/revisions/${stored?.id}/1.md`]).toBe(first);
    const { data, body } = readFrontMatter(files['2021/12/18/rates.md'] ?? '');
    expect(data).toMatchObject({ revision: 2, id: stored?.id, tags: ['rates'] });
    expect(body).toContain('Corrected.');
    expect(markdownFiles(root)).toHaveLength(1);
  });

  it('moves a file whose date has become known, and keeps its id', async () => {
    const root = freshFolder();
    const { date: _, ...undated } = aRelease('Notice', LONG);
    const capture = aCapture('x', page('/n'));
    const [before] = await store(root, [{ capture, release: undated, origin: 'fetch' }]);
    expect(before?.path).toBe('undated/notice.md');
    const [after] = await store(root, [anItem('Notice', `${LONG} Dated.`, {}, page('/n'))]);
    expect(after).toEqual({ status: 'revised', path: '2021/12/18/notice.md', id: before?.id });
    expect(markdownFiles(root)).toEqual(['2021/12/18/notice.md']);
  });

  it('lists further addresses of the same text in one entry', async () => {
    const root = freshFolder();
    const items = [
      anItem('Joint statement', LONG, {}, page('/en/1')),
      anItem('Joint statement', LONG, {}, page('/print/1')),
    ];
    expect(statuses(await store(root, items))).toEqual(['new', 'duplicate']);
    expect(statuses(await store(root, items))).toEqual(['unchanged', 'unchanged']);
    const { data } = readFrontMatter(tree(root)['2021/12/18/joint-statement.md'] ?? '');
    expect(data.source).toBe('https://www.example.org/en/1');
    expect(data.also).toEqual(['https://www.example.org/print/1']);
    expect(statuses(await store(root, [anItem('Joint statement', `${LONG} Own text.`, {}, page('/print/1'))]))).toEqual(
      ['new'],
    );
  });

  it('gives a dump its address when the page is fetched later', async () => {
    const root = freshFolder();
    const stored = [
      ...(await store(root, [anItem('Talks', LONG)])),
      ...(await store(root, [anItem('Talks', LONG, {}, page('/talks'))])),
      ...(await store(root, [anItem('Talks', `${LONG} More.`, {}, page('/talks'))])),
    ];
    expect(statuses(stored)).toEqual(['new', 'duplicate', 'revised']);
    expect(new Set(stored.map(({ id }) => id)).size).toBe(1);
  });

  it('keeps the same words of two days apart, and short texts under two titles', async () => {
    const root = freshFolder();
    const date = { value: '2022-01-18', precision: 'day', source: 'text', raw: '' } as const;
    const items = [
      anItem('Rates', LONG, {}, page('/1')),
      anItem('Rates', LONG, { date }, page('/2')),
      anItem('One', 'See attachment.', {}, page('/3')),
      anItem('Two', 'See attachment.', {}, page('/4')),
    ];
    expect(statuses(await store(root, items))).toEqual(['new', 'new', 'new', 'new']);
  });

  it('does not believe a canonical address that every page of a site states', async () => {
    const root = freshFolder();
    const home = { canonical: 'https://www.example.org/' };
    const items = [anItem('One', LONG, home, page('/1')), anItem('Two', `${LONG} 2`, home, page('/2'))];
    expect(statuses(await store(root, items))).toEqual(['new', 'new']);
  });

  it('knows a file again when a better extraction reads another text from it', async () => {
    const root = freshFolder();
    const capture = aCapture('menu\n\ntext');
    const item = (text: string): Incoming => ({ capture, release: aRelease('T', text), origin: 'import:text' });
    expect(statuses(await store(root, [item(`Menu ${LONG}`)]))).toEqual(['new']);
    expect(statuses(await store(root, [item(LONG)]))).toEqual(['revised']);
  });

  it('never overwrites a text that was edited by hand, unless it is forced to', async () => {
    const root = freshFolder();
    await store(root, [anItem('Rates', LONG, {}, page('/1'))]);
    const path = join(root, '2021/12/18/rates.md');
    const edited = `${readFileSync(path, 'utf8').replace('common plan', 'COMMON plan')}\nMy note.\n`;
    writeFileSync(path, edited);
    const next = [anItem('Rates', `${LONG} Corrected.`, {}, page('/1'))];
    const [refused] = await store(root, next);
    expect(refused?.status).toBe('edited');
    expect(readFileSync(path, 'utf8')).toBe(edited);
    const [forced] = await store(root, next, { force: true });
    expect(forced?.status).toBe('revised');
    expect(readFileSync(join(root, `.communique/revisions/${forced?.id}/1.md`), 'utf8')).toBe(edited);
  });

  it('takes over better metadata of the same text when it is forced to', async () => {
    const root = freshFolder();
    const date = {
      value: '2021-12-18T17:10+08:00',
      precision: 'minute',
      source: 'text',
      raw: '',
      zoneSource: 'user',
    } as const;
    await store(root, [anItem('Rates', LONG)]);
    const better = [anItem('Rates', LONG, { date })];
    expect(statuses(await store(root, better))).toEqual(['unchanged']);
    expect(statuses(await store(root, better, { force: true }))).toEqual(['revised']);
    expect(statuses(await store(root, better, { force: true }))).toEqual(['unchanged']);
    const { data } = readFrontMatter(tree(root)['2021/12/18/rates.md'] ?? '');
    expect(data).toMatchObject({ date: date.value, timezone_source: 'user', revision: 2 });
  });

  it('takes an entry from before the subtitle was a field for the same text', async () => {
    const root = freshFolder();
    await store(root, [anItem('Rates', LONG), anItem('Fees', `${LONG} Fees.`, {}, page('/fees'))]);
    const before = tree(root);
    const subtitle = 'The plan holds for ten years';
    const again = [anItem('Rates', LONG, { subtitle }), anItem('Fees', `${LONG} Fees.`, { subtitle }, page('/fees'))];
    expect(statuses(await store(root, again))).toEqual(['unchanged', 'unchanged']);
    expect(tree(root)).toEqual(before);
    expect(statuses(await store(root, again, { force: true }))).toEqual(['revised', 'revised']);
    expect(readFrontMatter(tree(root)['2021/12/18/rates.md'] ?? '').data).toMatchObject({ title: 'Rates', subtitle });
  });

  it('keeps fields that people have added', async () => {
    const root = freshFolder();
    await store(root, [anItem('Rates', LONG, {}, page('/1'))]);
    const path = join(root, '2021/12/18/rates.md');
    writeFileSync(path, readFileSync(path, 'utf8').replace('\n---\n', '\nrating: 5\n---\n'));
    expect(statuses(await store(root, [anItem('Rates', `${LONG} New.`, {}, page('/1'))]))).toEqual(['revised']);
    expect(readFrontMatter(readFileSync(path, 'utf8')).extra).toEqual({ rating: 5 });
  });

  it('rebuilds its indexes when they are gone, damaged or older than the files', async () => {
    const root = freshFolder();
    const items = [anItem('A', LONG), anItem('B', `${LONG} B`, {}, page('/b'))];
    await store(root, items);
    const before = tree(root);
    for (const name of ['identities.index', 'captures.index']) rmSync(join(root, '.communique', name));
    expect(statuses(await store(root, items))).toEqual(['unchanged', 'unchanged']);
    expect(tree(root)).toEqual(before);
    writeFileSync(join(root, '.communique/identities.index'), `${before['.communique/identities.index']}0123 torn`);
    expect(statuses(await store(root, items))).toEqual(['unchanged', 'unchanged']);
    const moved = join(root, '2021/12/18/renamed.md');
    writeFileSync(moved, readFileSync(join(root, '2021/12/18/a.md')));
    rmSync(join(root, '2021/12/18/a.md'));
    expect(statuses(await store(root, items))).toEqual(['unchanged', 'unchanged']);
  });

  it('follows no link out of the archive', async () => {
    const [root, outside] = [freshFolder(), freshFolder()];
    initArchive(root);
    const victim = join(outside, 'victim.txt');
    writeFileSync(victim, 'mine');
    symlinkSync(outside, join(root, '2021'));
    mkdirSync(join(root, '2022/03/04'), { recursive: true });
    symlinkSync(victim, join(root, '2022/03/04/.communique-new'));
    for (const [day, message] of [
      ['2021-03-04', /2021: is a symbolic link, which is not followed; put a folder there/],
      ['2022-03-04', /too many symbolic links/],
    ] as const) {
      const date = { value: day, precision: 'day', source: 'text', raw: day } as const;
      await expect(store(root, [anItem('Quay Opened', LONG, { date })])).rejects.toThrow(message);
    }
    expect(readFileSync(victim, 'utf8')).toBe('mine');
    expect(readdirSync(outside)).toEqual(['victim.txt']);
  });

  it('stays inside when a file of the archive states a hostile id', async () => {
    const root = join(freshFolder(), 'archive');
    await store(root, [anItem('Rates', LONG, {}, page('/1'))]);
    const path = join(root, '2021/12/18/rates.md');
    writeFileSync(path, readFileSync(path, 'utf8').replace(/^id: .*$/m, 'id: ../../../out'));
    expect(statuses(await store(root, [anItem('Rates', `${LONG} New.`, {}, page('/1'))]))).toEqual(['revised']);
    expect(Object.keys(tree(join(root, '..'))).filter((file) => !file.startsWith('archive/'))).toEqual([]);
    expect(Object.keys(tree(root)).filter((file) => file.includes('revisions'))).toHaveLength(1);
  });

  it('numbers releases of one title and day, also where a name has become free', async () => {
    const root = freshFolder();
    const { date: _, ...undated } = aRelease('Notice', `${LONG} 0`);
    const first: Incoming = { capture: aCapture('0', page('/0')), release: undated, origin: 'fetch' };
    const others = Array.from({ length: 30 }, (__, i) => ({
      capture: aCapture(String(i + 1), page(`/${i + 1}`)),
      release: { ...undated, markdown: `${LONG} ${i + 1}\n` },
      origin: 'fetch' as const,
    }));
    const paths = async (...items: Incoming[]): Promise<string[]> => (await store(root, items)).map(({ path }) => path);
    expect((await paths(first, ...others.slice(0, 20))).at(-1)).toBe('undated/notice-21.md');
    const moved = anItem('Notice', `${LONG} dated`, {}, page('/0'));
    const [a, b] = others.slice(20, 22);
    expect(await paths(...(a && b ? [a, moved, b] : []))).toEqual([
      'undated/notice-22.md',
      '2021/12/18/notice.md',
      'undated/notice.md',
    ]);
  });

  it('keeps no raw bytes when it is told so', async () => {
    const root = freshFolder();
    await store(root, [anItem('A', LONG)], { captures: false });
    expect(Object.keys(tree(root)).filter((path) => path.includes('warc'))).toEqual([]);
    expect(readFrontMatter(tree(root)['2021/12/18/a.md'] ?? '').data.capture).toBeUndefined();
  });
});
