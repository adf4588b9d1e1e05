import { namedDate } from './named-date.ts';
import { plainDigits } from './plain-digits.ts';
import { recalled } from './recall.ts';

/** First letters of the months' names in the languages met most; enough to tell a date from another number, not to read it. */
const MONTH =
  'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mär|mai|okt|dez|fév|fev|avr|juin|juil|aoû|aou|déc|ene|abr|ago|dic|gen|mag|giu|lug|set|ott|' +
  'out|maa|mei|maj|sty|lut|kwi|cze|lip|sie|wrz|paź|paz|lis|gru|янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|січ|лют|бер|кві|тра|чер|лип|сер|вер|' +
  'жов|гру|ιαν|φεβ|μαρ|απρ|μαΐ|μαι|μάι|ιουν|ιουλ|αυγ|σεπ|οκτ|νοε|δεκ|oca|şub|nis|haz|tem|ağu|eyl|eki|kas|ara|led|úno|bře|dub|kvě|čer|srp|zář|říj|pro|' +
  'يناير|فبراير|مارس|أبريل|ابريل|مايو|يونيو|يوليو|أغسطس|اغسطس|سبتمبر|أكتوبر|اكتوبر|نوفمبر|ديسمبر';
const YEAR = '(?:19|20)\\d\\d';
const DATE = new RegExp(
  [
    `(?<!\\d)${YEAR}\\s?[-/.年년]\\s?\\d{1,2}\\s?[-/.月월]\\s?\\d{1,2}(?!\\d)[日일号]?`,
    `(?<![\\d/.])\\d{1,2}\\.?\\s?[-/.]\\s?\\d{1,2}\\s?[-/.]\\s?(?:${YEAR}|\\d\\d)(?![\\d/])`,
    `(?<!\\d)\\d{1,2}(?:st|nd|rd|th|er|º|ª|\\.)?[\\s-]{1,2}(?:de |of |d')?(?:${MONTH})\\p{L}{0,9}\\.?,?\\s?(?:de |del |do )?[\\s-]?${YEAR}`,
    `(?<!\\p{L})(?:${MONTH})\\p{L}{0,9}\\.?\\s+\\d{1,2}(?:st|nd|rd|th)?(?:\\s?[-–]\\s?\\d{1,2})?,?\\s+(?:at\\s)?${YEAR}`,
    `(?<![\\d.])[0-3]?\\d\\s[0-3]?\\d\\s${YEAR}|(?:令和|平成|昭和|民[國国])?(?<!\\d)\\d{1,3}年\\d{1,2}月\\d{1,2}日`,
  ].join('|'),
  'iu',
);

/** What each of these shapes has a part of: most texts have none and need no closer look. */
const MAYBE = /(?:19|20)\d\d|\d\.?\s?[-/.]\s?\d|\d年/;

const HAN_NUMBER = '[〇零○一二三四五六七八九十廿元\\d]';
/** Dates of other calendars and numerals: 二〇二一年三月十五日, 令和元年5月15日, 15/03/2564, 1400/01/07, 3 tháng 3 năm 2021; 110-03-15 alone on its line. */
const OTHER = new RegExp(
  [
    `(?:令和|平成|昭和|民[國国])?${HAN_NUMBER}{1,4}\\s?年\\s?${HAN_NUMBER}{1,3}\\s?月\\s?${HAN_NUMBER}{1,3}\\s?[日号號]`,
    '(?<![\\d/.])[0-3]?\\d([-/.])[01]?\\d\\1(?:2[456])\\d\\d(?!\\d)',
    '(?<![\\d/.])1[34]\\d\\d([-/])[01]?\\d\\2[0-3]?\\d(?![\\d/])',
    `(?<!\\d)[0-3]?\\d tháng [01]?\\d(?:,? năm|,|/)? ?${YEAR}`,
    '^\\s*1[01]\\d([-/.])[01]?\\d\\3[0-3]?\\d\\s*$',
  ].join('|'),
  'iu',
);
/** A number near one that may be a year, or numerals before the sign of one: what is worth the closer look. */
const MAYBE_OTHER = /\d\D{1,40}(?:1[349]|2[0-6])\d\d|(?:1[349]|2[0-6])\d\d\D{1,40}\d|年|1[01]\d[-/.]\d/;

/** Where a date stands in a text, by its shape alone. */
export function dateShape(text: string): { readonly start: number; readonly end: number } | undefined {
  const head = text.length > 400 ? text.slice(0, 400) : text;
  const match = MAYBE.test(head) ? DATE.exec(head) : null;
  return match === null ? otherShape(head) : placeOf(match);
}

function otherShape(text: string): ReturnType<typeof dateShape> {
  const plain = plainDigits(text);
  const match = plain === text || !MAYBE.test(plain) ? null : DATE.exec(plain);
  if (match !== null) return placeOf(match);
  if (!MAYBE_OTHER.test(plain)) return undefined;
  const other = OTHER.exec(plain);
  return other === null ? namedDate(plain) : placeOf(other);
}

const placeOf = (match: RegExpExecArray): { readonly start: number; readonly end: number } => ({
  start: match.index,
  end: match.index + match[0].length,
});

const HAN = /\p{Script=Han}/gu;
const WORDS = /[\p{L}]{2,}/gu;
/** A time has words about it: "a las 3:45 de la tarde". */
const CLOCK = /(?<!\d)\d{1,2}[:.h]\d\d(?!\d)/;

/** Whether a text is a date line: a date and little besides it (weekday, time, label, place). */
export const looksLikeDate = recalled((text: string): boolean => {
  if (text.length > 160) return false;
  const at = dateShape(text);
  if (at === undefined) return false;
  const rest = text.slice(0, at.start) + text.slice(at.end);
  const words = CLOCK.test(rest) ? 8 : 5;
  return (rest.match(WORDS)?.length ?? 0) <= words && (rest.match(HAN)?.length ?? 0) <= 14 && rest.length <= 60;
});
