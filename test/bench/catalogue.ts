import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildCatalogue } from '../../src/search/catalogue/build.ts';
import { cataloguePath } from '../../src/search/catalogue/layout.ts';
import { openEntries } from '../../src/search/catalogue/open.ts';
import { loadSqlite } from '../../src/search/catalogue/sqlite.ts';
import { createFilter } from '../../src/search/filter.ts';
import type { FilterOptions } from '../../src/search/filter.ts';
import { openWords } from '../../src/search/ranked/open.ts';
import { findInIndex } from '../../src/search/ranked/find.ts';
import { matchExpression, parseQuery } from '../../src/search/ranked/query.ts';
import { searchRanked } from '../../src/search/ranked/search.ts';
import { pressArchive } from './press-archive.ts';

const BIN = fileURLToPath(new URL('../../bin/communique.js', import.meta.url));
const NOW = new Date('2026-01-15T12:00:00Z');

const LISTS: readonly (readonly string[])[] = [
  ['list', '--source', 'house-7.example.org', '--limit', '20'],
  ['list', '--source', 'house-7.example.org', '--lang', 'zh', '--since', '2015'],
  ['list', '--where', 'words > 800 and section = Health', '--until', '2012', '--lang', 'en'],
  ['stats'],
  ['sources', '--section', 'Defence'],
];

const SEARCHES: readonly (readonly [query: string, filter: FilterOptions])[] = [
  ['Quuxberg', {}],
  ['human rights', {}],
  ['"human rights"', {}],
  ['制裁', {}],
  ['裁', {}],
  ['"human rights" -Erdoğan', { since: '2015', until: '2016' }],
  ['"human rights"', { source: ['house-7.example.org'] }],
];

/**
 * `npm run bench catalogue [FILES [RUNS]]`: build and size of the catalogue and its index of words, lists and counts as a
 * user calls them (start of Node included), the best 20 of searches without the start, and the update for 500 new entries.
 */
export async function bench(args: readonly string[]): Promise<void> {
  const files = Number(args[0] ?? 10_000);
  const runs = Number(args[1] ?? 5);
  if (!existsSync(new URL('../../dist', import.meta.url))) throw new Error('build first: npm run build');
  const root = join(pressArchive(tmpdir(), files), 'archive');
  const sqlite = await loadSqlite();
  if (!sqlite) throw new Error('SQLite is not installed');
  const options = { now: Date.now };
  if (cataloguePath(root) === undefined)
    await report('catalogue', root, async () => void (await buildCatalogue(root, sqlite, options)));
  await report('index of words, or its update', root, async () => (await openWords(root, options)).db.close());
  console.log(`${files} files, medians of ${runs} runs: wall s, CPU s`);
  for (const argv of LISTS) {
    const times = Array.from({ length: runs }, () => call([...argv, '--archive', root]));
    console.log(
      `${argv.join(' ').padEnd(80)} ${median(times.map(([wall]) => wall))} ${median(times.map(([, cpu]) => cpu))}`,
    );
  }
  for (const [query, filter] of SEARCHES) await timeSearch(root, query, filter, runs);
  await timeUpdate(root, runs);
}

async function report(name: string, root: string, work: () => Promise<void>): Promise<void> {
  const cpu = await cpuOf(work);
  const size = Math.round(statSync(cataloguePath(root) ?? root).size / 1e6);
  console.log(
    `${name}: ${cpu.toFixed(1)} CPU-s, ${size} MB, ${Math.round(process.memoryUsage.rss() / 1e6)} MB in memory`,
  );
}

async function cpuOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function call(argv: readonly string[]): [wall: number, cpu: number] {
  const started = performance.now();
  const { stderr } = spawnSync('bash', ['-c', 'time "$0" "$@" > /dev/null', process.execPath, BIN, ...argv], {
    env: { ...process.env, TIMEFORMAT: '%U %S' },
    encoding: 'utf8',
  });
  const wall = (performance.now() - started) / 1000;
  const [user = Number.NaN, system = Number.NaN] = stderr.trim().split(' ').map(Number);
  if (Number.isNaN(user + system)) throw new Error(`${argv.join(' ')}: ${stderr}`);
  return [wall, user + system];
}

/** The best 20 from the index alone, and with the look at what changed and the front matter of what is shown. */
async function timeSearch(root: string, query: string, filtered: FilterOptions, runs: number): Promise<void> {
  const options = { filter: createFilter(filtered, NOW), limit: 20, now: Date.now };
  const parsed = parseQuery(query);
  const whole: number[] = [];
  const index: number[] = [];
  let found = 0;
  for (let run = 0; run < runs; run++) {
    whole.push(await cpuOf(async () => void (found = (await searchRanked(root, parsed, options)).hits.length)));
    const { db } = await openWords(root, options);
    const match = matchExpression(parsed);
    index.push(await cpuOf(async () => void findInIndex(db, root, { match }, options, new Set())));
    db.close();
  }
  const name = `search ${query} ${JSON.stringify(filtered)}`;
  console.log(`${name.padEnd(80)} ${found} found, CPU s: index ${median(index)}, in all ${median(whole)}`);
}

/** 500 new files of a day, then taken away again. */
async function timeUpdate(root: string, runs: number): Promise<void> {
  const day = join(root, '2026', '01', '02');
  const times: number[] = [];
  const words: number[] = [];
  for (let run = 0; run < runs; run++) {
    mkdirSync(day, { recursive: true });
    for (let n = 0; n < 500; n++)
      writeFileSync(
        join(day, `new-${n}.md`),
        `---\ntitle: New ${n}\ndate: "2026-01-02"\nlang: en\nwords: 400\n---\n\n${'A word of news. '.repeat(150)}\n`,
      );
    times.push(await cpuOf(async () => (await openEntries(root, { now: Date.now })).close()));
    words.push(await cpuOf(async () => (await openWords(root, { now: Date.now })).db.close()));
    rmSync(join(root, '2026'), { recursive: true });
    (await openEntries(root, { now: Date.now })).close();
  }
  console.log(`500 new entries: ${median(times)} CPU-s for the catalogue, ${median(words)} for the words`);
}

const median = (values: readonly number[]): string =>
  (values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0).toFixed(3);
