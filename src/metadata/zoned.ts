import type { StatedDate } from '../model/date.ts';
import { formatOffset, offsetOfZone } from './date/zone.ts';

/** A date with the offset that a profile or the user gives, where the page gives a time without one; else as it is. */
export function withZone(
  date: StatedDate,
  zone: string | undefined,
  zoneSource: 'profile' | 'user' = 'user',
): StatedDate {
  if (zone === undefined || date.zoneSource !== undefined || !/T\d\d:\d\d(?::\d\d)?$/.test(date.value)) return date;
  const offset = offsetOfZone(zone, date.value);
  return offset === undefined ? date : { ...date, value: `${date.value}${formatOffset(offset)}`, zoneSource };
}
