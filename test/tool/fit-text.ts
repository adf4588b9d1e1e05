/**
 * Fits the weights by which blocks of text dumps are judged to pages of known body, and writes them to
 * src/extract/text. The pages lie beside the repository: ../shared/bench/data/textdump*, development halves only.
 * Usage: npx tsx test/tool/fit-text.ts && npx oxfmt
 * The weights in place were fitted in the same way to these pages, to their copies wrapped at 77 columns, and to 45 press
 * dumps that weigh more than their share, so that short lines of releases (schedules, salutations) are kept.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { TextBlock } from '../../src/document/text.ts';
import { parseText } from '../../src/document/text.ts';
import { tellFeatures } from '../../src/extract/text/feature.ts';
import { tellSecondFeatures } from '../../src/extract/text/second.ts';
import { guessSpan } from '../../src/extract/text/span.ts';
import { FeatureList } from '../../src/extract/text/weight.ts';
import { wordsOf } from '../../src/extract/text/word.ts';
import { fitLogistic, scoreOf } from './fit/logistic.ts';
import type { Example, Weights } from './fit/logistic.ts';

const DATA = new URL('../../../shared/bench/data/', import.meta.url);
const TARGET = new URL('../../src/extract/text/', import.meta.url);
const FOLDS = 4;

interface Page {
  readonly group: number;
  readonly blocks: readonly TextBlock[];
  readonly rows: readonly Example[];
}

const field = (row: object, name: string): string => {
  const value: unknown = Reflect.get(row, name);
  return typeof value === 'string' ? value : '';
};

/** Runs of four words: a block is body if half of its own stand in the known body. */
function shingles(text: string): string[] {
  const words = wordsOf(text);
  return words.length < 4 ? [words.join(' ')] : words.slice(3).map((_, i) => words.slice(i, i + 4).join(' '));
}

/** The features of each block, by name. */
function listed(
  blocks: readonly TextBlock[],
  tell: (sinkOf: (index: number) => FeatureList) => void,
): readonly Example['features'][] {
  const lists = blocks.map(() => new FeatureList());
  tell((index) => lists[index] ?? new FeatureList());
  return lists.map(({ features }) => features);
}

function pageOf(row: object, group: number): Page {
  const { blocks } = parseText(field(row, 'dump'));
  const body = field(row, 'text');
  const known = new Set(shingles(body));
  const plain = ` ${wordsOf(body).join(' ')} `;
  const size = wordsOf(body).length;
  const features = listed(blocks, (sinkOf) => tellFeatures(blocks, guessSpan(blocks), sinkOf));
  return {
    group,
    blocks,
    rows: blocks.map((block, i) => {
      const words = wordsOf(block.text).length;
      const own = shingles(block.text);
      const short = words < 4;
      const found = own.filter((one) => (short ? plain.includes(` ${one} `) : known.has(one))).length;
      // A page counts by its text, a short line that also stands elsewhere little.
      const weight =
        words === 0 ? 0 : (short && found > 0 ? 0.3 : 1) * Math.min(0.3, (Math.min(words, 80) + 4) / (size + 60));
      return { features: features[i] ?? [], positive: found >= own.length / 2, weight };
    }),
  };
}

function* pages(): Generator<Page> {
  for (const bench of ['textdump', 'textdump-fundus', 'textdump-daniel']) {
    const file = new URL(`${bench}/gold.jsonl`, DATA);
    if (!existsSync(file)) throw new Error(`${file.pathname} is not there`);
    const hosts = new Map<string, number>();
    for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
      const row: unknown = JSON.parse(line);
      if (typeof row !== 'object' || row === null) continue;
      const host = field(row, 'url').split('/')[2] ?? field(row, 'id').split('_')[1] ?? '';
      if (!hosts.has(host)) hosts.set(host, hosts.size % FOLDS);
      yield pageOf(row, hosts.get(host) ?? 0);
    }
  }
}

/** Each page judged by weights that never saw its host: what the second judgement will meet. */
function unseen(all: readonly Page[]): ReadonlyMap<Page, number[]> {
  const logits = new Map<Page, number[]>();
  for (let fold = 0; fold < FOLDS; fold++) {
    const weights = fitLogistic(all.filter((page) => page.group !== fold).flatMap((page) => page.rows));
    for (const page of all.filter((one) => one.group === fold))
      logits.set(
        page,
        page.rows.map((row) => scoreOf(row.features, weights)),
      );
  }
  return logits;
}

function write(file: string, name: string, doc: string, weights: Weights): void {
  const lines = [...weights]
    .map(([key, value]): [string, number] => [key, Math.round(value * 100) / 100])
    .filter(([, value]) => Math.abs(value) >= 0.02)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `  '${key}': ${value},`);
  const text = `/** ${doc} */\nexport const ${name}: Readonly<Record<string, number>> = {\n${lines.join('\n')}\n};\n`;
  writeFileSync(new URL(file, TARGET), text);
}

const all = [...pages()];
const first = unseen(all);
const second = all.flatMap((page) => {
  const logits = first.get(page) ?? [];
  const further = listed(page.blocks, (sinkOf) => tellSecondFeatures(page.blocks, logits, sinkOf));
  return page.rows.map((row, i) => ({ ...row, features: [...row.features, ...(further[i] ?? [])] }));
});
const fitted = 'fitted by logistic regression to pages of known body (test/tool/fit-text.ts).';
write(
  'first-weights.ts',
  'FIRST',
  `Weights of the first judgement, by feature; ${fitted}`,
  fitLogistic(all.flatMap((page) => page.rows)),
);
write(
  'second-weights.ts',
  'SECOND',
  `Weights of the second judgement, which also sees what the first took the neighbours for; ${fitted}`,
  fitLogistic(second),
);
