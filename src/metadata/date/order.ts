import type { DateOrder } from './reading.ts';

/** English is day first nearly everywhere but in the country that publishes most of it. */
const MONTH_FIRST_REGIONS = new Set(['US', 'PH', 'PR', 'GU']);
const YEAR_FIRST = new Set(['zh', 'ja', 'ko', 'hu', 'mn']);

/** Usual order of day and month in a language (BCP 47, the region decides in English). */
export function orderOf(lang: string | undefined): DateOrder {
  const [primary = '', ...rest] = (lang ?? '').split(/[-_]/);
  if (YEAR_FIRST.has(primary.toLowerCase())) return 'ymd';
  const region = rest.find((part) => /^[A-Za-z]{2}$/.test(part))?.toUpperCase();
  if (region !== undefined)
    return MONTH_FIRST_REGIONS.has(region) && /^(?:en|es|fil|tl)$/i.test(primary) ? 'mdy' : 'dmy';
  return /^en$/i.test(primary) ? 'mdy' : 'dmy';
}

const NUMBERS = /^\D{0,12}(\d{1,2})[./-](\d{1,2})[./-](\d{2,4})(?!\d)/;

/** Order of day and month as dates of one source show it together: 25/10/2018 is day first. Undefined when none tells or they disagree. */
export function orderShown(dates: Iterable<string>, lang?: string): Exclude<DateOrder, 'ymd'> | undefined {
  const yearFirst = orderOf(lang) === 'ymd';
  let [dayFirst, monthFirst] = [false, false];
  for (const date of dates) {
    const [, first, second, year] = NUMBERS.exec(date) ?? [];
    // 21/03/14 in Korean begins with the year
    if (yearFirst && year?.length === 2) continue;
    if (Number(first) > 12) dayFirst = true;
    else if (Number(second) > 12) monthFirst = true;
  }
  if (dayFirst === monthFirst) return undefined;
  return dayFirst ? 'dmy' : 'mdy';
}
