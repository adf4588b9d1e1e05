import { isDay, isYear } from './calendar.ts';
import { findDates, type FindDatesOptions, type FoundDate } from './find.ts';

/** The date that a file's name states: `20230513_slug.txt`, `22Jun2006Smith62.txt`, `0111.06-05-2008.slug.md`, `1962.txt`; else year/month/day folders above it. */
export function dateFromName(path: string, options: FindDatesOptions = {}): FoundDate | undefined {
  const parts = path.slice(-400).split(/[/\\]+/);
  const name = (parts.at(-1) ?? '').replace(/(?:\.[a-z]\w{1,4}){1,2}$/i, '');
  const found = findDates(name, { ...options, packed: true }).find((date) => date.precision !== 'year');
  if (found) return found;
  const whole = /^(\d{4})(?:[-_.](\d\d))?$/.exec(name);
  if (whole && isYear(Number(whole[1]))) return coarse(name, whole[1] ?? '', whole[2]);
  return dayInPath(parts.slice(-4, -1).join('/'));
}

/** /2021/12/18/, /2021-12/18/, /2021/1218/, /202112/18/ */
const DAY_IN_PATH = /(?:^|[/_-])((?:19|20)\d\d)[-/_.]?(\d\d)[-/_.]?(\d\d)(?=$|[/_.-]|[a-z])/gi;
const SHORT_DAY_IN_PATH = /(?:^|\/)((?:19|20)\d\d)\/(\d{1,2})\/(\d{1,2})(?=\/|$)/g;
const MONTH_IN_PATH = /(?:^|\/)((?:19|20)\d\d)[-/](0[1-9]|1[0-2])(?=\/)/;

/** The date that an address states: a day anywhere in its path, else a month as in /2021/12/slug. */
export function dateFromUrl(url: string, options: FindDatesOptions = {}): FoundDate | undefined {
  const path = pathOf(url);
  const day = dayInPath(path);
  if (day) return day;
  const found = findDates(path, { ...options, packed: true }).find((date) => date.precision === 'day');
  if (found && found.alternative === undefined) return found;
  const month = MONTH_IN_PATH.exec(path);
  return month ? coarse(month[0], month[1] ?? '', month[2]) : undefined;
}

function dayInPath(path: string): FoundDate | undefined {
  for (const pattern of [DAY_IN_PATH, SHORT_DAY_IN_PATH])
    for (const match of path.matchAll(pattern)) {
      const [raw, year = '', month = '', day = ''] = match;
      if (!isDay(Number(year), Number(month), Number(day))) continue;
      const value = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
      const [start, end] = [match.index, match.index + raw.length];
      return { value, precision: 'day', raw: raw.replace(/^[/_-]/, ''), start, end, hasZone: false };
    }
  return undefined;
}

function pathOf(url: string): string {
  const path = URL.canParse(url) ? new URL(url).pathname : url;
  try {
    return decodeURIComponent(path).slice(0, 2000);
  } catch {
    return path.slice(0, 2000); // URIError: a stray percent sign
  }
}

function coarse(raw: string, year: string, month: string | undefined): FoundDate | undefined {
  if (month !== undefined && (Number(month) < 1 || Number(month) > 12)) return undefined;
  const value = month === undefined ? year : `${year}-${month}`;
  const precision = month === undefined ? 'year' : 'month';
  return { value, precision, raw, start: 0, end: raw.length, hasZone: false };
}
