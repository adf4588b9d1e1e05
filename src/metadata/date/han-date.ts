import { ERAS, fromMinguo, isDay, isYear } from './calendar.ts';
import { hanNumber, isHanDigit } from './han.ts';
import type { Reading, ReadingOptions } from './reading.ts';
import type { Token } from './token.ts';

const YEAR = /^[年년]$/;
const MONTH = /^[月월]$/;
const DAY = /^[日号號일]$/;

interface Read {
  readonly value: number;
  readonly next: number;
}

/** 2021年12月18日, 2021년 12월 18일, 令和3年12月18日, 民國112年2月16日, 二〇二一年十二月十八日; the day or the month too may be missing. */
export function readHanDate(tokens: readonly Token[], at: number, options: ReadingOptions): Reading | undefined {
  const era = readEra(tokens, at);
  const year = readNumber(tokens, era?.next ?? at);
  if (year === undefined || !YEAR.test(tokens[year.next]?.text ?? '')) return undefined;
  const value = gregorian(year.value, era?.value, options);
  if (value === undefined) return undefined;
  const bare = { year: value, from: at, next: year.next + 1 };
  const month = readNumber(tokens, bare.next);
  if (month === undefined || !MONTH.test(tokens[month.next]?.text ?? '') || month.value < 1 || month.value > 12)
    return tokens[at]?.text.length === 4 ? bare : undefined;
  const withMonth = { ...bare, month: month.value, next: month.next + 1 };
  const day = readNumber(tokens, withMonth.next);
  if (day === undefined || !isDay(value, month.value, day.value)) return withMonth;
  const marked = DAY.test(tokens[day.next]?.text ?? '');
  return { ...withMonth, day: day.value, next: day.next + (marked ? 1 : 0) };
}

function readEra(tokens: readonly Token[], at: number): Read | undefined {
  if (tokens[at]?.kind !== 'word') return undefined;
  const before = ERAS.get((tokens[at]?.text ?? '') + (tokens[at + 1]?.text ?? ''));
  return before === undefined ? undefined : { value: before, next: at + 2 };
}

/** A number in digits or Han numerals. */
function readNumber(tokens: readonly Token[], at: number): Read | undefined {
  const token = tokens[at];
  if (token === undefined) return undefined;
  if (token.kind === 'number') return { value: token.text.length <= 4 ? token.value : -1, next: at + 1 };
  if (token.text === '元') return { value: 1, next: at + 1 };
  let next = at;
  let text = '';
  for (let char = token.text; isHanDigit(char) && text.length < 5; char = tokens[next]?.text ?? '') {
    text += char;
    next++;
  }
  const value = text === '' ? -1 : hanNumber(text);
  return value < 0 ? undefined : { value, next };
}

function gregorian(value: number, era: number | undefined, options: ReadingOptions): number | undefined {
  const year = era === undefined ? (value >= 80 && value < 200 ? fromMinguo(value) : value) : era + value;
  // a year of two digits without an era is Taiwan's only in its own script
  if (era === undefined && value < 100 && !/hant|tw/i.test(options.lang ?? '')) return undefined;
  return isYear(year) ? year : undefined;
}
