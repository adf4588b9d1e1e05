import { looksLikeDate } from '../../document/date-shape.ts';
import type { StatedFields } from '../member.ts';
import type { FileLines } from './cut.ts';

/** Lines of an article among which the head that a database prints stands. */
const HEAD = 45;
/** The fields that follow it: one of them stands in every article. */
const FIELD = /^\s*(?:byline|section|length|dateline|highlight|body)\s*:/i;
const NO_TITLE = /^(?:copyright|©|\(c\)|all rights reserved|correction appended|\d[\d,.]* words)|\bedition\b.{0,12}$/i;

const PAGE = /^page \d+ of \d+$/i;

/** Paragraphs up to the first line that passes a test; nothing where none does. */
function paragraphsUntil(lines: FileLines, from: number, to: number, test: RegExp): readonly string[] | undefined {
  const paragraphs: string[] = [];
  let open = false;
  for (let i = from; i < Math.min(to, from + HEAD); i++) {
    const line = lines.text(i);
    const text = line.slice(0, 2000).trim();
    if (PAGE.test(text)) continue;
    if (test.test(text)) return paragraphs;
    if (text !== '' && open) paragraphs[paragraphs.length - 1] += ` ${text}`;
    else if (text !== '') paragraphs.push(text);
    open = text !== '';
  }
  return undefined;
}

/**
 * Headline and paper as Nexis prints them: paper, date and headline above the fields, or headline, paper, date and rights.
 * A paragraph of edition, rights or corrections is no headline.
 */
export function nexisHead(lines: FileLines, from: number, to: number): StatedFields {
  const found = paragraphsUntil(lines, from, to, FIELD);
  const date = found?.findIndex((one) => looksLikeDate(one)) ?? -1;
  if (found === undefined || date < 0) return {};
  const last = found.at(-1) ?? '';
  const above = date > 0 && !NO_TITLE.test(found[date - 1] ?? '') ? found[date - 1] : undefined;
  const title =
    date < found.length - 1 && !NO_TITLE.test(last) && !looksLikeDate(last) ? last : date > 1 ? found[0] : undefined;
  return {
    ...(title === undefined || title.length > 300 ? {} : { title }),
    ...(above === undefined || above.length > 160 ? {} : { publisher: above }),
  };
}

/** Headline, date and paper as Factiva prints them: headline, byline, number of words, date, paper, code, language, rights. */
export function factivaHead(lines: FileLines, from: number, to: number): StatedFields {
  const words = /^\d[\d,.]* words$/i;
  const found = paragraphsUntil(lines, from, to, words);
  const title = found?.findLast((one) => !/^by\s/i.test(one));
  if (found === undefined || title === undefined || title.length > 300) return {};
  const author = found.find((one) => /^by\s/i.test(one));
  const below: string[] = [];
  let i = from;
  while (i < to && !words.test(lines.text(i).trim())) i++;
  for (i++; i < to && below.length < 4; i++) if (lines.text(i).trim() !== '') below.push(lines.text(i).trim());
  const at = below.findIndex((one) => looksLikeDate(one));
  const paper = below.slice(at + 1).find((one) => !/^\d{1,2}:\d\d/.test(one));
  return {
    title,
    ...(author === undefined ? {} : { author: [author] }),
    ...(at < 0 ? {} : { date: below[at] ?? '' }),
    ...(at < 0 || paper === undefined || paper.length > 160 ? {} : { publisher: paper }),
  };
}
