import { CommuniqueError } from '../model/error.ts';

/** Days from `from` to `to`, both included, as `YYYY-MM-DD`; an open end is ''. */
export interface DateRange {
  readonly from: string;
  readonly to: string;
}

const STATED = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const AGO = /^(\d{1,5})([dwmy])$/;

/**
 * The days that `--since` and `--until` mean: `2021`, `2021-12`, `2021-12-18`, or so long ago: `3d`, `2w`, `6m`, `1y`.
 * A year or month counts from its first day as since, to its last as until.
 */
export function dateRange(since: string | undefined, until: string | undefined, now: Date): DateRange {
  const from = since === undefined ? '' : firstDay(since, '--since', now);
  const to = until === undefined ? '' : lastDay(until, '--until', now);
  if (from !== '' && to !== '' && from > to)
    throw new CommuniqueError('usage', `--since ${since} is later than --until ${until}`);
  return { from, to };
}

/** The days that a folder's date stands for (`2021/12` is the month), or undefined for a folder without one. */
export function folderDays(path: string): DateRange | undefined {
  const [, year, month = '', day = ''] = /^(\d{4})(?:\/(\d{2})(?:\/(\d{2}))?)?(?:\/|$)/.exec(path) ?? [];
  if (year === undefined) return undefined;
  return { from: `${year}-${month || '01'}-${day || '01'}`, to: `${year}-${month || '12'}-${day || '31'}` };
}

function firstDay(text: string, option: string, now: Date): string {
  const [, year, month = '01', day = '01'] = STATED.exec(text) ?? [];
  return year === undefined ? daysAgo(text, option, now) : checked(`${year}-${month}-${day}`, text, option);
}

function lastDay(text: string, option: string, now: Date): string {
  const [, year, month = '12', day] = STATED.exec(text) ?? [];
  if (year === undefined) return daysAgo(text, option, now);
  checked(`${year}-${month}-${day ?? '01'}`, text, option);
  return `${year}-${month}-${day ?? '31'}`; // compared as text: a 31st that February lacks does no harm
}

function daysAgo(text: string, option: string, now: Date): string {
  const [, count, unit] = AGO.exec(text) ?? [];
  if (count === undefined) return wrong(text, option);
  const date = new Date(now);
  const n = Number(count);
  if (unit === 'd' || unit === 'w') date.setUTCDate(date.getUTCDate() - n * (unit === 'w' ? 7 : 1));
  else if (unit === 'm') date.setUTCMonth(date.getUTCMonth() - n);
  else date.setUTCFullYear(date.getUTCFullYear() - n);
  return Number.isNaN(date.getTime()) || date.getUTCFullYear() < 0
    ? wrong(text, option)
    : date.toISOString().slice(0, 10);
}

function checked(day: string, text: string, option: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== day ? wrong(text, option) : day;
}

function wrong(text: string, option: string): never {
  throw new CommuniqueError(
    'usage',
    `${option} ${text}: not a date; write 2021, 2021-12, 2021-12-18 or 2w (days d, weeks w, months m, years y)`,
  );
}
