import type { DateRange } from '../date-range.ts';

/**
 * Entries are numbered by their day: YYYYMMDD, times 2^20, plus a number within the day. What has only a month or a year is
 * numbered as day or month 0, what is not dated as day 0. So a range of dates is a range of numbers, a month too, and the
 * order of numbers is that of dates, without a table that says so.
 */
export const DAY_SHIFT = 2 ** 20;

/** The first number of what is dated: before the year 1 there is room for all that is not, however much. */
export const DATED = 10_000 * DAY_SHIFT;

/** The first number of a day's entries. */
export const firstId = (day: number): number => day * DAY_SHIFT;
/** The last number that a day has. */
export const lastId = (day: number): number => (day === 0 ? DATED : (day + 1) * DAY_SHIFT) - 1;
export const dayOfId = (id: number): number => (id < DATED ? 0 : Math.floor(id / DAY_SHIFT));

/** The day of an entry by its path: 20211218, 20211200 where only the month is known, 20210000, 0. */
export function dayOfPath(path: string): number {
  const [, year, month = '00', day = '00'] = /^(\d{4})(?:\/(\d{2})(?:\/(\d{2}))?)?\//.exec(path) ?? [];
  return year === undefined ? 0 : Number(year + month + day);
}

/** SQL that holds for the numbers of entries whose date overlaps a range; '' where all do. */
export function rangeCondition({ from, to }: DateRange, column: string): string {
  const parts: string[] = [];
  if (from !== '') {
    const first = Number(from.replaceAll('-', ''));
    const month = first - (first % 100);
    const year = first - (first % 10_000);
    // What has only the month or the year of the first day overlaps too; it is numbered before.
    const within = [month, year].map((day) => `${column} BETWEEN ${firstId(day)} AND ${lastId(day)}`);
    parts.push(`${column} >= ${firstId(year)} AND (${[`${column} >= ${firstId(first)}`, ...within].join(' OR ')})`);
  }
  if (to !== '') {
    const bound = lastId(Number(to.replaceAll('-', '')));
    parts.push(`${column} BETWEEN ${DATED} AND ${bound}`);
  }
  return parts.join(' AND ');
}
