import type { HtmlDocument } from '../document/html.ts';
import type { Candidate } from '../model/candidate.ts';
import type { JudgedBlock } from '../model/block.ts';
import type { StatedDate } from '../model/date.ts';
import { findDates, type FindDatesOptions } from './date/find.ts';
import { dateFromUrl } from './date/name.ts';
import { formatOffset } from './date/zone.ts';
import { canonicalUrl } from './link.ts';
import { statedDate } from './text-date.ts';
import { dayPart, hasTime, type DateCandidate, type DateRole } from './published/candidate.ts';
import { elementDates } from './published/element.ts';
import { layoutOf } from './published/layout.ts';
import { machineDates, scriptDates } from './published/machine.ts';
import { orderEvidence } from './published/order.ts';
import { visibleDates } from './published/visible.ts';

/** The candidates of a role as `explain` shows them. */
export function explained(candidates: readonly DateCandidate[], role: DateRole): readonly Candidate<StatedDate>[] {
  return candidates
    .filter((one) => one.role === role)
    .map(({ date, source, evidence, score }) => ({ value: statedDate(date, source), evidence, raw: date.raw, score }));
}

export interface DateOptions {
  readonly headline?: string | undefined;
  readonly lang?: string | undefined;
  /** Dates after this day cannot be dates of the page: the day it was fetched. */
  readonly notAfter?: string | undefined;
  /** A text that is known to state the date; the first date in it is certain. */
  readonly dated?: { readonly text: string; readonly evidence: string } | undefined;
}

/** All candidates, best first; those that other families confirm rise. */
export function dateCandidates(
  document: HtmlDocument,
  judged: readonly JudgedBlock[] | undefined,
  options: DateOptions,
): readonly DateCandidate[] {
  const layout = layoutOf(document, options.headline, judged);
  const base: FindDatesOptions = { lang: options.lang ?? document.lang };
  const order = orderEvidence(document, base);
  const find: FindDatesOptions = { ...base, order };
  const all = [
    ...knownDates(options.dated, find),
    ...machineDates(document, find),
    ...scriptDates(document, find),
    ...elementDates(document, layout, find),
    ...visibleDates(document, layout, find),
    ...urlDates(document),
  ];
  const limit = options.notAfter;
  const possible = limit === undefined ? all : all.filter((one) => dayPart(one.date) <= limit);
  return confirm(reorder(possible)).toSorted((a, b) => b.score - a.score);
}

/** Above all that is found without knowing the publisher. */
const KNOWN = 1_000;

function knownDates(dated: DateOptions['dated'], find: FindDatesOptions): readonly DateCandidate[] {
  const date = dated && findDates(dated.text, find)[0];
  if (!date) return [];
  return [{ date, role: 'published', source: 'text', family: 'head', evidence: dated.evidence, score: KNOWN }];
}

function urlDates(document: HtmlDocument): readonly DateCandidate[] {
  const urls = new Set([document.url, canonicalUrl(document)]);
  for (const url of urls) {
    const date = url === undefined ? undefined : dateFromUrl(url);
    if (date)
      return [
        {
          date,
          role: 'published',
          source: 'url',
          family: 'url',
          evidence: 'url',
          score: date.value.length === 10 ? 64 : 30,
        },
      ];
  }
  return [];
}

/** Where only the language ordered day and month, a date that is certain decides. */
function reorder(candidates: readonly DateCandidate[]): readonly DateCandidate[] {
  const certain = new Set(
    candidates.filter((one) => one.date.alternative === undefined).map((one) => dayPart(one.date)),
  );
  return candidates.map((one) => {
    const other = one.date.alternative;
    if (other === undefined || certain.has(dayPart(one.date)) || !certain.has(other.slice(0, 10))) return one;
    const { alternative: _, ...date } = one.date;
    return { ...one, date: { ...date, value: other } };
  });
}

/** What each further family adds to a candidate of the same day, and what the month in the address adds. */
const CONFIRMED = 20;
const SAME_MONTH = 8;

/** Scripts and structured data are written by one program. */
const systemOf = (family: DateCandidate['family']): string => (family === 'script' ? 'jsonld' : family);

function confirm(candidates: readonly DateCandidate[]): readonly DateCandidate[] {
  const families = new Map<string, Set<string>>();
  for (const { date, family, score, role } of candidates) {
    // dates in running text repeat what it tells of
    if (score < 25 || role !== 'published' || family === 'body' || family === 'tail' || family === 'signature')
      continue;
    const day = dayPart(date);
    families.set(day, (families.get(day) ?? new Set()).add(systemOf(family)));
  }
  const months = new Set(candidates.filter(({ family }) => family === 'url').map(({ date }) => date.value.slice(0, 7)));
  return candidates.map((one) => {
    if (one.role !== 'published') return one;
    const known = families.get(dayPart(one.date));
    const others = known === undefined ? 0 : known.size - (known.has(systemOf(one.family)) ? 1 : 0);
    const month = one.family !== 'url' && one.score >= 40 && months.has(one.date.value.slice(0, 7)) ? SAME_MONTH : 0;
    return { ...one, score: one.score + CONFIRMED * Math.min(others, 3) + month };
  });
}

