import { dateShape, looksLikeDate } from '../date-shape.ts';
import type { Line } from './line.ts';
import { endsOpen, OPEN_WORDS } from './open-word.ts';
import { endsClosed } from './shape.ts';
import { firstPiece } from './wrap.ts';

/** How two neighbouring lines belong together: one paragraph with or without a space between them, or not at all. */
export type Joint = 'space' | 'glue' | 'break';

const CLOSING = /^[,.;:!?)\]}’”»、。，；：！？）】」』…%،؛؟۔।]/u;
const LOWER = /^[\p{Ll}]/u;
/** "(2012) asks for": brackets inside a sentence. */
const BRACKETED = /^\([^()]{1,40}\),?\s\p{Ll}/u;
const DASHED = /^[–—]\s+\p{Ll}/u;
const CJK_END = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]$/u;
const CJK_START = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;
const URL_LINE = /^(?:https?:\/\/|www\.)\S+$/i;
/** What may stand before a date that has a line to itself: a label, a word or two. */
const BEFORE_DATE = /^(?:[\p{L}\p{M}][\p{L}\p{M} ]{1,24}:\s*)?(?:[\p{L}\p{M}]{2,16}\.?,? ){0,2}$/u;
/** And behind it: a time with a word or two about it, as "um 15:45 Uhr", "15h45", "3:45 p.m. CET". */
const BEHIND_DATE =
  /^[.)]?(?:[\s,|·–-]{1,3}(?:[\p{L}\p{M}]{1,8}\.? )?\d{1,2}(?:[:.h]\d\d){1,2}(?: ?[\p{L}.]{1,5}){0,2})?[\s)\]]*$/u;
/** Columns of a line that is a date, with a label and a time. */
const DATE_LINE = 80;
/** A line this wide holds running text rather than a label. */
const PROSE = 60;

const glueOrSpace = (left: string, right: string): Joint =>
  CJK_END.test(left) && CJK_START.test(right) ? 'glue' : 'space';

/** @param last no line of the same paragraph follows; then other dates and a few words may stand behind the first */
function isDateLine(text: string, last: boolean): boolean {
  const date = dateShape(text);
  if (date === undefined || !BEFORE_DATE.test(text.slice(0, date.start))) return false;
  return BEHIND_DATE.test(text.slice(date.end)) || (last && looksLikeDate(text) && !endsClosed(text));
}

/** Whether the line was cut by a wrap at `limit`: the next line's first word would not have fitted. */
function wrapped(line: Line, next: Line, limit: number): boolean {
  const width = line.width + Math.min(line.indent, 8);
  return width <= limit + 2 && width + firstPiece(next) >= limit - 1 && next.indent <= line.indent + 2;
}

/** Whether `next` goes on with a sentence that stands open before it. */
function continues(open: string, next: string): boolean {
  return (
    CLOSING.test(next) ||
    (!endsClosed(open) && ((LOWER.test(next) && !URL_LINE.test(next)) || DASHED.test(next) || BRACKETED.test(next)))
  );
}

/**
 * Decides whether `next` belongs to the paragraph whose text so far is `open` and whose last line is `line`.
 * `after` is the line behind `next`, for links that tools put on lines of their own in the middle of a sentence.
 */
export function joint(open: string, line: Line, next: Line, after: Line | undefined, limit: number): Joint {
  if (next.gap > 0) return 'break';
  // A date alone on its line is a date line, unless a sentence asks for it.
  if (next.width <= DATE_LINE && !endsOpen(open) && isDateLine(next.text, after === undefined || after.gap > 0))
    return 'break';
  if (
    /^[^\p{L}\p{N}\s]{1,2}$/u.test(next.text)
      ? CLOSING.test(next.text)
      : CLOSING.test(next.text) && !/^[.…]{2}/.test(next.text)
  )
    return 'glue';
  if (limit > 0 && line.width > limit * 0.3 && wrapped(line, next, limit)) return glueOrSpace(open, next.text);
  const prose = (open.length >= PROSE && !URL_LINE.test(open)) || (next.width >= PROSE && !URL_LINE.test(next.text));
  if (OPEN_WORDS.has(open.toLowerCase())) return 'space';
  const goesOn = after !== undefined && after.gap === 0 && continues(next.text, after.text);
  if (!prose) {
    const asks = /\p{L}$/u.test(open) && endsOpen(open);
    const answers = LOWER.test(next.text) && endsOpen(next.text) && !endsClosed(open);
    return (goesOn && asks) || answers ? glueOrSpace(open, next.text) : 'break';
  }
  if (continues(open, next.text)) return glueOrSpace(open, next.text);
  if (endsOpen(open)) return glueOrSpace(open, next.text);
  const link = next.width < PROSE || URL_LINE.test(next.text);
  if (link && goesOn && !endsClosed(open) && open.length >= PROSE) return glueOrSpace(open, next.text);
  return 'break';
}
