import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Random } from '../../search/random.ts';

const MENU = [
  'Contact us',
  'Links',
  'Site map',
  'HOME > News > Press releases',
  'Search',
  'Subscribe to our newsletter',
];
const FOOT = [
  '[Send to a friend]',
  'Print this page',
  'Back to top',
  'Copyright Ministry of Harbours. All rights reserved.',
];
const WORDS =
  'harbour minister quay ferry vessel opened builders agreement region council said will the of and in to for with new port channel works coast survey budget staff'.split(
    ' ',
  );

/** A pasted page: menu, title, date, 3 to 14 paragraphs, footer; 1 to 8 kB. */
export function dump(i: number, random: Random): string {
  const words = (n: number): string => Array.from({ length: n }, () => random.pick(WORDS)).join(' ');
  const sentence = (): string => `The ${words(random.int(8, 23))} ${i}.`;
  const paragraphs = Array.from({ length: random.int(3, 14) }, () =>
    Array.from({ length: random.int(2, 4) }, sentence).join(' '),
  );
  const day = `${2000 + (i % 25)}-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + (i % 28)).padStart(2, '0')}`;
  return [...MENU, `Minister Opens Quay ${i} of ${words(4)}`, day, '', paragraphs.join('\n\n'), '', ...FOOT, ''].join(
    '\n',
  );
}

/** So many dumps in folders of 1,000 at most, the same at each run. */
export function writeDumps(folder: string, count: number): void {
  const random = new Random(7);
  for (let i = 0; i < count; i++) {
    const place = join(folder, String(2000 + (i % 25)), String(Math.floor(i / 25_000)));
    if (i % 25_000 < 25) mkdirSync(place, { recursive: true });
    writeFileSync(join(place, `${i}.txt`), dump(i, random));
  }
}

/** One file of so many bytes of dumps with lines of marks between them. @returns how many */
export function writeConcatenated(file: string, bytes: number): number {
  const random = new Random(7);
  const fd = openSync(file, 'wx');
  let count = 0;
  for (let written = 0; written < bytes; count++) written += writeSync(fd, `${dump(count, random)}\n==========\n\n`);
  closeSync(fd);
  return count;
}
