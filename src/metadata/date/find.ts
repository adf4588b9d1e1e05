import { ownCopy } from '../../document/own-copy.ts';
import type { DatePrecision } from '../../model/date.ts';
import { clockAfter, clockAt, formatClock, type Clock } from './clock.ts';
import { readHanDate } from './han-date.ts';
import { mayBeMonth } from './month.ts';
import { readNamed } from './named.ts';
import { readNumeric, readSpaced } from './numeric.ts';
import { orderOf } from './order.ts';
import type { DateOrder, Reading, ReadingOptions } from './reading.ts';
import { plainDigits } from '../../document/plain-digits.ts';
import { tokenize, type Token } from './token.ts';

export type { DateOrder } from './reading.ts';

/** A date as a text states it. */
export interface FoundDate {
  /** ISO 8601 cut to the precision, with an offset only where one is stated. */
  readonly value: string;
  readonly precision: DatePrecision;
  /** As it stands in the text. */
  readonly raw: string;
  readonly start: number;
  readonly end: number;
  readonly hasZone: boolean;
  /** The reading with day and month the other way round, when both are days and only the language decided. */
  readonly alternative?: string;
  /** The month's name means another month in another language. */
  readonly unclearMonth?: boolean;
}

export interface FindDatesOptions {
  /** Language of the text, BCP 47. */
  readonly lang?: string | undefined;
  /** Order of day and month where numbers alone do not tell. @default by language */
  readonly order?: DateOrder | undefined;
  /** For names of files, addresses and machine fields: `20211218` counts. @default false */
  readonly packed?: boolean;
}

/** Longer texts are read up to here: a date that matters stands before it. */
const MAX_LENGTH = 200_000;
/** Digits of other scripts; all stand behind Latin, Greek and Cyrillic, which one look tells. */
const OTHER_DIGIT =
  /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59\u1040-\u1049\u17e0-\u17e9\uff10-\uff19〇一二三四五六七八九]/;
const OTHER_SCRIPT = /[\u0660-\uffff]/;

const ASCII = /^[\x00-\x7f]*$/;
/** The shortest date has as many: "1 May '13". */
const THREE_DIGITS = /\d\D*\d\D*\d/;