/** Least score of a date of publication: below it a date only occurs in the text. */
const THRESHOLD = 40;

/** Least score of a date that may add its time of day. */
const TIMED = 50;
/** Whose time of day is believed first: machines state the instant of publication, pages often that of a change. */
const FAMILIES: readonly DateCandidate['family'][] = [
  'jsonld',
  'meta',
  'element',
  'head',
  'dateline',
  'body',
  'signature',
  'tail',
  'script',
];

/** The date of a role, on the day `from` or later, with its time joined from other evidence of the same day. */
export function chooseDate(candidates: readonly DateCandidate[], role: DateRole, from = ''): StatedDate | undefined {
  const ranked = candidates.filter((one) => one.role === role && one.score >= THRESHOLD && dayPart(one.date) >= from);
  const best = ranked[0] ?? (role === 'published' ? lonely(candidates) : undefined);
  if (best === undefined || best.date.value.length < 10) return undefined;
  const local = shifted(best, ranked);
  if (local) return statedDate(local.date, local.source);
  const timed = ranked
    .filter((one) => hasTime(one.date) && dayPart(one.date) === dayPart(best.date) && one.score >= TIMED)
    .toSorted((a, b) => FAMILIES.indexOf(a.family) - FAMILIES.indexOf(b.family))[0];
  const chosen = zonedBy(timed ?? best, ranked);
  return statedDate(chosen.date, chosen.source);
}

/** Without better evidence: a date that has a line of its own in the main column, if the page has no list of such lines. */
function lonely(candidates: readonly DateCandidate[]): DateCandidate | undefined {
  const lines = candidates.filter((one) => one.alone && one.role === 'published' && one.score >= LONELY);
  return new Set(lines.map(({ date }) => dayPart(date))).size <= 2 ? lines[0] : undefined;
}
const LONELY = 24;

/** Widest offsets from UTC, in hours. */
const [WEST, EAST] = [-12, 14];
const HOUR = 3_600_000;

/**
 * A machine states an instant in UTC, and readers see the day before or after it: theirs is the day of publication. A time
 * beside the visible day gives the offset, if it is one; else only the day is known.
 */
function shifted(best: DateCandidate, ranked: readonly DateCandidate[]): DateCandidate | undefined {
  if (!best.date.value.endsWith('Z')) return undefined;
  const instant = Date.parse(best.date.value);
  const near = ranked.filter(({ date, family, score }) => {
    if (family === 'jsonld' || family === 'meta' || score < 60 || date.hasZone || dayPart(date) === dayPart(best.date))
      return false;
    const day = Date.parse(dayPart(date));
    return day - EAST * HOUR <= instant && instant < day + (24 - WEST) * HOUR;
  });
  const timed = near.find(({ date }) => hasTime(date) && offsetBetween(date.value, instant) !== undefined);
  if (timed) return withOffset(timed, offsetBetween(timed.date.value, instant) ?? 0);
  const midnight = /T\d\d:00(?::00)?Z$/.test(best.date.value);
  const days = new Set(near.map(({ date }) => dayPart(date)));
  const agreed = near.length > 1 && days.size === 1;
  return near.find(({ family, date }) => (midnight || agreed) && (family === 'head' || agreed) && !hasTime(date));
}

/** A time on another day than a machine's instant in UTC: the instant tells its offset. Without one it stays as it is. */
function zonedBy(best: DateCandidate, ranked: readonly DateCandidate[]): DateCandidate {
  if (!hasTime(best.date) || best.date.hasZone) return best;
  for (const { date, family } of ranked) {
    if ((family !== 'jsonld' && family !== 'meta') || !date.value.endsWith('Z') || dayPart(date) === dayPart(best.date))
      continue;
    const offset = offsetBetween(best.date.value, Date.parse(date.value));
    if (offset !== undefined) return withOffset(best, offset);
  }
  return best;
}

function withOffset(local: DateCandidate, offset: number): DateCandidate {
  return { ...local, date: { ...local.date, value: local.date.value + formatOffset(offset), hasZone: true } };
}

/** Minutes between a local time and an instant if a zone can have that offset; seconds may be cut on either side. */
function offsetBetween(local: string, instant: number): number | undefined {
  const minutes = Math.round((Date.parse(`${local}Z`) - instant) / 60_000);
  const quarter = Math.round(minutes / 15) * 15;
  const possible = Math.abs(minutes - quarter) <= 1 && quarter >= WEST * 60 && quarter <= EAST * 60;
  return possible ? quarter : undefined;
}
