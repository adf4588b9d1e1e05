import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Random } from '../search/random.ts';

/** Words by falling frequency, made of syllables: the same at each run. */
function vocabulary(random: Random, size: number): string[] {
  const syllable = (): string => random.pick(Array.from('bcdfghklmnprstvw')) + random.pick(Array.from('aeiou'));
  const endings = ['', '', '', 'tion', 'ing', 'ed', 's', 'ment', 'ization'];
  return Array.from(
    { length: size },
    () => Array.from({ length: random.int(1, 4) }, syllable).join('') + random.pick(endings),
  );
}

/** Zipf's law, roughly: half of the words are among the first few hundred. */
const zipf = (random: Random, size: number): number =>
  Math.min(size - 1, Math.floor(Math.exp(random.next() * Math.log(size + 1))) - 1);

const HAN = Array.from({ length: 1800 }, (_, i) => String.fromCodePoint(0x4e00 + i * 11));

/** Terms that queries look for, and in what share of the releases each stands. */
export const PLANTED = [
  { term: 'Quuxberg', share: 0.0001 },
  { term: 'Zweibrückenfeld', share: 0.005 },
  { term: 'human rights', share: 0.24 },
  { term: 'Erdoğan', share: 0.09 },
  { term: '制裁', share: 0.06 },
  { term: '鷽替', share: 0.0005 },
] as const;

const SECTIONS = ['Economy', 'Environment', 'Defence', 'Health', 'Transport', 'Culture'];

/**
 * An archive of `count` releases of about 3 kB over twenty years, 88 % in an alphabet and the rest in Han. Made once a size.
 * @returns the folder that holds `archive`
 */
export function pressArchive(folder: string, count: number): string {
  const dir = join(folder, `communique-bench-${count}`);
  if (existsSync(join(dir, 'done'))) return dir;
  const random = new Random(count);
  const words = vocabulary(random, 60_000);
  mkdirSync(join(dir, 'archive', '.communique'), { recursive: true });
  writeFileSync(join(dir, 'archive', '.communique', 'archive.json'), '{"format":"communique-archive","version":1}\n');
  const made = new Set<string>();
  for (let n = 0; n < count; n++) {
    const day = new Date(Date.UTC(2006, 0, 1) + Math.floor((n / count) * 7300) * 86_400_000).toISOString().slice(0, 10);
    const path = join(dir, 'archive', ...day.split('-'));
    if (!made.has(path)) mkdirSync(path, { recursive: true });
    made.add(path);
    writeFileSync(join(path, `release-${n}.md`), release(random, words, n, day));
  }
  writeFileSync(join(dir, 'done'), '');
  return dir;
}

function release(random: Random, words: readonly string[], n: number, day: string): string {
  const han = random.chance(0.12);
  const planted: string[] = PLANTED.filter(({ share }) => random.chance(share)).map(({ term }) => term);
  const paragraphs = Array.from({ length: random.int(3, 9) }, () =>
    han ? hanParagraph(random) : paragraph(random, words),
  );
  for (const term of planted) paragraphs[random.int(0, paragraphs.length - 1)] += ` ${term} `;
  const section = random.pick(SECTIONS);
  const house = random.int(1, 40);
  const body = paragraphs.join('\n\n');
  const head = [
    '---',
    `id: ${n.toString(16).padStart(20, '0')}`,
    `title: "${paragraph(random, words).slice(0, 60).trim()}"`,
    `date: "${day}"`,
    'date_precision: day',
    `publisher: House ${house}`,
    `source: "https://house-${house}.example.org/press/${n}"`,
    `section: [News, ${section}]`,
    ...(random.chance(0.2) ? [`author: [Author ${random.int(1, 300)}]`] : []),
    `lang: ${han ? 'zh' : 'en'}`,
    'origin: fetch',
    'revision: 1',
    `words: ${han ? body.length : body.split(' ').length}`,
    '---',
    '',
    '',
  ].join('\n');
  return `${head}${body}\n`;
}

function paragraph(random: Random, words: readonly string[]): string {
  return (
    Array.from({ length: random.int(30, 110) }, (_, i) => {
      const word = words[zipf(random, words.length)] ?? '';
      return i === 0 || random.chance(0.05) ? word.charAt(0).toUpperCase() + word.slice(1) : word;
    }).join(' ') + '.'
  );
}

function hanParagraph(random: Random): string {
  return Array.from({ length: random.int(60, 200) }, () => HAN[zipf(random, HAN.length)] ?? '').join('') + '。';
}
