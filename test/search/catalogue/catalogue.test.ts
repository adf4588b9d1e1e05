import {
  closeSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { buildCatalogue } from '../../../src/search/catalogue/build.ts';
import { CatalogueEntries } from '../../../src/search/catalogue/catalogue-entries.ts';
import { cataloguePath } from '../../../src/search/catalogue/layout.ts';
import { openEntries } from '../../../src/search/catalogue/open.ts';
import { loadSqlite } from '../../../src/search/catalogue/sqlite.ts';
import type { Sqlite } from '../../../src/search/catalogue/sqlite.ts';
import type { Entries } from '../../../src/search/entries.ts';
import { FileEntries } from '../../../src/search/file-entries.ts';
import { createFilter } from '../../../src/search/filter.ts';
import { walk } from '../../../src/search/walk.ts';
import { Random } from '../random.ts';
import { answers, madeUpArchive, narrowedPaths, pathFor, randomFilter, textFor, truth, writeEntry } from './made-up.ts';
import { runChild } from '../run-child.ts';

/** More with CATALOGUE_QUERIES, CATALOGUE_EDITS, CATALOGUE_KILLS. */
const QUERIES = Number(process.env['CATALOGUE_QUERIES'] ?? 30);
const EDITS = Number(process.env['CATALOGUE_EDITS'] ?? 40);
const KILLS = Number(process.env['CATALOGUE_KILLS'] ?? 4);

const roots: string[] = [];
afterAll(() => roots.forEach((root) => rmSync(dirname(root), { recursive: true, force: true })));
/** Files that were written just now are looked at again, however well the catalogue knows them: the clock is ahead. */
const now = (): number => Date.now() + 1000;
const sqlite = await neededSqlite();

async function neededSqlite(): Promise<Sqlite> {
  const found = await loadSqlite();
  if (!found) throw new Error('these tests need SQLite');
  return found;
}

async function catalogued(count: number, seed: number): Promise<string> {
  const root = madeUpArchive(count, new Random(seed));
  roots.push(root);
  expect(await buildCatalogue(root, sqlite, { now })).toBeGreaterThan(0);
  return root;
}

async function opened<T>(root: string, use: (entries: Entries) => T): Promise<T> {
  const entries = await openEntries(root, { now });
  try {
    return use(entries);
  } finally {
    entries.close();
  }
}

describe('the catalogue', () => {
  it(`says what the files say, to ${QUERIES} random filters`, async () => {
    const root = await catalogued(200, 1);
    const random = new Random(2);
    const paths = [...walk(root)];
    let some = 0;
    await opened(root, (entries) => {
      expect(entries).toBeInstanceOf(CatalogueEntries);
      for (let n = 0; n < QUERIES; n++) {
        const options = randomFilter(random);
        const expected = truth(root, options);
        expect({ options, answer: answers(entries, options) }).toEqual({ options, answer: expected });
        const selected = [...new FileEntries(root).select(createFilter(options, new Date('2026-01-15')))];
        const wanted = selected.map(({ path }) => path);
        const narrowed = narrowedPaths(
          entries,
          { ...options, where: ['not revision = 99', ...(options.where ?? [])] },
          paths,
        );
        expect({ options, narrowed }).toEqual({ options, narrowed: wanted });
        if (wanted.length > 0 && wanted.length < paths.length) some++;
      }
    });
    expect(some).toBeGreaterThan(QUERIES / 3);
  });

  it('answers conditions of a thousand parts', async () => {
    const root = await catalogued(50, 17);
    const before = cataloguePath(root);
    for (const operator of [' or ', ' and ']) {
      const options = { where: [Array.from({ length: 1100 }, () => 'lang').join(operator)] };
      expect(await opened(root, (entries) => answers(entries, options))).toEqual(truth(root, options));
    }
    expect(cataloguePath(root)).toBe(before);
  });

  it(`knows what ${EDITS} changes outside the program did`, async () => {
    const root = await catalogued(120, 3);
    const random = new Random(4);
    for (let n = 0; n < EDITS; n++) {
      change(root, random, n);
      const options = randomFilter(random);
      const answer = await opened(root, (entries) => {
        expect(entries).toBeInstanceOf(CatalogueEntries);
        return answers(entries, options);
      });
      expect({ n, options, answer }).toEqual({ n, options, answer: truth(root, options) });
    }
  });

  it('takes 500 new entries in without being built anew', async () => {
    const root = await catalogued(300, 5);
    const before = cataloguePath(root);
    const random = new Random(6);
    for (let n = 0; n < 500; n++) {
      const path = pathFor(random, 1000 + n);
      writeEntry(root, path, textFor(random, path));
    }
    expect(await opened(root, (entries) => answers(entries, {}))).toEqual(truth(root, {}));
    expect(cataloguePath(root)).toBe(before);
  });

  it('is not made for a small archive, and made for a large one', async () => {
    const root = madeUpArchive(30, new Random(7));
    roots.push(root);
    expect(await opened(root, (entries) => entries)).toBeInstanceOf(FileEntries);
    for (let n = 0; n < 2000; n++) writeFileSync(join(root, `${n}.md`), `Text ${n}\n`);
    const few = await openEntries(root, { now, build: false });
    expect(few).toBeInstanceOf(FileEntries);
    expect(cataloguePath(root)).toBeUndefined();
    expect(await opened(root, (entries) => entries)).toBeInstanceOf(CatalogueEntries);
  });
});

/** One of the things that people, git and rsync do to files. */
function change(root: string, random: Random, n: number): void {
  const paths = [...walk(root)];
  const path = random.pick(paths);
  const file = join(root, path);
  const kind = random.int(0, 7);
  const added = pathFor(random, 5000 + n);
  if (kind === 0) rmSync(file);
  else if (kind === 1) writeEntry(root, added, textFor(random, added));
  else if (kind === 2) writeFileSync(file, textFor(random, path));
  else if (kind === 3) utimesSync(file, new Date(0), new Date(0));
  else if (kind === 4) {
    writeEntry(root, `${added}.new`, textFor(random, path));
    renameSync(join(root, `${added}.new`), file);
  } else if (kind === 5) {
    writeEntry(root, added, 'x');
    renameSync(file, join(root, added));
  } else if (kind === 6)
    rmSync(join(root, random.pick(['2019', '2020/03', 'notes'])), { recursive: true, force: true });
  else for (let i = 0; i < 5; i++) writeEntry(root, `2024/0${i + 1}/0${i + 1}/new ${n}.md`, textFor(random, '2024/'));
}

describe('a catalogue that cannot be used', () => {
  const DAMAGES: readonly [name: string, damage: (path: string) => void][] = [
    ['gone', (path) => rmSync(path)],
    ['empty', (path) => truncateSync(path, 0)],
    ['cut short', (path) => truncateSync(path, 20_000)],
    ['cut in a page', (path) => truncateSync(path, Math.floor(statSync(path).size / 2) + 100)],
    ['other bytes', (path) => writeFileSync(path, 'not a database, '.repeat(3000))],
    ...[0.1, 0.3, 0.5, 0.7, 0.9].map((share): [string, (path: string) => void] => [
      `zeros at ${share}`,
      (path) => overwrite(path, share, Buffer.alloc(6000)),
    ]),
    ['other texts', (path) => replaceText(path, 'entry 7', 'entry 8')],
  ];

  it.each(DAMAGES)('(%s) is not believed, and made anew', async (_, damage) => {
    const root = await catalogued(400, 8);
    const before = cataloguePath(root);
    damage(before ?? '');
    expect(await opened(root, (entries) => answers(entries, {}))).toEqual(truth(root, {}));
    await opened(root, (entries) => answers(entries, {}));
    expect(cataloguePath(root)).not.toBe(before);
  });

  it('(values that are none) is not believed by a narrowed filter either', async () => {
    const root = await catalogued(60, 16);
    const db = new sqlite(cataloguePath(root) ?? '');
    db.exec("UPDATE value SET json = '{' || id");
    db.close();
    const options = { lang: ['en'] };
    const wanted = [...new FileEntries(root).select(createFilter(options, new Date(now())))].map(({ path }) => path);
    const paths = [...walk(root)];
    const narrowed = await opened(root, (entries) => {
      const { acceptsPath, accepts } = entries.narrow(createFilter(options, new Date(now())));
      const head = new Map(
        [...new FileEntries(root).select(createFilter({}, new Date(now())))].map((row) => [row.path, row.data]),
      );
      return paths.filter((path) => acceptsPath(path) && accepts(head.get(path) ?? {}));
    });
    expect(narrowed.toSorted()).toEqual(wanted.toSorted());
    expect(cataloguePath(root)).toBeUndefined();
  });

  it.each(['{', '{"version":0,"file":"catalogue.a.db"}', '{"version":1,"file":"../../x.db"}', '[]', 'null'])(
    'is passed over when its pointer says %s',
    async (text) => {
      const root = await catalogued(50, 9);
      writeFileSync(join(root, '.communique', 'catalogue.json'), text);
      expect(await opened(root, (entries) => answers(entries, {}))).toEqual(truth(root, {}));
    },
  );
});

function overwrite(path: string, share: number, bytes: Buffer): void {
  const fd = openSync(path, 'r+');
  writeSync(fd, bytes, 0, bytes.length, Math.floor(statSync(path).size * share));
  closeSync(fd);
}

function replaceText(path: string, from: string, to: string): void {
  const bytes = readFileSync(path);
  for (let at = bytes.indexOf(from); at >= 0; at = bytes.indexOf(from, at + 1)) bytes.write(to, at);
  writeFileSync(path, bytes);
}

describe('several processes', () => {
  const CHILD = fileURLToPath(new URL('child.ts', import.meta.url));
  const run = (root: string, what: string, killAfter?: number): Promise<string | undefined> =>
    runChild([CHILD, root, what], killAfter);

  it('do not wait for one that writes', async () => {
    const root = await catalogued(200, 10);
    const random = new Random(11);
    const writer = new sqlite(cataloguePath(root) ?? '');
    writer.exec('BEGIN IMMEDIATE');
    writer.exec('DELETE FROM entry');
    for (let n = 0; n < 20; n++) change(root, random, n);
    const started = performance.now();
    const options = { where: ['words > 100'] };
    expect(await opened(root, (entries) => answers(entries, options))).toEqual(truth(root, options));
    expect(performance.now() - started).toBeLessThan(2000);
    writer.exec('ROLLBACK');
    writer.close();
    expect(await opened(root, (entries) => answers(entries, options))).toEqual(truth(root, options));
  });

  it('may build and update at once', async () => {
    const root = await catalogued(300, 12);
    const random = new Random(13);
    for (let n = 0; n < 200; n++) writeEntry(root, pathFor(random, 2000 + n), textFor(random, '2020/'));
    const count = String([...walk(root)].length);
    const runs = ['open', 'build', 'open', 'build', 'open'].map((what) => run(root, what));
    expect(await Promise.all(runs)).toEqual(Array.from(runs, () => count));
    expect(await opened(root, (entries) => answers(entries, {}))).toEqual(truth(root, {}));
  }, 60_000);

  it(`may be killed at any time (${KILLS} times)`, async () => {
    const root = await catalogued(500, 14);
    const random = new Random(15);
    let killed = 0;
    for (let n = 0; n < KILLS; n++) {
      for (let i = 0; i < 100; i++) {
        const path = pathFor(random, 10_000 + n * 1000 + i);
        writeEntry(root, path, textFor(random, path));
      }
      if ((await run(root, random.pick(['open', 'build']), random.int(0, 250))) === undefined) killed++;
      const options = randomFilter(random);
      expect(await opened(root, (entries) => answers(entries, options))).toEqual(truth(root, options));
    }
    expect(killed).toBeGreaterThan(0);
    expect(await buildCatalogue(root, sqlite, { now: () => Date.now() + 7_200_000 })).toBeGreaterThan(0);
    const files = readdirSync(join(root, '.communique')).filter((name) => name.endsWith('.db'));
    expect(files).toHaveLength(1);
  }, 120_000);
});
