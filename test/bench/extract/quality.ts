import type { Contender, Answer } from './contender.ts';
import type { Corpus } from './corpus.ts';
import { dayF1, mean, meanF1, overlapOf, phraseF1 } from './score.ts';

/** Scores of one extractor on one corpus, 0-1; absent where the corpus does not judge it. */
export interface Quality {
  readonly body?: number;
  readonly title?: number;
  readonly day?: number;
}

/** Runs an extractor over a corpus; a page on which it fails counts as empty. */
export async function qualityOf(contender: Contender, { pages }: Corpus): Promise<Quality> {
  const answers: Answer[] = [];
  for (const page of pages) answers.push(await answer(contender, page.bytes));
  const at = (index: number): Answer => answers[index] ?? { text: '' };
  const judged = pages.map((page, index) => ({ page, answer: at(index) }));
  const texts = judged.filter(({ page }) => page.text !== undefined);
  const phrases = judged.filter(({ page }) => page.with !== undefined || page.without !== undefined);
  const titles = judged.filter(({ page }) => page.title !== undefined);
  const dates = judged.filter(({ page }) => page.date !== undefined);
  const body =
    phrases.length > 0
      ? phraseF1(
          phrases.map(({ page, answer }) => ({
            found: answer.text,
            wanted: page.with ?? [],
            unwanted: page.without ?? [],
          })),
        )
      : meanF1(
          texts.map(({ page, answer }) => overlapOf(page.text ?? '', answer.text)),
          texts.map(({ answer }) => answer.text !== ''),
        );
  return {
    ...(phrases.length + texts.length > 0 ? { body } : {}),
    ...(titles.length > 0
      ? { title: mean(titles.map(({ page, answer }) => (squash(answer.title) === squash(page.title) ? 1 : 0))) }
      : {}),
    ...(dates.length > 0
      ? { day: dayF1(dates.map(({ page, answer }) => ({ found: answer.date, wanted: page.date?.slice(0, 10) ?? '' }))) }
      : {}),
  };
}

async function answer(contender: Contender, bytes: Uint8Array): Promise<Answer> {
  try {
    return contender.read(await contender.run(bytes));
  } catch {
    return { text: '' };
  }
}

const squash = (text = ''): string =>
  (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join(' ');
