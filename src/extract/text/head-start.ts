import { looksLikeDate } from '../../document/date-shape.ts';
import type { TextBlock } from '../../document/text.ts';
import { endsClosed } from '../../document/text/shape.ts';
import { isHeadLine } from './head-line.ts';
import { labelOf } from './label.ts';
import { inCapitals, isLead } from './lead.ts';
import { wordsOf } from './word.ts';

/** Blocks at the body's start that may still be the head. */
const HEAD_INSIDE = 14;

/**
 * Moves the body's start behind head lines and a headline that the span took in.
 * @param title the headline, where something beside the text states it
 */
export function skipHead(blocks: readonly TextBlock[], start: number, end: number, title?: string): number {
  let at = start;
  const last = Math.min(end, start + HEAD_INSIDE);
  for (let i = start; i < last; i++) {
    const block = blocks[i];
    if (block === undefined) break;
    if (isHeadLine(block) || block.kind === 'heading') at = i + 1;
    else if (block.width > 240 || (endsClosed(block.text) && block.width >= 50)) break;
  }
  return skipHeadline(blocks, at, end, title);
}

/** Lines that a headline and a line under it may take. */
const HEADLINES = 4;

/** Up to four lines without an end, or in capitals, before the first paragraph: headline and subtitle. */
function skipHeadline(blocks: readonly TextBlock[], start: number, end: number, title?: string): number {
  for (let i = start; i < Math.min(end - 1, start + HEADLINES); i++) {
    const block = blocks[i];
    const next = blocks[i + 1];
    if (block === undefined || next === undefined || !isHeadline(block)) return i;
    if (isLead(blocks, i, title)) return i;
    if (!isHeadline(next) && (next.width > 80 || next.kind === 'heading')) return i + 1;
  }
  return start;
}

function isHeadline(block: TextBlock): boolean {
  if (block.width > 300 || block.kind === 'item' || block.kind === 'quote' || wordsOf(block.text).length < 2)
    return false;
  return inCapitals(block.text) || (block.width <= 220 && !/[,，、;；]$/.test(block.text) && !endsClosed(block.text));
}

/** "Fellow citizens:" before a speech's first paragraph. */
export function withSalutation(blocks: readonly TextBlock[], first: number, title: number): number {
  const block = blocks[first - 1];
  if (block === undefined || first - 1 <= title || block.width > 60 || !/[\p{L}][:!,：！，]$/u.test(block.text))
    return first;
  const alone = first === 1 || first - 2 === title || looksLikeDate(blocks[first - 2]?.text ?? '');
  return alone && labelOf(block.text) === undefined ? first - 1 : first;
}

/** Without a headline only head lines at the very start are taken off. */
export function trimmed(blocks: readonly TextBlock[], start: number, body: number): number {
  const stop = blocks.slice(start, body).findIndex((block) => !isHeadLine(block));
  return stop < 0 ? body : start + stop;
}
