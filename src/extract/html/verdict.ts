import type { Fate, JudgedBlock, StatedField } from '../../model/block.ts';
import type { HtmlBlock } from '../../document/html.ts';

/** Why a block has its fate. */
export interface Verdict {
  readonly fate: Fate;
  readonly step: 'read' | 'container' | 'span' | 'prune' | 'head' | 'tail' | 'repair' | 'rescue';
  readonly rule: string;
  readonly reason: string;
  readonly field?: StatedField;
}

/** The fates of the blocks of a page by their index; the first verdict against a block stands. */
export class Verdicts {
  readonly #verdicts: (Verdict | undefined)[];

  constructor(count: number) {
    this.#verdicts = Array.from<Verdict | undefined>({ length: count });
  }

  /** Whether the block is still running text. */
  keeps(index: number): boolean {
    return this.#verdicts[index] === undefined;
  }

  set(index: number, verdict: Verdict): void {
    this.#verdicts[index] ??= verdict;
  }

  /** Takes a verdict back: the block is running text after all, or something better known. */
  revise(index: number, verdict: Verdict | undefined): void {
    this.#verdicts[index] = verdict;
  }

  get(index: number): Verdict | undefined {
    return this.#verdicts[index];
  }

  judge(blocks: readonly HtmlBlock[]): JudgedBlock[] {
    return blocks.map((block, index) => ({ block, ...(this.#verdicts[index] ?? BODY) }));
  }
}

const BODY: Verdict = { fate: 'body', step: 'span', rule: 'body', reason: 'running text' };
