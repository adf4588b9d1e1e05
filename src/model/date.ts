/** How exactly a date is stated. */
export type DatePrecision = 'year' | 'month' | 'day' | 'minute' | 'second';

/** Where a date was found; the order is that of DESIGN: machine fields, visible text, names, the user. */
export type DateSource =
  | 'jsonld'
  | 'meta'
  | 'microdata'
  | 'time'
  | 'text'
  | 'dateline'
  | 'url'
  | 'filename'
  | 'listing'
  | 'user';

/** Who gave the zone of a date; without one the date has no offset. */
export type ZoneSource = 'page' | 'profile' | 'user';

/** A date as evidence: value, precision, zone, raw string. Nothing in it is guessed. */
export interface StatedDate {
  /** ISO 8601 cut to the precision: `2021`, `2021-12`, `2021-12-18`, `2021-12-18T17:10`, with `Z` or `+08:00` only where a zone is stated. */
  readonly value: string;
  readonly precision: DatePrecision;
  readonly source: DateSource;
  /** The string it was read from, as it stands on the page. */
  readonly raw: string;
  readonly zoneSource?: ZoneSource;
}
