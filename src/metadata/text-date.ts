import type { JudgedBlock } from '../model/block.ts';
import type { Candidate } from '../model/candidate.ts';
import type { DateSource, StatedDate } from '../model/date.ts';
import { matchLabel, type LabelKind } from '../document/lexicon/match.ts';
import { isDateline } from './date/dateline-shape.ts';
import { datesItself, tellsOfDay } from './date/day-sentence.ts';
import { namesOtherDay } from './date/day-word.ts';
import { findDates } from './date/find.ts';
import type { DateOrder, FindDatesOptions, FoundDate } from './date/find.ts';
import { parseMachineDate } from './date/machine.ts';
import { dateFromName, dateFromUrl } from './date/name.ts';

/** A dateline's date stands before the dash, in the first words of the body. */
const DATELINE = 120;
/** A date that signs a statement is a line of its own, at most so long. */
const SIGNATURE = 60;
/** How much a place is worth; what states the date of publication in so many words comes first. */
const WORTH: Readonly<Record<'stated' | 'labelled' | 'line' | 'dateline' | 'name' | 'url' | 'signature', number>> = {
  stated: 100,
  labelled: 80,
  line: 70,
  dateline: 60,
  name: 50,
  url: 45,
  signature: 40,
};

export interface TextDateEvidence {
  readonly judged: readonly JudgedBlock[];
  /** What the file states in a field of its own. */
  readonly stated?: string | undefined;
  readonly path?: string | undefined;
  readonly url?: string | undefined;
  readonly lang?: string | undefined;
  /** Order of day and month, where it is known. @default by language */
  readonly order?: DateOrder | undefined;
}

/** All dates that a text dump may have been published on, best first: its fields, date lines, dateline, names, signature. */
export function textDateCandidates({
  judged,
  stated,
  path,
  url,
  lang,
  order,
}: TextDateEvidence): readonly Candidate<StatedDate>[] {
  const options: FindDatesOptions = { lang, order };
  const found: Place[] = [];
  const add = (date: FoundDate | undefined, source: DateSource, evidence: string, score: number): void => {
    if (date) found.push({ date, source, evidence, score: score + exactness(date) });
  };
  if (stated !== undefined)
    add(parseMachineDate(stated, options) ?? findDates(stated, options)[0], 'meta', 'field: date', WORTH.stated);
  for (const { block, field, reason } of judged) {
    if (field === 'date') add(lineDate(block.text, options), 'text', `block ${block.index}: ${reason}`, WORTH.line);
  }
  const body = judged.filter(({ fate }) => fate === 'body');
  add(datelineDate(body[0]?.block.text, options), 'dateline', 'dateline', WORTH.dateline);
  add(
    path === undefined || path === '-' ? undefined : dateFromName(path, options),
    'filename',
    'file name',
    WORTH.name,
  );
  add(url === undefined ? undefined : dateFromUrl(url, options), 'url', 'address', WORTH.url);
  const last = body.at(-1)?.block;
  if (last && last.width <= SIGNATURE)
    add(lineDate(last.text, options), 'text', `block ${last.index}: signature`, WORTH.signature);
  return settleOrder(found)
    .map(({ date, source, evidence, score }) => ({ value: statedDate(date, source), evidence, raw: date.raw, score }))
    .toSorted((a, b) => b.score - a.score);
}

interface Place {
  readonly date: FoundDate;
  readonly source: DateSource;
  readonly evidence: string;
  readonly score: number;
}

/** Where only the language ordered day and month (04/02/2009), a date elsewhere that is certain decides. */
function settleOrder(places: readonly Place[]): readonly Place[] {
  const certain = new Set(
    places.filter(({ date }) => date.alternative === undefined).map(({ date }) => dayOf(date.value)),
  );
  return places.map((place) => {
    const { alternative, ...date } = place.date;
    if (alternative === undefined || certain.has(dayOf(date.value)) || !certain.has(dayOf(alternative))) return place;
    return { ...place, date: { ...date, value: alternative } };
  });
}

const dayOf = (value: string): string => value.slice(0, 10);

/** A coarse date never outranks a day, wherever it stands. */
const exactness = ({ precision }: FoundDate): number =>
  precision === 'year' ? -60 : precision === 'month' ? -40 : precision === 'day' ? 0 : 2;

/** The date that a line gives: neither one that a sentence tells of nor that of something else ("Deadline: 12 June"). */
function lineDate(text: string, options: FindDatesOptions): FoundDate | undefined {
  const date = findDates(text, options)[0];
  if (date === undefined || namesOtherDay(text.slice(0, date.start))) return undefined;
  return matchLabel(text, PUBLISHED) === undefined && tellsOfDay(text, date) ? undefined : date;
}
const PUBLISHED: ReadonlySet<LabelKind> = new Set(['published']);

/** `WASHINGTON, April 22, 2010 - …`: a place and a date before the first sentence of the body. */
function datelineDate(text: string | undefined, options: FindDatesOptions): FoundDate | undefined {
  if (text === undefined) return undefined;
  const head = text.slice(0, DATELINE);
  const date = findDates(head, options)[0];
  if (date === undefined || date.precision === 'year') return undefined;
  // a date line that was glued to the text: no sentence begins with a time
  const glued = date.start === 0 && date.value.length > 10;
  return glued || isDateline(head, date) || datesItself(head, date) ? date : undefined;
}

/** A found date as evidence. */
export function statedDate({ value, precision, raw, hasZone }: FoundDate, source: DateSource): StatedDate {
  return { value, precision, source, raw, ...(hasZone ? { zoneSource: 'page' as const } : {}) };
}
