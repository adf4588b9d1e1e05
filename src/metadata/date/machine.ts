import { isYear } from './calendar.ts';
import { findDates, type FindDatesOptions, type FoundDate } from './find.ts';

/** Times that systems write when they only know the day. */
const FILLER = /T(?:00:00(?::00)?|23:59:59)(?:Z|[+-]\d\d:\d\d)?$/;

/** 20211218T171000Z, 20211218171000. */
const COMPACT = /^(\d{8})T?(\d\d)(\d\d)(\d\d)?(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?$/;

/**
 * A date from a machine field: ISO 8601 and its odd relatives, RFC 2822, seconds or milliseconds since 1970.
 * Such fields must hold a time even if the publisher gave a day, so midnight to the second (and the last second of the day)
 * is read as the day alone. A midnight in visible text stays: there somebody chose to show it.
 */
export function parseMachineDate(text: string, options: FindDatesOptions = {}): FoundDate | undefined {
  const trimmed = text.trim().slice(0, 100);
  const epoch = /^\d{10}(?:\d{3})?$/.test(trimmed) ? fromEpoch(trimmed) : undefined;
  if (epoch) return epoch;
  const short = /^(\d{4})(?:-(\d\d))?$/.exec(trimmed);
  if (short) return shortDate(trimmed, Number(short[1]), short[2]);
  const compact = COMPACT.exec(trimmed);
  if (compact) {
    const [, date = '', hour = '', minute = '', second = '00', zone = ''] = compact;
    const read = parseMachineDate(`${date}T${hour}:${minute}:${second}${zone}`);
    return read && { ...read, raw: trimmed, start: 0, end: trimmed.length };
  }
  const found = findDates(trimmed, { ...options, packed: true })[0];
  return found && FILLER.test(found.value) ? dayOf(found) : found;
}

/** The day of a date, its time left out. */
export function dayOf(date: FoundDate): FoundDate {
  const { alternative, ...rest } = date;
  return {
    ...rest,
    value: date.value.slice(0, 10),
    precision: 'day',
    hasZone: false,
    ...(alternative === undefined ? {} : { alternative: alternative.slice(0, 10) }),
  };
}

function fromEpoch(text: string): FoundDate | undefined {
  const date = new Date(text.length === 10 ? Number(text) * 1000 : Number(text));
  if (!isYear(date.getUTCFullYear())) return undefined;
  const value = `${date.toISOString().slice(0, 19)}Z`;
  return { value, precision: 'second', raw: text, start: 0, end: text.length, hasZone: true };
}

function shortDate(raw: string, year: number, month: string | undefined): FoundDate | undefined {
  if (!isYear(year) || (month !== undefined && (Number(month) < 1 || Number(month) > 12))) return undefined;
  return { value: raw, precision: month ? 'month' : 'year', raw, start: 0, end: raw.length, hasZone: false };
}
