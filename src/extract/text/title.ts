import { looksLikeDate } from '../../document/date-shape.ts';
import type { TextBlock } from '../../document/text.ts';
import { endsOpen } from '../../document/text/open-word.ts';
import { endsClosed } from '../../document/text/shape.ts';
import { labelOf } from './label.ts';
import type { Feature } from './feature.ts';
import { titleFeatures } from './title-feature.ts';
import { TITLE } from './title-weights.ts';
import { squash } from './word.ts';

/** What speaks for a block being the headline. */
export interface TitleContext {
  readonly blocks: readonly TextBlock[];
  /** First block of the body. */
  readonly start: number;
  /** Words of the body's beginning. */
  readonly bodyWords: ReadonlySet<string>;
  /** Words of the file's name. */
  readonly pathWords: ReadonlySet<string>;
  /** Whether a block is a label, a date, a contact or other furniture, and no headline. */
  readonly isOther: (block: TextBlock) => boolean;
  /** Whether a block recurs across the batch: mostly a site's name, but some headlines do too. */
  readonly recurs: (block: TextBlock) => boolean;
}

/** Addresses and telephone numbers name no release. */
const NEVER = /@|https?:|www\.|\d{3}[-. ]\d{4}/;
/** How far before the body a headline is looked for, in blocks. */
const REACH = 60;

/** Least share of a page title that the headline takes: "MEDIA ADVISORY" above "MEDIA ADVISORY – …" is none. */
const MEANT = 0.4;

/** A block that may be the headline, with what speaks for and against it. */
export interface TitleCandidate {
  readonly index: number;
  readonly features: readonly Feature[];
}

/** The blocks before the body that may be the headline, nearest first. */
export function titleCandidates(context: TitleContext): readonly TitleCandidate[] {
  const { blocks, start } = context;
  const copies = new Map<string, number>();
  for (const block of blocks) {
    if (block.width > 300) continue;
    const key = squash(block.text);
    copies.set(key, (copies.get(key) ?? 0) + 1);
  }
  const candidates: TitleCandidate[] = [];
  for (let i = start - 1; i >= Math.max(0, start - REACH); i--) {
    const block = blocks[i];
    if (
      block === undefined ||
      block.running ||
      context.isOther(block) ||
      NEVER.test(block.text) ||
      !/\p{L}/u.test(block.text)
    )
      continue;
    // "announced on Tuesday that the" is a piece of a sentence.
    if (/^\p{Ll}/u.test(block.text) && endsOpen(block.text)) continue;
    candidates.push({ index: i, features: titleFeatures(i, block, context, copies, candidates.length) });
  }
  return candidates;
}

/** The block that is the release's headline, if one of those before the body is. */
export function findTitle(context: TitleContext): number | undefined {
  let best: number | undefined;
  let top = 0;
  for (const { index, features } of titleCandidates(context)) {
    const score = features.reduce((sum, [name, value]) => sum + (TITLE[name] ?? 0) * value, 0);
    if (score > top) {
      top = score;
      best = index;
    }
  }
  return best === undefined ? undefined : withoutSite(context, best);
}

/** A page title is the headline with the site's name behind it: where the headline stands alone too, that is the one. */
function withoutSite({ blocks, start }: TitleContext, title: number): number {
  const text = blocks[title]?.text ?? '';
  for (let i = title + 1; i < start; i++) {
    const other = blocks[i]?.text ?? '';
    if (
      other.length < text.length * MEANT ||
      other.length >= text.length ||
      !/\s[-–—|:·»]\s/u.test(text.slice(other.length))
    )
      continue;
    if (text.startsWith(other)) return i;
  }
  return title;
}

const inCapitals = (text: string): boolean => !/\p{Ll}/u.test(text) && /\p{Lu}{2}/u.test(text);

/**
 * All lines of a headline that was broken over several: lines in capitals that follow each other without a gap, and a
 * first word or two above it that stand right under the date line.
 */
export function titleLines(blocks: readonly TextBlock[], title: number, body: number): readonly number[] {
  const lines = [title];
  const open = (index: number): TextBlock | undefined => {
    const block = blocks[index];
    if (block === undefined || block.kind !== 'paragraph' || block.width > 200 || endsClosed(block.text))
      return undefined;
    return labelOf(block.text) === undefined && !looksLikeDate(block.text) ? block : undefined;
  };
  const first = blocks[title];
  if (first === undefined || first.kind === 'heading') return lines;
  if (inCapitals(first.text)) {
    for (let i = title + 1; i < body; i++) {
      const block = open(i);
      if (block === undefined || block.gap > 0 || !inCapitals(block.text)) break;
      lines.push(i);
    }
  }
  // A line that begins small goes on with the one before it.
  for (let i = title + 1; i < body; i++) {
    const block = open(i);
    if (block === undefined || block.gap > 0 || !/^\p{Ll}/u.test(block.text)) break;
    if (!lines.includes(i)) lines.push(i);
  }
  const above = open(title - 1);
  if (above !== undefined && first.gap === 0) {
    const under = looksLikeDate(blocks[title - 2]?.text ?? '') && above.width < 24;
    if (under || /^\p{Ll}/u.test(first.text) || (inCapitals(first.text) && inCapitals(above.text) && above.width >= 24))
      lines.unshift(title - 1);
  }
  return lines;
}
