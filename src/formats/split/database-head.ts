import { looksLikeDate } from '../../document/date-shape.ts';
import { matchLabels } from '../../document/lexicon/match.ts';
import type { StatedFields } from '../member.ts';
import type { FileLines } from './cut.ts';

/** Lines of an article among which the head that a database prints stands. */
const HEAD = 45;
/** The fields that follow it: one of them stands in every article. */
const FIELD = /^\s*(?:byline|section|length|dateline|highlight|body)\s*:/i;
const NO_TITLE = /^(?:copyright|©|\(c\)|all rights reserved|correction appended|\d[\d,.]* words)|\bedition\b.{0,12}$/i;

const PAGE = /^page \d+ of \d+$/i;

/** Paragraphs up to the first line that passes a test, as their lines; nothing where none does. */
function paragraphsUntil(
  lines: FileLines,
  from: number,
  to: number,
  test: RegExp,
): readonly (readonly string[])[] | undefined {
  const paragraphs: string[][] = [];
  let open = false;
  for (let i = from; i < Math.min(to, from + HEAD); i++) {
    const line = lines.text(i);
    const text = line.slice(0, 2000).trim();
    if (PAGE.test(text)) continue;
    if (test.test(text)) return paragraphs;
    if (text !== '' && open) paragraphs.at(-1)?.push(text);
    else if (text !== '') paragraphs.push([text]);
    open = text !== '';
  }
  return undefined;
}

/**
 * Headline and paper as Nexis prints them: paper, date and headline above the fields, or headline, paper, date and rights.
 * A paragraph of edition, rights or corrections is no headline.
 */
export function nexisHead(lines: FileLines, from: number, to: number): StatedFields {
  const found = paragraphsUntil(lines, from, to, FIELD)?.map((one) => one.join(' '));
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

/** A section in capitals, or a word of one ("News"), above a headline that is set otherwise. */
const isSection = (line: string, next: string | undefined): boolean =>
  next !== undefined &&
  line.length <= 60 &&
  ((/\p{Lu}{2}/u.test(line) && !/\p{Ll}/u.test(line) && /\p{Ll}/u.test(next)) ||
    matchLabels(line).some(({ kind, whole }) => kind === 'kicker' && whole));

const BYLINE = /^by\s/i;

/** The lines above the number of words by what they are: section, headline, byline; each may be a paragraph of its own. */
function headlineOf(lines: readonly string[]): Pick<StatedFields, 'title' | 'section' | 'author'> {
  const author = lines.find((line) => BYLINE.test(line));
  const rest = lines.filter((line) => !BYLINE.test(line));
  const [first = '', next] = rest;
  const section = isSection(first, next) ? first : undefined;
  const title = (section === undefined ? rest : rest.slice(1)).join(' ');
  return {
    ...(title === '' ? {} : { title }),
    ...(section === undefined ? {} : { section: [section] }),
    ...(author === undefined ? {} : { author: [author] }),
  };
}

/** Headline, date and paper as Factiva prints them: section, headline, byline, number of words, date, paper, code, language, rights. */
export function factivaHead(lines: FileLines, from: number, to: number): StatedFields {
  const words = /^\d[\d,.]* words$/i;
  const found = paragraphsUntil(lines, from, to, words)?.map(headlineOf);
  const head = found?.findLast(({ title }) => title !== undefined);
  if (found === undefined || head?.title === undefined || head.title.length > 300) return {};
  const author = found.find((one) => one.author !== undefined)?.author;
  const below: string[] = [];
  let i = from;
  while (i < to && !words.test(lines.text(i).trim())) i++;
  for (i++; i < to && below.length < 4; i++) if (lines.text(i).trim() !== '') below.push(lines.text(i).trim());
  const at = below.findIndex((one) => looksLikeDate(one));
  const paper = below.slice(at + 1).find((one) => !/^\d{1,2}:\d\d/.test(one));
  return {
    ...head,
    ...(author === undefined ? {} : { author }),
    ...(at < 0 ? {} : { date: below[at] ?? '' }),
    ...(at < 0 || paper === undefined || paper.length > 160 ? {} : { publisher: paper }),
  };
}
