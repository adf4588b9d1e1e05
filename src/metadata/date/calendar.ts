/** A day of the Gregorian calendar; without `day` a month, without both a year. */
export interface Day {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
}

/** Statements are not older than this, and nobody publishes in the next century: other numbers are no years. */
const FIRST_YEAR = 1800;
const LAST_YEAR = 2100;

export const isYear = (year: number): boolean => year >= FIRST_YEAR && year <= LAST_YEAR;

/** Whether the day exists in the calendar. */
export function isDay(year: number, month: number, day: number): boolean {
  if (!isYear(year) || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Years of the Thai solar calendar are 543 ahead. */
export const fromBuddhist = (year: number): number => (year >= 2400 && year <= 2643 ? year - 543 : year);

/** Year 1 of Taiwan's calendar is 1912. */
export const fromMinguo = (year: number): number => year + 1911;

/** Year before the first of each era, in the spellings of Japanese, traditional and simplified Chinese. */
export const ERAS: ReadonlyMap<string, number> = new Map([
  ['令和', 2018],
  ['平成', 1988],
  ['昭和', 1925],
  ['大正', 1911],
  ['明治', 1867],
  ['民國', 1911],
  ['民国', 1911],
]);

let persian: Intl.DateTimeFormat | undefined;
const DAY_MS = 86_400_000;

/** Solar Hijri to Gregorian: counted from the new year (20-22 March), checked against ICU's calendar. */
export function fromPersian(year: number, month: number, day: number): Day | undefined {
  if (year < 1250 || year > 1500 || month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  persian ??= new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    timeZone: 'UTC',
  });
  const passed = (month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30) + day - 1;
  for (let newYear = 19; newYear <= 23; newYear++) {
    const time = Date.UTC(year + 621, 2, newYear) + passed * DAY_MS;
    const parts = persian.formatToParts(time);
    const read = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
    if (read('year') !== year || read('month') !== month || read('day') !== day) continue;
    const date = new Date(time);
    return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
  }
  return undefined;
}
