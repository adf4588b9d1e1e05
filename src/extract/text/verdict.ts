import type { Fate, JudgedBlock, StatedField } from '../../model/block.ts';
import type { TextBlock } from '../../document/text.ts';

/** What becomes of a block, and why. */
export interface Verdict {
  readonly fate: Fate;
  readonly step: 'span' | 'head' | 'tail' | 'prune' | 'repetition' | 'page';
  readonly rule: string;
  readonly reason: string;
  readonly field?: StatedField;
}

export const stated = (field: StatedField, reason: string): Verdict => ({
  fate: 'metadata',
  step: 'head',
  rule: field,
  reason,
  field,
});

export const boilerplate = (rule: string, reason: string): Verdict => ({
  fate: 'boilerplate',
  step: 'head',
  rule,
  reason,
});

/** Verdicts by block index; a block without one is judged by the span. */
export type Verdicts = Map<number, Verdict>;

export const judge = (block: TextBlock, verdict: Verdict): JudgedBlock => ({ block, ...verdict });
