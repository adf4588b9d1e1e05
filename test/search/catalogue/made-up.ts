import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { FileEntries } from '../../../src/search/file-entries.ts';
import type { Entries } from '../../../src/search/entries.ts';
import type { FilterOptions } from '../../../src/search/filter.ts';
import { createFilter } from '../../../src/search/filter.ts';
import { COUNT_KEYS } from '../../../src/search/count-key.ts';
import { sentence } from '../mixed-archive.ts';
import type { Random } from '../random.ts';

const NOW = new Date('2026-01-15T12:00:00Z');
const HOSTS = ['a.example.org', 'b.example.org', 'example.net', 'news.example.net', 'c.example'];
const SECTIONS = ['News', 'Press', 'Häfen', '新闻', 'News > Press'];
const NAMES = ['Marguerite Olawale', 'Jan de Vries', '王伟', 'M. Olawale'];

const two = (n: number): string => String(n).padStart(2, '0');

/** A path as people have them too: days, months, years, no date, folders of their own. */
export function pathFor(random: Random, n: number): string {
  const year = random.int(2018, 2022);
  const month = two(random.int(1, 12));
  const folder = random.pick([
    ...Array.from({ length: 12 }, () => `${year}/${month}/${two(random.int(1, 31))}`),
    `${year}/${month}`,
    String(year),
    'undated',
    'notes/of mine',
    `${year}/drafts`,
    '',
  ]);
  return `${folder === '' ? '' : `${folder}/`}entry ${n}.md`;
}

/** A file with some of the fields, in some of the ways in which they are written. */
export function textFor(random: Random, path: string): string {
  const days = /^(\d{4})(?:\/(\d{2})(?:\/(\d{2}))?)?\//.exec(path);
  const fields = [
    `title: ${JSON.stringify(sentence(random))}`,
    days ? `date: "${days.slice(1).filter(Boolean).join('-')}"` : '',
    random.chance(0.5) ? `publisher: ${random.pick(['Ministry', 'Harbour Office', '外交部'])}` : '',
    random.chance(0.3) ? `site: ${random.pick(['Portal', 'example.net'])}` : '',
    random.chance(0.8) ? `source: https://${random.pick(HOSTS)}/${random.int(1, 99)}` : '',
    random.chance(0.2) ? `also: ["https://${random.pick(HOSTS)}/x"]` : '',
    random.chance(0.7) ? `section: ["${random.pick(SECTIONS)}", "${random.pick(SECTIONS)}"]` : '',
    random.chance(0.4) ? `author: [${random.pick(NAMES)}, ${random.pick(NAMES)}]` : '',
    random.chance(0.9) ? `lang: ${random.pick(['en', 'en-GB', 'zh', 'zh-Hant', 'de'])}` : '',
    random.chance(0.1) ? 'attachments: [https://example.org/a.pdf]' : '',
    random.chance(0.1) ? 'warnings: [the date is doubtful]' : '',
    random.chance(0.3) ? `revision: ${random.int(1, 3)}` : '',
    random.chance(0.8) ? `words: ${random.int(0, 900)}` : '',
  ].filter(Boolean);
  const broken = random.chance(0.02);
  const head = broken ? '---\ntitle: [not closed\n---\n\n' : `---\n${fields.join('\n')}\n---\n\n`;
  return random.chance(0.03) ? sentence(random) : `${head}${sentence(random)}\n\n${sentence(random)}\n`;
}

export function writeEntry(root: string, path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** An archive of `count` entries in a new folder. */
export function madeUpArchive(count: number, random: Random): string {
  const root = join(mkdtempSync(join(tmpdir(), 'communique-catalogue-')), 'archive');
  mkdirSync(join(root, '.communique'), { recursive: true });
  writeFileSync(join(root, '.communique', 'archive.json'), '{"format":"communique-archive","version":1}\n');
  for (let n = 0; n < count; n++) {
    const path = pathFor(random, n);
    writeEntry(root, path, textFor(random, path));
  }
  return root;
}

/** Filters of every kind, alone and together. */
export function randomFilter(random: Random): FilterOptions {
  const not = (value: string): string => (random.chance(0.3) ? `!${value}` : value);
  const some = (chance: number, make: () => FilterOptions): FilterOptions => (random.chance(chance) ? make() : {});
  return {
    ...some(0.3, () => ({ since: random.pick(['2019', '2019-06', '2020-02-15', '2021-12-31']) })),
    ...some(0.3, () => ({ until: random.pick(['2021', '2022-06', '2022-02-15', '2021-12-31']) })),
    ...some(0.3, () => ({ source: [not(random.pick([...HOSTS, 'example.org', 'ministry', '外交部', 'portal']))] })),
    ...some(0.15, () => ({ site: [not(random.pick(['example.net', 'portal', 'nowhere.example']))] })),
    ...some(0.3, () => ({ lang: [not(random.pick(['en', 'zh', 'zh-hant', 'fr'])), random.pick(['de', 'en'])] })),
    ...some(0.2, () => ({ section: [not(random.pick([...SECTIONS, 'news', 'Press > News']))] })),
    ...some(0.2, () => ({ author: [not(random.pick(['olawale', 'de Vries', '王伟', 'law']))] })),
    ...some(0.2, () => ({ has: [not(random.pick(['attachments', 'warnings', 'revisions']))] })),
    ...some(0.4, () => ({ where: [random.pick(CONDITIONS)] })),
  };
}

const CONDITIONS = [
  'words > 400',
  'words != 12 and revision > 1',
  'not (words > 300)',
  'words',
  'not words',
  'publisher = ministry or site ~ port',
  'title ~ "сан" or title ~ the',
  'not title ~ e',
  'not (lang = en and words < 500)',
  'attachments or warnings ~ doubt',
  'attachments ~ pdf',
  'lang > d and section ~ news',
  'date >= 2020 and date < 2021-06',
  'source ~ "/7"',
  'revision != 1',
  'words ~ 1',
];

/** What the entries say to a filter, in a form to compare. */
export function answers(entries: Entries, options: FilterOptions): unknown {
  const filter = createFilter(options, NOW);
  const narrowed = entries.narrow(filter);
  const rows = [...entries.select(filter, true)].map(({ path, data, problems }) => ({ path, data, problems }));
  const light = [...entries.select(filter, false)].map(({ path, data: { title, date } }) => ({ path, title, date }));
  const groups = [...COUNT_KEYS.map((key) => [key] as const), [], ['source', 'lang'] as const].map((by) =>
    entries
      .groups(filter, by)
      .map((group) => JSON.stringify(group))
      .toSorted(),
  );
  const passed = narrowed.needsFields
    ? rows.map(({ path }) => path)
    : rows.map(({ path }) => path).filter((path) => narrowed.acceptsPath(path));
  const keys = COUNT_KEYS.map((by) => rows.map(({ path }) => path).map(entries.keyOf(by)));
  const months = entries
    .groups(filter, ['month'], false)
    .map(({ keys, releases, first, last }) => JSON.stringify({ keys, releases, first, last }))
    .toSorted();
  return { rows, light, groups, passed, keys, months };
}

/** What the files say. */
export const truth = (root: string, options: FilterOptions): unknown => answers(new FileEntries(root), options);

/** The paths that the narrowed filter lets through, of all there are. */
export function narrowedPaths(entries: Entries, options: FilterOptions, paths: readonly string[]): string[] {
  const { acceptsPath } = entries.narrow(createFilter(options, NOW));
  return paths.filter((path) => acceptsPath(path));
}
