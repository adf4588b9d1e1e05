import type { HtmlBlock } from '../../document/html.ts';
import { isDateline } from '../date/dateline-shape.ts';
import type { FoundDate } from '../date/find.ts';
import { squash } from '../likeness.ts';
import type { Layout } from './layout.ts';

/** Where a date stands, and what that is worth. */
export interface Place {
  readonly family: 'head' | 'dateline' | 'body' | 'signature' | 'tail';
  readonly score: number;
}

/** How near to headline and text the date stands, and whether it is most of its block. */
export function placeOf(block: HtmlBlock, date: FoundDate, layout: Layout): Place {
  const { title, bodyStart, bodyEnd } = layout;
  const rest = block.text.length - (date.end - date.start);
  const line = rest <= 60 ? 1 : rest <= 140 && !isSentence(block.text) ? 0.6 : 0;
  const { index } = block;
  const start = bodyStart ?? Infinity;
  if (index === title) return { family: 'body', score: isBeside(block, date, layout) ? 70 : 34 };
  if (line === 0) {
    const opens = index >= start && index < start + 5 && isDateline(block.text, date);
    return opens ? { family: 'dateline', score: 62 - (index - start) * 4 } : { family: 'body', score: 15 };
  }
  const end = Math.min(bodyEnd ?? Infinity, Math.max((title ?? 0) + 12, Math.min(start, (title ?? 0) + 40)) + 1);
  if (title !== undefined && index >= title && index < end)
    return { family: 'head', score: 70 + 10 * line - Math.min(index - title, 20) };
  if (title !== undefined && index < title && index >= title - 8)
    return { family: 'head', score: 68 + 8 * line - (title - index) };
  if (bodyEnd !== undefined && index >= bodyEnd - 2 && index < bodyEnd)
    return { family: 'signature', score: 40 + 10 * line };
  if (bodyEnd !== undefined && index >= bodyEnd && index < bodyEnd + 8)
    return { family: 'tail', score: 46 + 10 * line - Math.abs(index - bodyEnd) };
  if (index >= start && (bodyEnd === undefined || index < bodyEnd)) return { family: 'body', score: 28 + 6 * line };
  return { family: 'body', score: 24 + 6 * line };
}

/** In the headline's block but no word of the headline: before it, or set apart behind it. */
function isBeside(block: HtmlBlock, date: FoundDate, { headline }: Layout): boolean {
  if (date.start === 0 && date.end < block.text.length) return true;
  return headline !== undefined && !headline.includes(squash(date.raw)) && squash(block.text).startsWith(headline);
}

/** Five small words, or thirty Han letters, and a full stop are a sentence that tells of a day, not a line that gives it. */
const isSentence = (text: string): boolean =>
  /[.!?。！？]["”»]?$/u.test(text) &&
  ((text.match(/(?<!\p{L})\p{Ll}{2,}/gu)?.length ?? 0) >= 5 || (text.match(HAN_AND_KANA)?.length ?? 0) >= 30);
const HAN_AND_KANA = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
