import { fold } from '../../document/fold.ts';
import { halfAfter, halfBefore, hourOfDay, type ReadHalf } from './half-day.ts';
import { WEEKDAYS } from '../../document/month-table.ts';
import { readZone } from './offset.ts';
import type { Token } from './token.ts';
import { formatOffset, offsetOfName } from './zone.ts';

/** A time of day as tokens state it. */
export interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly second: number | undefined;
  readonly zone: number | string | undefined;
  /** First token of the time, and the token after the last. */
  readonly from: number;
  readonly next: number;
}

/** Words and marks that may stand between a date and its time. Anything else ends the date. */
const BETWEEN = new Set(
  (
    ', | - · • : ; ( ) [ ] . @ / 、 t at um a à as às alle ore ora o ob u v в во om ve kl klo kello kell godz hs h time hora heure heures ' +
    'le los las den der στις στη klukkan saat soat pukul jam lúc vào เวลา في الساعة ساعة عند ساعت ב בשעה בשעת 時 时 間 间 刻 г года року р ' +
    'рік год r del ק klocka de est о об'
  ).split(' '),
);
/** Weekdays of Chinese, Japanese and Korean, whose letters stand alone as tokens. */
const CJK_WEEKDAY = /^[月火水木金土日一二三四五六星期周週曜월화수목금토일요]$/;
const HOUR_MARK = /^[시時时點点]$/;
const MINUTE_MARK = /^[분分]$/;
const SECOND_MARK = /^[초秒]$/;
/** Words that make `17.10` a time. */
const DOTTED_BEFORE = /^(?:klo|kl|kello|klokken|klukkan|ore|alle|klocka|godz|um)$/i;
const DOTTED_AFTER = /^(?:uhr|hrs|น|am|pm|pagi|petang|malam|sore|siang)$/i;
const UNIT = /^(?:uhr|hrs?|h|hs|horas|heures|ore|ч|น|बजे|টা)$/iu;
/** Tokens that are passed in search of the time. */
const REACH = 8;

/** The time that follows a date, if one does; `at` is the first token after the date. */
export function clockAfter(tokens: readonly Token[], at: number): Clock | undefined {
  let half: ReadHalf | undefined;
  for (let i = at; i < at + REACH; i++) {
    const token = tokens[i];
    if (token === undefined) return undefined;
    if (token.kind === 'number') return clockAt(tokens, i, half);
    const named = halfBefore(tokens, i);
    if (named !== undefined) {
      half = named;
      i = named.next - 1;
    } else if (!passes(token)) return undefined;
  }
  return undefined;
}

const passes = (token: Token): boolean =>
  BETWEEN.has(token.text.toLowerCase()) || CJK_WEEKDAY.test(token.text) || WEEKDAYS.has(fold(token.text));

/** A time that starts at token `at`, a number. */
export function clockAt(tokens: readonly Token[], at: number, half?: ReadHalf): Clock | undefined {
  const hour = tokens[at];
  const minute = tokens[at + 2];
  if (hour?.kind !== 'number' || hour.text.length > 2 || minute?.kind !== 'number' || minute.value > 59)
    return undefined;
  const written = HOUR_MARK.test(tokens[at + 1]?.text ?? '') && MINUTE_MARK.test(tokens[at + 3]?.text ?? '');
  if (!written && (minute.text.length !== 2 || !isSeparated(tokens, at))) return undefined;
  const second = readSecond(tokens, at + (written ? 4 : 3), written);
  const unit = skipUnit(tokens, second.next);
  const after = halfAfter(tokens, second.next) ?? halfAfter(tokens, unit);
  const value = hourOfDay(hour.value, after ?? half);
  if (value === undefined) return undefined;
  const next = skipUnit(tokens, after?.next ?? unit);
  const exact = second.value !== undefined || /^T$/.test(tokens[at - 1]?.text ?? '');
  const zone = readZone(tokens, next, exact);
  return {
    hour: value,
    minute: minute.value,
    second: second.value,
    zone: zone?.zone,
    from: at,
    next: zone?.next ?? next,
  };
}

const skipUnit = (tokens: readonly Token[], at: number): number => at + (UNIT.test(tokens[at]?.text ?? '') ? 1 : 0);

/** `:` between digits always, `h` as in 17h10, `.` only beside a word that says it is a time. */
function isSeparated(tokens: readonly Token[], at: number): boolean {
  const [before, mark, minute, after] = [tokens[at - 1], tokens[at + 1], tokens[at + 2], tokens[at + 3]];
  if (mark === undefined || mark.gap || minute === undefined) return false;
  if (mark.text === ':') return true;
  if (minute.gap) return false;
  if (/^h$/i.test(mark.text)) return true;
  if (mark.text !== '.') return false;
  // 15.05.00 after a date: three pairs are a time
  const third = tokens[at + 4];
  if (after?.text === '.' && third?.kind === 'number' && third.text.length === 2 && !third.gap) return true;
  return DOTTED_BEFORE.test(before?.text ?? '') || DOTTED_AFTER.test(after?.text ?? '');
}

/** Seconds if stated; fractions of them are noise of machines and passed over. */
function readSecond(
  tokens: readonly Token[],
  at: number,
  written: boolean,
): { value: number | undefined; next: number } {
  const none = { value: undefined, next: at };
  if (written) {
    const number = tokens[at];
    return number?.kind === 'number' && SECOND_MARK.test(tokens[at + 1]?.text ?? '')
      ? { value: number.value, next: at + 2 }
      : none;
  }
  const [mark, number, dot, fraction] = [tokens[at], tokens[at + 1], tokens[at + 2], tokens[at + 3]];
  if (
    !/^[:.]$/.test(mark?.text ?? '') ||
    mark?.text !== tokens[at - 2]?.text ||
    number?.kind !== 'number' ||
    number.gap ||
    number.text.length !== 2 ||
    number.value > 60
  )
    return none;
  const fractional = /^[.,]$/.test(dot?.text ?? '') && fraction?.kind === 'number' && !fraction.gap;
  return { value: Math.min(number.value, 59), next: at + (fractional ? 4 : 2) };
}

const pad = (value: number): string => String(value).padStart(2, '0');

/** `T17:10`, `T17:10:05+08:00`: a clock on a day (`2021-12-18`). */
export function formatClock(clock: Clock, day: string): string {
  const time = `T${pad(clock.hour)}:${pad(clock.minute)}${clock.second === undefined ? '' : `:${pad(clock.second)}`}`;
  const { zone } = clock;
  const offset = typeof zone === 'string' ? offsetOfName(zone, day + time.slice(0, 6)) : zone;
  return time + (offset === undefined ? '' : formatOffset(offset));
}
