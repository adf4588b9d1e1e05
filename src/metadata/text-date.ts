import type { JudgedBlock } from '../model/block.ts';
import type { Candidate } from '../model/candidate.ts';
import type { DateSource, StatedDate } from '../model/date.ts';
import { findDates } from './date/find.ts';
import type { FindDatesOptions, FoundDate } from './date/find.ts';
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
}

/** All dates that a text dump may have been published on, best first: its fields, date lines, dateline, names, signature. */
export function textDateCandidates({
  judged,
  stated,
  path,
  url,
  lang,
}: TextDateEvidence): readonly Candidate<StatedDate>[] {
  const options: FindDatesOptions = { lang };
  const found: Place[] = [];
  const add = (date: FoundDate | undefined, source: DateSource, evidence: string, score: number): void => {
    if (date) found.push({ date, source, evidence, score: score + exactness(date) });
  };
  if (stated !== undefined)
    add(parseMachineDate(stated, options) ?? findDates(stated, options)[0], 'meta', 'field: date', WORTH.stated);
  for (const { block, field, reason } of judged) {
    if (field === 'date') add(findDates(block.text, options)[0], 'text', `block ${block.index}: ${reason}`, WORTH.line);
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
    add(findDates(last.text, options)[0], 'text', `block ${last.index}: signature`, WORTH.signature);
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

/** `WASHINGTON, April 22, 2010 - …`: the date before the first dash of the body. */
function datelineDate(text: string | undefined, options: FindDatesOptions): FoundDate | undefined {
  if (text === undefined) return undefined;
  const dash = /[-–—―─]{1,3}(?=\s|$)|(?<=\s)[-–—]|[:：(（【]/u.exec(text.slice(0, DATELINE));
  const head = text.slice(0, dash ? dash.index + 1 : DATELINE);
  const date = findDates(text.slice(0, DATELINE), options)[0];
  return date && date.precision !== 'year' && date.start < head.length ? date : undefined;
}

/** A found date as evidence. */
export function statedDate({ value, precision, raw, hasZone }: FoundDate, source: DateSource): StatedDate {
  return { value, precision, source, raw, ...(hasZone ? { zoneSource: 'page' as const } : {}) };
}
