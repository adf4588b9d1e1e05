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
