import { persianMonth } from '../../document/persian-month.ts';
import { fromBuddhist, fromPersian, isDay, isYear } from './calendar.ts';
import { fold } from '../../document/fold.ts';
import { beginsName, monthOf } from './month.ts';
import { shortYear } from './numeric.ts';
import type { Reading, ReadingOptions } from './reading.ts';
import type { Token } from './token.ts';

/** What may stand between day, month and year: marks, endings of ordinals, prepositions, words for "year". Folded. */
const FILLER = new Set(
  (
    ". , ' ’ - / _ º ª ° ) st nd rd th er ere e o a eme de di d of the del dal do da og ta ο η го й и ий ro г год года году року р рік жылғы жыл " +
    'м m r an en ning nam ngay thang eko ko n gada gads metu y yil yili yilin il ili tal ie ad ce ي من عام سنة م میلادی سال ปี พ ศ ค พศ คศ ' +
    'წელი წლის թ թվականի i in la ng day le j la de el'
  ).split(' '),
);
const MAX_FILLERS = 4;

interface MonthToken {
  readonly month: number;
  readonly unclear: boolean;
  readonly persian: boolean;
  readonly next: number;
}

/** A date with the month's name at token `at`: 18. Dezember 2021, December 18, 2021, 2021. december 18., 18 Azar 1400. `last`: end of the date before. */
export function readNamed(
  tokens: readonly Token[],
  at: number,
  last: number,
  options: ReadingOptions,
): Reading | undefined {
  const month = readMonth(tokens, at, options);
  if (month === undefined) return undefined;
  const before = numberBefore(tokens, at, last);
  const after = numberAfter(tokens, month.next);
  // 18 December 2021
  const yearAfter = after && yearOf(tokens[after.at], month.persian, after.marked);
  if (before && isDayToken(before.token) && yearAfter !== undefined)
    return compose(month, yearAfter, before.token.value, before.at, (after?.at ?? 0) + 1);
  // 2021. gada 18. decembris
  const yearFirst = before && isDayToken(before.token) ? numberBefore(tokens, before.at, last) : undefined;
  if (before && yearFirst?.token.text.length === 4 && !(after && isDayToken(after.token))) {
    const year = yearOf(yearFirst.token, month.persian, false);
    if (year !== undefined) return compose(month, year, before.token.value, yearFirst.at, month.next);
  }
  if (after && isDayToken(after.token)) {
    // 2021 December 18
    const yearBefore = before && yearOf(before.token, month.persian, false);
    if (yearBefore !== undefined && before?.token.text.length === 4)
      return compose(month, yearBefore, after.token.value, before.at, after.at + 1);
    // December 18, 2021; December 18-20, 2021 is read as its first day
    const then = yearAfterClock(tokens, after.at + 1) ?? numberAfter(tokens, endOfDays(tokens, after.at) + 1);
    const marked = then?.marked === true && !isSpan(tokens, month.next, then.at);
    const year = then && yearOf(tokens[then.at], month.persian, marked);
    if (then && year !== undefined) return compose(month, year, after.token.value, at, then.at + 1);
  }
  // December 2021
  if (yearAfter !== undefined && after?.token.text.length === 4 && after.at - month.next <= 2)
    return compose(month, yearAfter, undefined, at, after.at + 1);
  return undefined;
}

function compose(
  month: MonthToken,
  year: number,
  day: number | undefined,
  from: number,
  next: number,
): Reading | undefined {
  if (month.persian) {
    const date = day === undefined ? undefined : fromPersian(year, month.month, day);
    return date && { year: date.year, month: date.month ?? 1, day: date.day ?? 1, from, next };
  }
  const span = { year, month: month.month, from, next, ...(month.unclear ? { unclear: true } : {}) };
  if (day === undefined) return isYear(year) ? span : undefined;
  return isDay(year, month.month, day) ? { ...span, day } : undefined;
}

