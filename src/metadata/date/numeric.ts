import { fromBuddhist, fromMinguo, fromPersian, isDay } from './calendar.ts';
import type { DateOrder, Reading, ReadingOptions } from './reading.ts';
import type { Token } from './token.ts';

const SEPARATOR = /^[-/.·_,|]$/;

/** Three numbers with the same separator: 2021-12-18, 18.12.2021, 12/18/2021, 2021. 12. 18., 01.17.13, 112/2/16 (Taiwan), 18/12/2564 (Thailand). */
export function readNumeric(tokens: readonly Token[], at: number, options: ReadingOptions): Reading | undefined {
  const [a, mark, b, mark2, c] = [tokens[at], tokens[at + 1], tokens[at + 2], tokens[at + 3], tokens[at + 4]];
  if (a?.kind !== 'number') return undefined;
  if (a.text.length === 8 && options.packed) return packed(a.text, at);
  if (!mark || !SEPARATOR.test(mark.text) || mark2?.text !== mark.text || b?.kind !== 'number' || c?.kind !== 'number')
    return undefined;
  if (b.text.length > 2 || !isolated(tokens, at, mark.text, options)) return undefined;
  if (mark.text === '|') return barred(a, b, c, options, { from: at, next: at + 5 });
  if (mark.gap || mark2.gap || (mark.text !== '.' && mark.text !== '/' && mark.text !== '-' && !options.packed))
    return undefined;
  if ((b.gap || c.gap) && mark.text === '-') return undefined;
  const span = { from: at, next: at + 5 };
  // where only the language says month first, dots still mean day first: 02.12.19; where it puts the year first: 19.12.02
  const yearFirst = options.order === 'ymd' && c.text.length === 2;
  const order = mark.text === '.' && !options.certain && !yearFirst ? 'dmy' : options.order;
  const persian = readPersian(a, b, c, options, span);
  if (persian !== undefined) return persian;
  if (a.text.length === 4 && c.text.length <= 2) return whole(fromBuddhist(a.value), b.value, c.value, span);
  if (a.text.length === 3) return minguo(a, b, c, options, span);
  if (a.text.length > 2) return undefined;
  if (c.text.length === 4) {
    const read = ordered(a.value, b.value, fromBuddhist(c.value), order, span);
    return mark.text === '.' && dotted(options) ? sure(read) : read;
  }
  return c.text.length === 2 ? short(a, b, c, mark.text, order, span) : undefined;
}

/** Only English puts the month first; other languages that write dots between day, month and year begin with the day. */
const dotted = ({ lang, order }: ReadingOptions): boolean =>
  order === 'dmy' && /^(?!en\b)[a-z]{2,3}\b/i.test(lang ?? '');

function sure(reading: Reading | undefined): Reading | undefined {
  if (reading?.other === undefined) return reading;
  const { other: _, ...rest } = reading;
  return rest;
}

/** "26 | 01 | 2022": in full pairs, as cells of a table are set apart by bars too. */
function barred(a: Token, b: Token, c: Token, { order }: ReadingOptions, span: Span): Reading | undefined {
  if (a.text.length !== 2 || b.text.length !== 2 || c.text.length !== 4) return undefined;
  return ordered(a.value, b.value, c.value, order, span);
}

type Span = Pick<Reading, 'from' | 'next'>;

function whole(year: number, month: number, day: number, span: Span): Reading | undefined {
  return isDay(year, month, day) ? { year, month, day, ...span } : undefined;
}

/** 20211218; a number like that is a date only where numbers are names. */
function packed(text: string, at: number): Reading | undefined {
  return whole(Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6)), { from: at, next: at + 1 });
}

/** Neither part of a longer chain (17-12-2004-33, addresses, versions) nor a continued number. */
function isolated(tokens: readonly Token[], at: number, mark: string, options: ReadingOptions): boolean {
  if (options.packed) return true;
  const [number, before] = [tokens[at - 2], tokens[at - 1]];
  const first = tokens[at];
  if (before !== undefined && first !== undefined && !first.gap) {
    if (before.text === mark && number?.kind === 'number' && !before.gap) return false;
    if (before.kind === 'word' && /^[A-Za-z]$/.test(before.text)) return false;
  }
  const [after, then] = [tokens[at + 5], tokens[at + 6]];
  const chained = after?.text === mark && !after.gap && then?.kind === 'number' && !then.gap;
  // a time may follow with the same mark: "2007-08-20-23:59:59"
  return !chained || tokens[at + 7]?.text === ':';
}

/** 1400/01/07 and 07/01/1400 in the languages of Iran and Afghanistan; elsewhere such a year is one of the moon. */
function readPersian(a: Token, b: Token, c: Token, { lang }: ReadingOptions, span: Span): Reading | undefined {
  if (!/^(?:fa|ps|prs|ckb|ku)\b/i.test(lang ?? '')) return undefined;
  const [year, day] = a.text.length === 4 ? [a, c] : [c, a];
  if (year.text.length !== 4 || day.text.length > 2) return undefined;
  const date = fromPersian(year.value, b.value, day.value);
  return date && { year: date.year, month: date.month ?? 1, day: date.day ?? 1, ...span };
}

function minguo(a: Token, b: Token, c: Token, options: ReadingOptions, span: Span): Reading | undefined {
  const traditional = /^zh(?:-|$)/i.test(options.lang ?? '') && a.value >= 80 && a.value <= 150;
  return traditional && c.text.length <= 2 ? whole(fromMinguo(a.value), b.value, c.value, span) : undefined;
}

/** Day and month in the order that the numbers allow, else the one that was asked for. Where dates begin with the year, one that ends with it is a machine's: month first. */
function ordered(a: number, b: number, year: number, order: DateOrder, span: Span): Reading | undefined {
  const dayFirst = isDay(year, b, a);
  const monthFirst = isDay(year, a, b);
  if (dayFirst && monthFirst && a !== b) {
    const [month, day] = order === 'dmy' ? [b, a] : [a, b];
    return { year, month, day, other: { month: day, day: month }, ...span };
  }
  if (dayFirst) return { year, month: b, day: a, ...span };
  return monthFirst ? { year, month: a, day: b, ...span } : undefined;
}

/** Years of two digits: only in full pairs, since 1.5.13 may be a section and 1-5-13 anything. */
function short(a: Token, b: Token, c: Token, mark: string, order: DateOrder, span: Span): Reading | undefined {
  if (a.gap && b.gap) return undefined;
  if (mark !== '/' && (a.text.length !== 2 || b.text.length !== 2)) return undefined;
  if (b.gap || c.gap) return undefined;
  if (order === 'ymd') return whole(shortYear(a.value), b.value, c.value, span);
  return ordered(a.value, b.value, shortYear(c.value), order, span);
}

/** 13 is 2013, 87 is 1987. */
export const shortYear = (value: number): number => value + (value < 70 ? 2000 : 1900);

/** "03 30 2006" and "20 08 2011": pairs and a year with single spaces, where numbers lost their punctuation. */
export function readSpaced(tokens: readonly Token[], at: number, options: ReadingOptions): Reading | undefined {
  const [a, b, c] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (a?.kind !== 'number' || b?.kind !== 'number' || c?.kind !== 'number') return undefined;
  if (tokens[at - 1]?.kind === 'number' || tokens[at + 3]?.kind === 'number') return undefined;
  if (a.text.length !== 2 || b.text.length !== 2 || c.text.length !== 4) return undefined;
  return ordered(a.value, b.value, c.value, options.order, { from: at, next: at + 3 });
}
