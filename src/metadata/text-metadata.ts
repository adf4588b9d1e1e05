import type { JudgedBlock, StatedField } from '../model/block.ts';
import type { Candidate } from '../model/candidate.ts';
import type { Capture } from '../model/capture.ts';
import type { StatedDate } from '../model/date.ts';
import type { Hints } from '../model/outcome.ts';
import type { Metadata } from '../model/release.ts';
import { breadcrumbSteps, sectionSteps } from './breadcrumb.ts';
import { findDates, type DateOrder } from './date/find.ts';
import { readContact, readDateline } from './judged-field.ts';
import { languageOf } from './language.ts';
import { statedDate, textDateCandidates } from './text-date.ts';
import { withZone } from './zoned.ts';

/** What a file states about a release outside its text. */
export interface TextFields {
  readonly title?: string;
  readonly subtitle?: string;
  readonly date?: string;
  readonly updated?: string;
  readonly author?: readonly string[];
  readonly publisher?: string;
  readonly section?: readonly string[];
  readonly tags?: readonly string[];
  readonly url?: string;
  readonly lang?: string;
  readonly description?: string;
}

export interface TextEvidence {
  readonly judged: readonly JudgedBlock[];
  readonly stated: TextFields;
  /** Order of day and month that other releases of the file show. @default by language */
  readonly dayOrder?: DateOrder | undefined;
  readonly capture: Capture;
  readonly hints: Hints;
}

export interface TextMetadata {
  readonly metadata: Metadata;
  readonly dates: readonly Candidate<StatedDate>[];
  readonly warnings: readonly string[];
}

/** A headline may stand on several lines. */
function headline(judged: readonly JudgedBlock[]): string | undefined {
  const lines = judged.filter(({ field }) => field === 'title').map(({ block }) => block.text);
  return lines.length === 0 ? undefined : lines.join(' ');
}

/** The metadata of a text dump: what its fields state, then what the lines of its head say. */
export async function readTextMetadata({
  judged,
  stated,
  dayOrder,
  capture,
  hints,
}: TextEvidence): Promise<TextMetadata> {
  const line = (field: StatedField): string | undefined => judged.find((one) => one.field === field)?.block.text;
  const body = judged.filter(({ fate }) => fate === 'body').map(({ block }) => block.text);
  const language = await languageOf(body.join('\n'), hints.lang ?? stated.lang);
  const url = stated.url ?? capture.finalUrl ?? capture.url;
  const dates = textDateCandidates({
    judged,
    stated: stated.date,
    path: capture.path,
    url,
    lang: language.lang,
    order: dayOrder,
  });
  const title = stated.title ?? headline(judged);
  const updated = findDates(stated.updated ?? line('updated') ?? '', { lang: language.lang, order: dayOrder })[0];
  const date = dates[0]?.value;
  const publisher = hints.publisher ?? stated.publisher ?? sourceOf(judged);
  return {
    metadata: {
      ...defined({
        title,
        subtitle: stated.subtitle ?? line('subtitle'),
        date: date && withZone(date, hints.zone, hints.zoneSource),
        updated: updated && withZone(statedDate(updated, 'text'), hints.zone, hints.zoneSource),
        publisher,
        site: hints.site,
        canonical: stated.url,
        dateline: readDateline(judged),
        contact: readContact(judged),
        lang: language.lang,
        description: stated.description,
      }),
      section: stated.section ?? sectionOf(judged, title),
      authors:
        stated.author?.map(person).filter((name) => name !== '') ??
        judged.filter(({ field }) => field === 'author').map(({ block }) => person(block.text)),
      tags: stated.tags ?? [],
      attachments: [],
      alternates: [],
    },
    dates,
    warnings: [...(language.warning === undefined ? [] : [language.warning]), ...conflicts(dates)],
  };
}

/** "Source: Ministry of Harbours", "2019-09-18 06:23 来源：新港网 作者：…". */
const SOURCE =
  /(?:^|\s)(?:source|稿件来源|信息来源|来源|來源|quelle|fuente|fonte|źródło|источник|출처|المصدر)\s?[:：]\s?(?!https?:)([^\d\s:：][^:：]{1,79}?)(?=\s(?:\S{2,5}[:：]|\d)|\s*$)/iu;

/** Who a source line of the head says that the text is from. */
function sourceOf(judged: readonly JudgedBlock[]): string | undefined {
  for (const { field, block } of judged) {
    const name = field === 'source' || field === 'date' ? SOURCE.exec(block.text)?.[1]?.trim() : undefined;
    if (name !== undefined && /\p{L}{2}/u.test(name)) return name;
  }
  return undefined;
}

/** One breadcrumb line, or its steps on lines of their own. */
function sectionOf(judged: readonly JudgedBlock[], title: string | undefined): readonly string[] {
  const lines = judged.filter(({ field }) => field === 'section').map(({ block }) => block.text);
  return lines.length === 1
    ? breadcrumbSteps(lines[0] ?? '', title)
    : sectionSteps(
        lines.flatMap((text) => breadcrumbSteps(text, title)),
        title,
      );
}

const person = (byline: string): string =>
  byline.replace(/^\s*(?:by|von|par|por|da|作者|автор|author)\s*[:：]?\s+/iu, '').trim();

/** Days that places of equal worth state differently. */
function conflicts(dates: readonly Candidate<StatedDate>[]): readonly string[] {
  const [best] = dates;
  if (!best) return [];
  const other = dates.find(
    ({ value, score }) =>
      score >= 45 &&
      value.precision !== 'year' &&
      value.value.slice(0, 10) !== best.value.value.slice(0, value.value.slice(0, 10).length),
  );
  return other
    ? [`dates differ: ${best.value.value} (${best.evidence}), ${other.value.value} (${other.evidence})`]
    : [];
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The properties that have a value. */
function defined<T extends object>(values: T): Defined<T> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- entries lose the types of an object's properties
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<T>;
}