/** The longest name at a token: with dots inside (ก.ย.), three words (Mongolian November ends as January does), two, one; Vietnamese months are numbers. */
function readMonth(tokens: readonly Token[], at: number, options: ReadingOptions): MonthToken | undefined {
  const token = tokens[at];
  if (token?.kind !== 'word' || token.text.length > 24) return undefined;
  const [second, third] = [tokens[at + 1], tokens[at + 2]];
  const known = (name: string, next: number): MonthToken | undefined => {
    const found = monthOf(name, options.lang);
    return found && { month: found.month, unclear: found.ambiguous, persian: false, next };
  };
  const word = fold(token.text);
  if (second?.kind === 'number' && /^(?:thang|thg)$/.test(word) && second.value >= 1 && second.value <= 12)
    return { month: second.value, unclear: false, persian: false, next: at + 2 };
  const dotted = second?.text === '.' && third?.kind === 'word' && token.text.length <= 3 && !third.gap;
  const several = second?.kind === 'word' && beginsName(word);
  const pair = several ? known(`${token.text} ${second.text}`, at + 2) : undefined;
  const three =
    several && third?.kind === 'word' ? known(`${token.text} ${second.text} ${third.text}`, at + 3) : undefined;
  const short = dotted ? known(token.text + third.text, at + 3) : undefined;
  const found = short ?? three ?? pair ?? known(token.text, at + 1);
  const persian = token.text.charCodeAt(0) < 0x80 ? undefined : persianMonth(token.text);
  const year = persian === undefined ? undefined : numberAfter(tokens, at + 1);
  if (persian !== undefined && year && year.token.value >= 1250 && year.token.value <= 1500)
    return { month: persian, unclear: false, persian: true, next: at + 1 };
  // an Arabic date may give both names of its month: ديسمبر/كانون الأول
  if (found && tokens[found.next]?.text === '/' && tokens[found.next + 1]?.kind === 'word') {
    const again = readMonth(tokens, found.next + 1, options);
    if (again?.month === found.month) return { ...found, next: again.next };
  }
  return found;
}

interface Neighbour {
  readonly token: Token;
  readonly at: number;
  /** An apostrophe or a dash stood before it, as before years of two digits. */
  readonly marked: boolean;
}

function numberAfter(tokens: readonly Token[], at: number): Neighbour | undefined {
  for (let i = at; i < at + MAX_FILLERS + 1; i++) {
    const token = tokens[i];
    if (token === undefined) return undefined;
    // a year of two digits is marked by an apostrophe or a dash, or closes the text: "14 Gennaio 20)"
    const marked = /^['’\-_]$/.test(tokens[i - 1]?.text ?? '') || /^[)\]]?$/.test(tokens[i + 1]?.text ?? '');
    if (token.kind === 'number') return { token, at: i, marked };
    if (!FILLER.has(fold(token.text))) return undefined;
  }
  return undefined;
}

function numberBefore(tokens: readonly Token[], at: number, last: number): Neighbour | undefined {
  for (let i = at - 1; i >= Math.max(last, at - MAX_FILLERS - 1); i--) {
    const token = tokens[i];
    if (token === undefined) return undefined;
    if (token.kind === 'number') return { token, at: i, marked: false };
    if (!FILLER.has(fold(token.text))) return undefined;
  }
  return undefined;
}

/** "Oct 25 12:00:00 EDT 2016": the year behind the time. */
function yearAfterClock(tokens: readonly Token[], at: number): Neighbour | undefined {
  if (tokens[at + 1]?.text !== ':') return undefined;
  for (let i = at; i < at + 9; i++) {
    const token = tokens[i];
    if (token?.kind === 'number' && token.text.length === 4 && token.gap) return { token, at: i, marked: false };
  }
  return undefined;
}

/** The last number of a span of days whose first stands at `at`; a year of four digits must follow. */
function endOfDays(tokens: readonly Token[], at: number): number {
  const [first, mark, last] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (first === undefined || last?.kind !== 'number' || !isDayToken(last) || last.value <= first.value) return at;
  if (!/^(?:[-/&+]|to|and|through)$/i.test(mark?.text ?? '')) return at;
  return numberAfter(tokens, at + 3)?.token.text.length === 4 ? at + 2 : at;
}

/** "March 14 - 16" is a span; a dash before a year of two digits stands before the day too: "Mar-14-16". */
const isSpan = (tokens: readonly Token[], day: number, year: number): boolean =>
  /^[-/&+]$/.test(tokens[year - 1]?.text ?? '') && tokens[day]?.text !== tokens[year - 1]?.text;

const isDayToken = (token: Token): boolean => token.text.length <= 2 && token.value >= 1 && token.value <= 31;

/** Four digits; two only where they are marked as a year. */
function yearOf(token: Token | undefined, persian: boolean, marked: boolean): number | undefined {
  if (token === undefined) return undefined;
  if (token.text.length === 4) {
    const year = persian ? token.value : fromBuddhist(token.value);
    return persian || isYear(year) ? year : undefined;
  }
  return token.text.length === 2 && marked ? shortYear(token.value) : undefined;
}
