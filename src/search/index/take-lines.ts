import { ChangeStream } from '../change-stream.ts';
import type { Emitter } from '../emitter.ts';
import type { DocumentLines } from '../ripgrep/segment-output.ts';
import type { SegmentScan } from '../ripgrep/segments.ts';
import type { Merge } from './merge.ts';
import type { SearchIndex } from './open.ts';

/** The files of so many documents are asked for in this process: another one is begun after some 7 ms. */
const FEW = 1000;
/** So many pieces of ripgrep's output, of 64 kB, wait for what is known of their files. */
const WAITING = 16;

/** Hands on what ripgrep finds in the index; of files that were not all asked for, it is asked in between. */
export async function takeLines(scan: SegmentScan, index: SearchIndex, merge: Merge, emitter: Emitter): Promise<void> {
  const statuses = new Statuses(index, emitter.root);
  const waiting: { readonly found: readonly DocumentLines[]; readonly unchanged: Promise<boolean> }[] = [];
  const take = async (most: number): Promise<void> => {
    while (waiting.length > most && !emitter.stopped) {
      const { found = [], unchanged } = waiting.shift() ?? {};
      const known = (await unchanged) === true;
      for (const lines of found) {
        if (emitter.stopped) return;
        const wait = merge.lines(lines, known);
        if (wait) await wait;
      }
    }
  };
  try {
    for await (const found of scan.documents()) {
      if (emitter.stopped) return;
      waiting.push({ found, unchanged: statuses.areUnchanged(found) });
      await take(statuses.elsewhere ? WAITING : 0);
    }
    await take(0);
  } finally {
    statuses.close();
  }
}

class Statuses {
  readonly #index: SearchIndex;
  readonly #root: string;
  #stream: ChangeStream | undefined;
  #documents = 0;

  constructor(index: SearchIndex, root: string) {
    this.#index = index;
    this.#root = root;
  }

  /** Are they asked for by another process? */
  get elsewhere(): boolean {
    return this.#stream !== undefined;
  }

  /** `false`: ask for each one. */
  async areUnchanged(found: readonly DocumentLines[]): Promise<boolean> {
    const { complete, segments, dead, manifest } = this.#index;
    if (complete) return true;
    this.#documents += found.length;
    if (this.#documents < FEW) return false;
    this.#stream ??= ChangeStream.open(this.#root, manifest.since);
    const paths = found.flatMap(({ segment, doc }) =>
      dead[segment]?.has(doc) ? [] : (segments[segment]?.docs.path(doc) ?? []),
    );
    return (await this.#stream?.areUnchanged(paths)) === true;
  }

  close(): void {
    this.#stream?.close();
  }
}
