import { contenders } from './contender.ts';
import { readCorpus } from './corpus.ts';

/** Extracts a page of a corpus for each number that the parent sends, and answers with the milliseconds of CPU that it took. */
const [name = '', corpus = ''] = process.argv.slice(2);
const pages = readCorpus(corpus)?.pages ?? [];
const contender = (await contenders(name !== 'communique')).find((one) => one.name === name);

process.on('message', (page: number) => void answer(page));

async function answer(page: number): Promise<void> {
  const bytes = pages[page]?.bytes ?? new Uint8Array();
  const start = process.cpuUsage();
  try {
    await contender?.run(bytes);
  } catch {
    // a page that an extractor cannot read costs what it cost
  }
  const { user, system } = process.cpuUsage(start);
  process.send?.((user + system) / 1000);
}
