import { looksLikeDate } from '../../document/date-shape.ts';
import type { TextBlock } from '../../document/text.ts';
import { endsClosed } from '../../document/text/shape.ts';
import { isHeadLine } from './head-line.ts';
import { wordsOf } from './word.ts';

/** A line in capitals; scripts without case have none. */
export const inCapitals = (text: string): boolean =>
  !/\p{Ll}/u.test(text) && (text.match(/\p{Lu}/gu)?.length ?? 0) > text.length * 0.5;

/** Narrower lines are no leads. */
const LEAD = 80;
/** Characters of a sentence before a link. */
const SENTENCE = 60;
/** A sentence that ends inside a line: "…winters. The state", behind no abbreviation. */
const SENTENCE_END = /\p{Ll}{4}["”’)]?[.!?]["”’)]?\s["“(]?\p{Lu}\S*\s/u;
const LINK_LAST = /(?:\[[^\]]{1,200}\]\([^)\s]{1,1000}\)|https?:\/\/\S{1,1000})\.?$/;

/**
 * Whether a block that nothing closes is the first paragraph all the same, and no headline.
 * @param title the headline, where something beside the text states it
 */
export function isLead(blocks: readonly TextBlock[], index: number, title?: string): boolean {
  const block = blocks[index];
  if (block === undefined || block.width < LEAD) return false;
  if (readsOn(block.text) || isUnderDate(blocks, index)) return true;
  return title !== undefined && isLong(block.text) && saidOf(block.text, wordsOf(title)) < SAID;
}

/** Whether a line without an end is running text: sentences, and a link or the like behind them. */
function readsOn(text: string): boolean {
  if (inCapitals(text)) return false;
  const before = text.replace(LINK_LAST, '');
  return (before.length < text.length && before.length >= SENTENCE && endsClosed(before)) || SENTENCE_END.test(text);
}

/** Share of a headline's words from which on a text says it again. */
const SAID = 0.5;
/** Fewest words of a headline and of a lead. */
const TITLE_WORDS = 4;
const LEAD_WORDS = 12;

/**
 * A long line right under the date that a headline stands above: the lead, though nothing closes it. The line above is
 * the headline, and no name of an office, if it is set as a sentence and the text says its words again.
 */
function isUnderDate(blocks: readonly TextBlock[], index: number): boolean {
  const date = blocks[index - 1];
  const above = blocks[index - 2];
  const lead = blocks[index];
  if (date === undefined || above === undefined || lead === undefined || !looksLikeDate(date.text)) return false;
  const words = wordsOf(above.text);
  if (words.length < TITLE_WORDS || above.width > lead.width || isHeadLine(above) || !setAsSentence(above.text))
    return false;
  if (!isLong(lead.text)) return false;
  const text = blocks.slice(index, index + 3).map((block) => block.text.slice(0, 1000));
  return saidOf(above.text, wordsOf(text.join(' '))) >= SAID;
}

/** Share of the words of a line that stand among others. */
function saidOf(line: string, others: readonly string[]): number {
  const words = wordsOf(line);
  const said = new Set(others);
  return words.filter((word) => said.has(word)).length / Math.max(1, words.length);
}

const isLong = (text: string): boolean => wordsOf(text).length >= LEAD_WORDS && setAsSentence(text);

/** Most of its longer words begin small, as in no line of names and no headline in title case. */
function setAsSentence(text: string): boolean {
  const long = text.match(/(?<!\p{L})\p{L}{4,}/gu) ?? [];
  return long.filter((word) => /^\p{Ll}/u.test(word)).length >= long.length * 0.6;
}
