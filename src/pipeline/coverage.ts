import type { Block, JudgedBlock } from '../model/block.ts';

/** Where the characters of a page went. */
export interface Coverage {
  /** Body and supplements. */
  readonly kept: number;
  /** Title, date line, byline: moved to the front matter. */
  readonly metadata: number;
  /** Left out for what it is: a rule names it. */
  readonly removed: number;
  /** Prose left out only for where it stands. */
  readonly unexplained: number;
}

/** Removals that say where a block stands, not what it is. */
const PLACES: ReadonlySet<string> = new Set([
  'outside-container',
  'outside-span',
  'after-body',
  'before-body',
  'score',
]);
/** Columns from which a block without links reads as prose. */
const PROSE_WIDTH = 160;
/** Share of the prose that may be left out unexplained without a word about it, and the least that is worth one. */
const MAX_UNEXPLAINED = 0.1;
const WORTH_SAYING = 300;

export function coverageOf(judged: readonly JudgedBlock[]): Coverage {
  const coverage = { kept: 0, metadata: 0, removed: 0, unexplained: 0 };
  for (const one of judged) {
    const length = one.block.text.length;
    if (one.fate === 'body' || one.fate === 'supplement') coverage.kept += length;
    else if (one.fate === 'metadata') coverage.metadata += length;
    else if (isUnexplained(one)) coverage.unexplained += length;
    else coverage.removed += length;
  }
  return coverage;
}

/** True for prose that no rule recognised, but that was left out. */
export function isUnexplained({ block, fate, rule }: JudgedBlock): boolean {
  return fate === 'boilerplate' && PLACES.has(rule) && isProse(block);
}

function isProse({ kind, width, linkShare }: Block): boolean {
  return width >= PROSE_WIDTH && linkShare < 0.3 && kind !== 'code' && kind !== 'rule';
}

/** A warning when much prose is left out for its place alone. */
export function coverageWarning({ kept, unexplained }: Coverage): string | undefined {
  const share = unexplained / Math.max(1, kept + unexplained);
  if (share <= MAX_UNEXPLAINED || unexplained < WORTH_SAYING) return undefined;
  return `${Math.round(share * 100)} % of the prose (${unexplained} characters) was left out only for where it stands; communique explain shows it`;
}
