import type { StatedDate } from '../model/date.ts';

const DATE = /^([12]\d{3})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01])(?:T|$))?)?/;

/**
 * The folder of a release, by its date as far as it is known: `2021/12/18`, `2021/12` for a month, `2021` for a year, and
 * `undated` where no date is evidenced. Always with `/`.
 */
export function entryFolder(date: Pick<StatedDate, 'value'> | undefined): string {
  const [, year, month, day] = DATE.exec(date?.value ?? '') ?? [];
  return year === undefined ? 'undated' : [year, month, day].filter((part) => part !== undefined).join('/');
}
