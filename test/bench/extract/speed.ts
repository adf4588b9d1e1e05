import type { Contender } from './contender.ts';
import type { BenchPage } from './corpus.ts';
import { mean, median } from './score.ts';

/** Milliseconds of CPU a page. */
export interface Speed {
  readonly name: string;
  readonly median: number;
  readonly mean: number;
}

const WARM_UP = 12;

/** Interleaved: every page goes through all extractors in turn, so that a loaded machine slows all alike. */
export async function speedOf(
  contenders: readonly Contender[],
  pages: readonly BenchPage[],
): Promise<readonly Speed[]> {
  for (const { bytes } of pages.slice(0, WARM_UP)) for (const contender of contenders) await cpu(contender, bytes);
  const times = contenders.map((): number[] => []);
  for (const [round, { bytes }] of pages.entries()) {
    for (let turn = 0; turn < contenders.length; turn++) {
      const at = (round + turn) % contenders.length;
      const contender = contenders[at];
      if (contender) times[at]?.push(await cpu(contender, bytes));
    }
  }
  return contenders.map(({ name }, at) => ({ name, median: median(times[at] ?? []), mean: mean(times[at] ?? []) }));
}

async function cpu(contender: Contender, bytes: Uint8Array): Promise<number> {
  const start = process.cpuUsage();
  try {
    await contender.run(bytes);
  } catch {
    // a page that an extractor cannot read costs what it cost
  }
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