/** All dates in a text, in its order; absolute dates only, nothing is completed from today. Linear in the text's length. */
export function findDates(text: string, options: FindDatesOptions = {}): readonly FoundDate[] {
  if (!mayHoldDate(text)) return [];
  if (text.length > LONGEST_KNOWN) return read(text, options);
  const key = `${options.lang ?? ''} ${options.order ?? ''} ${options.packed ?? ''} ${text}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  if (known.size >= MOST_KNOWN) known.clear();
  const fresh = read(ownCopy(text), options);
  known.set(key, fresh);
  return fresh;
}

/** What was found in the last texts: headings and bylines are asked about by several fields of a page, a third of all texts again. */
const known = new Map<string, readonly FoundDate[]>();
const LONGEST_KNOWN = 400;
const MOST_KNOWN = 256;

function mayHoldDate(text: string): boolean {
  if (!/\d/.test(text)) return OTHER_SCRIPT.test(text) && OTHER_DIGIT.test(text);
  return THREE_DIGITS.test(text) || !ASCII.test(text);
}

function read(text: string, options: FindDatesOptions): readonly FoundDate[] {
  const source = text.length > MAX_LENGTH ? text.slice(0, MAX_LENGTH) : text;
  const tokens = tokenize(plainDigits(source));
  const reading: ReadingOptions = {
    lang: options.lang,
    order: options.order ?? orderOf(options.lang),
    certain: options.order !== undefined || /[-_](?:[A-Za-z]{4}[-_])?[A-Za-z]{2}$/.test(options.lang ?? ''),
    packed: options.packed ?? false,
  };
  const found: FoundDate[] = [];
  let last = 0;
  for (let at = 0; at < tokens.length; at++) {
    const date = readAt(tokens, at, last, reading);
    if (date === undefined) continue;
    const clock = date.day === undefined ? undefined : clockOf(tokens, date, last);
    found.push(compose(source, tokens, date, clock));
    last = Math.max(date.next, clock?.next ?? 0);
    at = last - 1;
  }
  return found;
}

function readAt(tokens: readonly Token[], at: number, last: number, options: ReadingOptions): Reading | undefined {
  if (tokens[at]?.kind === 'number')
    return readHanDate(tokens, at, options) ?? readNumeric(tokens, at, options) ?? readSpaced(tokens, at, options);
  if (tokens[at]?.kind !== 'word' || !nearNumber(tokens, at) || !mayBeMonth(tokens[at].text)) return undefined;
  return (isAscii(tokens[at]) ? undefined : readHanDate(tokens, at, options)) ?? readNamed(tokens, at, last, options);
}

const isAscii = (token: Token | undefined): boolean => token !== undefined && token.text.charCodeAt(0) < 0x80;

/** Whether a number stands close enough for a word to be a month or an era; nearly all words are spared the look-up. */
function nearNumber(tokens: readonly Token[], at: number): boolean {
  for (let i = at - REACH; i <= at + REACH; i++) if (tokens[i]?.kind === 'number') return true;
  const text = tokens[at]?.text ?? '';
  return text.charCodeAt(0) > 0x7f && (HAN_DIGIT.test(text) || ERA_START.test(text));
}
const REACH = 5;
const HAN_DIGIT = /^[〇零○一二三四五六七八九十]$/;
const ERA_START = /^[令平昭大明民]$/;

/** The time after the date, else inside it ("Oct 25 12:00 2016"), else right before it ("17:10, 18.12.2021"). */
function clockOf(tokens: readonly Token[], date: Reading, last: number): Clock | undefined {
  const after = clockAfter(tokens, date.next);
  if (after) return after;
  for (let at = date.from; at < date.next; at++) {
    const inside = tokens[at + 1]?.text === ':' ? clockAt(tokens, at) : undefined;
    if (inside) return inside;
  }
  for (let at = date.from - 3; at >= Math.max(last, date.from - 9); at--) {
    const clock = tokens[at + 1]?.text === ':' && tokens[at - 1]?.text !== ':' ? clockAt(tokens, at) : undefined;
    if (clock) return touches(tokens, clock.next, date.from) ? clock : undefined;
  }
  return undefined;
}

function touches(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < to; at++)
    if (!/^(?:[,|)\-–·(]|on|am|le|el|de|del|del?|в|на)$/iu.test(tokens[at]?.text ?? '')) return false;
  return from <= to;
}

const pad = (value: number, width = 2): string => String(value).padStart(width, '0');

function compose(text: string, tokens: readonly Token[], date: Reading, clock: Clock | undefined): FoundDate {
  const start = tokens[Math.min(date.from, clock?.from ?? date.from)]?.start ?? 0;
  const end = tokens[Math.max(date.next, clock?.next ?? 0) - 1]?.end ?? text.length;
  const day = dayText(date.year, date.month, date.day);
  const time = clock === undefined ? '' : formatClock(clock, day);
  const precision = clock === undefined ? dayPrecision(date) : clock.second === undefined ? 'minute' : 'second';
  return {
    value: day + time,
    precision,
    raw: text.slice(start, end),
    start,
    end,
    hasZone: /(?:Z|[+-]\d\d:\d\d)$/.test(time),
    ...(date.other ? { alternative: dayText(date.year, date.other.month, date.other.day) + time } : {}),
    ...(date.unclear ? { unclearMonth: true } : {}),
  };
}

const dayPrecision = (date: Reading): DatePrecision =>
  date.month === undefined ? 'year' : date.day === undefined ? 'month' : 'day';

function dayText(year: number, month?: number, day?: number): string {
  return [pad(year, 4), ...[month, day].flatMap((part) => (part === undefined ? [] : [pad(part)]))].join('-');
}
