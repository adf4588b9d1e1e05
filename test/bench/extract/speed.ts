import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { mean, median } from './score.ts';

/** Milliseconds of CPU a page. */
export interface Speed {
  readonly name: string;
  readonly median: number;
  readonly mean: number;
}

const CHILD = join(import.meta.dirname, 'speed-child.ts');

/**
 * Interleaved: every page goes through all extractors in turn, so that a loaded machine slows all alike; each in a process of
 * its own, as one would pay for the garbage of another (ours took 14 ms in one process with jsdom, 12 in its own, 9 in
 * further passes without the others). The first pass warms up.
 */
export async function speedOf(
  names: readonly string[],
  corpus: { readonly name: string; readonly pages: readonly unknown[] },
): Promise<readonly Speed[]> {
  const children = names.map((name) => fork(CHILD, [name, corpus.name], { execArgv: ['--import', 'tsx'] }));
  try {
    const times = names.map((): number[] => []);
    for (let round = 0; round < 2; round++)
      for (let page = 0; page < corpus.pages.length; page++)
        for (let turn = 0; turn < children.length; turn++) {
          const at = (page + turn) % children.length;
          const child = children[at];
          const time = child && (await cpu(child, page));
          if (round > 0 && time !== undefined) times[at]?.push(time);
        }
    return names.map((name, at) => ({ name, median: median(times[at] ?? []), mean: mean(times[at] ?? []) }));
  } finally {
    for (const child of children) child.kill();
  }
}

async function cpu(child: ChildProcess, page: number): Promise<number> {
  const answer = once(child, 'message');
  child.send(page);
  const [time] = (await answer) as [number];
  return time;
}
