/**
 * Fits the weights by which the headline of a text dump is chosen to pages of known headline (see fit-text.ts for where
 * they lie), and prints how many it then chooses right. Usage: npx tsx test/tool/fit-title.ts && npx oxfmt
 * The weights in place also saw the press dumps, each with four times the weight of a page.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseText } from '../../src/document/text.ts';
import { titleContext } from '../../src/extract/text/head.ts';
import { skipHead } from '../../src/extract/text/head-start.ts';
import { judgeBlocks } from '../../src/extract/text/judgement.ts';
import { repairBody } from '../../src/extract/text/repair.ts';
import { titleCandidates } from '../../src/extract/text/title.ts';
import { squash } from '../../src/extract/text/word.ts';
import { scoreOf } from './fit/logistic.ts';
import { fitSoftmax } from './fit/softmax.ts';
import type { Choice } from './fit/softmax.ts';

const DATA = new URL('../../../shared/bench/data/', import.meta.url);
const TARGET = new URL('../../src/extract/text/title-weights.ts', import.meta.url);
/** What a batch shows of a line cannot be learnt from single pages: set by hand. */
const BY_HAND: Readonly<Record<string, number>> = { recurs: -2.5, series: -0.8 };

function choiceOf(dump: string, title: string, weight: number): Choice {
  const { blocks } = parseText(dump);
  const { span } = repairBody(blocks, judgeBlocks(blocks));
  const body = skipHead(blocks, span.start, span.end);
  const candidates = titleCandidates(titleContext(blocks, body, {})).map(({ index, features }) => ({
    features,
    positive: squash(blocks[index]?.text ?? '') === squash(title),
  }));
  // Where the headline is no line of the page, none is the right answer, if a weaker one.
  return { candidates, weight: candidates.some((one) => one.positive) ? weight : weight / 2 };
}

function* choices(): Generator<Choice> {
  for (const [bench, weight] of [
    ['textdump-fundus', 2],
    ['textdump-daniel', 1],
  ] as const) {
    for (const line of readFileSync(new URL(`${bench}/gold.jsonl`, DATA), 'utf8')
      .split('\n')
      .filter(Boolean)) {
      const row: unknown = JSON.parse(line);
      if (typeof row !== 'object' || row === null || !('dump' in row) || !('title' in row)) continue;
      if (typeof row.dump === 'string' && typeof row.title === 'string') yield choiceOf(row.dump, row.title, weight);
    }
  }
}

const all = [...choices()];
const weights = fitSoftmax(all);
const right = all.filter(({ candidates }) => {
  const scores = candidates.map((one) => scoreOf(one.features, weights));
  const top = Math.max(0, ...scores);
  return top > 0 && candidates[scores.indexOf(top)]?.positive === true;
});
const lines = [...weights, ...Object.entries(BY_HAND)]
  .map(([name, value]): [string, number] => [name, Math.round(value * 100) / 100])
  .filter(([, value]) => Math.abs(value) >= 0.02)
  .toSorted(([a], [b]) => (a < b ? -1 : 1))
  .map(([name, value]) => `  '${name}': ${value},`);
const doc =
  'Weights of what speaks for a headline; fitted to pages of known headline (test/tool/fit-title.ts), `recurs` and `series` set by hand.';
writeFileSync(
  TARGET,
  `/** ${doc} */\nexport const TITLE: Readonly<Record<string, number>> = {\n${lines.join('\n')}\n};\n`,
);
process.stdout.write(`${right.length} of ${all.length} headlines right\n`);
