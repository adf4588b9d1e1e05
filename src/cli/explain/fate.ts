import type { JudgedBlock } from '../../model/block.ts';
import { isUnexplained } from '../../pipeline/coverage.ts';

/** What is shown of a block: its fate, and prose left out without a rule that names it. */
export type ShownFate = JudgedBlock['fate'] | 'unexplained';

export function shownFate(one: JudgedBlock): ShownFate {
  return isUnexplained(one) ? 'unexplained' : one.fate;
}

interface Look {
  readonly sign: string;
  /** SGR code. */
  readonly color: string;
  /** Background on a page. */
  readonly css: string;
  readonly label: string;
}

/** A sign as well as a colour: not everybody sees colours, and pipes have none. */
export const LOOKS: Readonly<Record<ShownFate, Look>> = {
  body: { sign: '+', color: '32', css: '#d6f5d6', label: 'kept as text' },
  supplement: { sign: '~', color: '36', css: '#d3eef7', label: 'kept beside the text' },
  metadata: { sign: '=', color: '34', css: '#dfe3ff', label: 'moved to the front matter' },
  boilerplate: { sign: '-', color: '90', css: '#eeeeee', label: 'left out' },
  unexplained: { sign: '?', color: '33', css: '#ffe9b8', label: 'left out, unexplained' },
};
