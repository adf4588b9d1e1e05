import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { textWidth } from '../../../src/document/width.ts';
import type { Capture } from '../../../src/model/capture.ts';
import { normalize } from '../../../src/pipeline/normalize.ts';
import { countRepetition } from '../../../src/pipeline/repetition.ts';
import type { Answer, Contender } from './contender.ts';
import { type BenchPage, type Corpus, DATA } from './corpus.ts';
import { type PressPage, type PressQuality, pressQuality } from './press.ts';
import { qualityOf, type Quality } from './quality.ts';

const PASTED = ['textdump', 'textdump-fundus', 'textdump-daniel'];
const PRESS = join(DATA, '../press');

/** Corpora of text: pasted pages, the same wrapped at 80 columns, dumps of press offices alone and imported together. */
export const DUMPS = [...PASTED, ...PASTED.map((name) => `${name}-wrapped`), 'press', 'press-together'];

export type DumpQuality = Quality & Partial<PressQuality>;

/** A corpus of dumps that can score itself; nothing when this machine has none of that name. */
export interface DumpCorpus {
  readonly name: string;
  readonly digest: string;
  readonly pages: number;
  quality(): Promise<DumpQuality>;
}

export function readDumps(name: string): DumpCorpus | undefined {
  if (name.startsWith('press')) return readPress(name, name.endsWith('-together'));
  const corpus = readPasted(name.replace(/-wrapped$/, ''), name.endsWith('-wrapped'));
  return corpus && { name, digest: corpus.digest, pages: corpus.pages.length, quality: () => qualityOf(alone, corpus) };
}

const capture = (bytes: Uint8Array, path: string): Capture => ({
  bytes,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  retrieved: '2026-01-01T00:00:00Z',
  path,
  fetched: false,
});

function read(result: Awaited<ReturnType<typeof normalize>>): Answer {
  const [outcome] = result;
  if (outcome?.kind !== 'release') return { text: '' };
  return { text: outcome.release.text, title: outcome.release.title, date: outcome.release.date?.value };
}

const alone: Contender = {
  name: 'communique',
  run: (bytes) => normalize(capture(bytes, 'page.txt'), {}),
  read: (result) => read(result as Awaited<ReturnType<typeof normalize>>),
};

function readPasted(name: string, wrapped: boolean): Corpus | undefined {
  const gold = join(DATA, name, 'gold.jsonl');
  if (!existsSync(gold)) return undefined;
  const text = readFileSync(gold, 'utf8');
  const rows = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Omit<BenchPage, 'bytes'> & { readonly dump: string });
  const digest = createHash('sha256')
    .update(text)
    .update(wrapped ? 'wrapped' : '');
  return {
    name,
    digest: digest.digest('hex'),
    // Their headlines and days are the page's, not always the dump's: only the body is judged.
    pages: rows.map(({ id, dump, text: body }) => ({
      id,
      bytes: Buffer.from(wrapped ? wrap(dump) : dump),
      ...(body === undefined ? {} : { text: body }),
    })),
  };
}

const COLUMNS = 80;
const INDENT = '   ';
const LETTER =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uff60]|\s+|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uff60]+/gu;

/** As `lynx -dump` prints a page: three blanks, then words up to column 80; Han and kana break anywhere. */
export function wrap(text: string): string {
  return text
    .split('\n')
    .flatMap((line) => {
      const lines = [''];
      let width = INDENT.length;
      for (const [piece] of line.trim().matchAll(LETTER)) {
        const columns = textWidth(piece);
        if (width + columns > COLUMNS && width > INDENT.length) {
          lines.push('');
          width = INDENT.length;
        }
        if (width === INDENT.length && piece.trim() === '') continue;
        lines[lines.length - 1] += piece;
        width += columns;
      }
      return lines.map((one) => (one === '' ? '' : `${INDENT}${one.trimEnd()}`));
    })
    .join('\n');
}

function readPress(name: string, together: boolean): DumpCorpus | undefined {
  const gold = join(PRESS, 'gold.jsonl');
  if (!existsSync(gold)) return undefined;
  const text = readFileSync(gold, 'utf8');
  const rows = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as PressPage)
    .filter(({ file }) => file.startsWith('txt/'));
  const captures = rows.map(({ file }) => capture(readFileSync(join(PRESS, file)), file));
  const digest = createHash('sha256').update(text);
  for (const { bytes } of captures) digest.update(bytes);
  return {
    name,
    digest: digest.digest('hex'),
    pages: rows.length,
    quality: async () => {
      const known = together ? await countRepetition(sources(captures), {}, new AbortController().signal) : undefined;
      const answers: Answer[] = [];
      for (const one of captures) answers.push(read(await normalize(one, {}, known?.(one))));
      return pressQuality(rows, answers);
    },
  };
}

async function* sources(captures: readonly Capture[]): AsyncGenerator<{ name: string; capture(): Promise<Capture> }> {
  for (const one of captures) yield { name: one.path ?? '', capture: () => Promise.resolve(one) };
}
