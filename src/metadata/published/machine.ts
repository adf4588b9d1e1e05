import type { HtmlDocument, JsonLdNode } from '../../document/html.ts';
import { isText } from '../../document/html/node.ts';
import type { FindDatesOptions } from '../date/find.ts';
import { parseMachineDate } from '../date/machine.ts';
import { stringOf, structuredData } from '../structured.ts';
import type { DateCandidate, DateRole } from './candidate.ts';

interface Field {
  readonly role: DateRole;
  readonly score: number;
}

/** Names of metas, compared without case, separators and prefixes, with what they are worth. Generated and crawled times are no dates of a release. */
const META_FIELDS: readonly (readonly [DateRole, number, string])[] = [
  [
    'published',
    88,
    'articlepublishedtime articlepublished ogpublishedtime ogarticlepublishedtime datepublished datepublish publishdate publisheddate publishtime ' +
      'publishedtime pubdate publicationdate dateofpublication dcdateissued dctermsissued dcissued citationpublicationdate citationdate ' +
      'citationonlinedate parselypubdate sailthrudate btpubdate rnewsdatepublished prismpublicationdate cxenseparserecspublishtime ' +
      'cxenseparsepublishtime originalpublicationdate displaydate mediatorpublishedtime releasedate ogreleasedate published articledate newsdate ' +
      'articledatepublished datearticlepublished firstpublished newsonlinetime articlepubdate postdate publishdateiso ogpubdate dcpublished postingdate',
  ],
  [
    'published',
    72,
    'dctermscreated dcdatecreated dccreated datecreated creationdate created createdate articlecreated originaldate ogarticlecreated',
  ],
  ['published', 62, 'date dcdate dctermsdate dcdatex timestamp time ogtime datum articledateoriginal wt.date'],
  [
    'updated',
    90,
    'articlemodifiedtime articlemodified ogupdatedtime ogmodifiedtime datemodified modifieddate lastmodified lastmod dctermsmodified dcdatemodified ' +
      'dcmodified revised modified updated lastupdate lastupdated articleupdated dateupdated updatetime moddate dclastmodified sailthruupdated',
  ],
];
const FIELD_OF: ReadonlyMap<string, Field> = new Map(
  META_FIELDS.flatMap(([role, score, names]) =>
    names.split(/\s+/).map((name): [string, Field] => [name, { role, score }]),
  ),
);

/** Dates that structured data and metas state. */
export function machineDates(document: HtmlDocument, options: FindDatesOptions): readonly DateCandidate[] {
  const { article, page } = structuredData(document);
  return [
    ...(article ? jsonLdDates(article, 'article', 100, options) : []),
    ...(page && page !== article ? jsonLdDates(page, 'page', 86, options) : []),
    ...metaDates(document, options),
  ];
}

function jsonLdDates(node: JsonLdNode, of: string, top: number, options: FindDatesOptions): readonly DateCandidate[] {
  const fields: readonly (readonly [string, DateRole, number])[] = [
    ['datePublished', 'published', top],
    ['uploadDate', 'published', top - 22],
    ['dateCreated', 'published', top - 24],
    ['dateModified', 'updated', top - 5],
  ];
  return fields.flatMap(([key, role, score]): DateCandidate[] => {
    const text = stringOf(node[key]);
    const date = text === undefined ? undefined : parseMachineDate(text, options);
    return date ? [{ date, role, source: 'jsonld', family: 'jsonld', evidence: `jsonld:${of}:${key}`, score }] : [];
  });
}

function metaDates(document: HtmlDocument, options: FindDatesOptions): readonly DateCandidate[] {
  return document.metas.flatMap(({ name, content, element }): DateCandidate[] => {
    const field = FIELD_OF.get(name.replace(/[^a-z]/g, ''));
    if (field === undefined || content.length > 120) return [];
    // microdata has a place on the page: see element.ts
    if (element.attribs['itemprop'] !== undefined) return [];
    const date = parseMachineDate(content, options);
    if (date === undefined) return [];
    return [{ date, role: field.role, source: 'meta', family: 'meta', evidence: `meta:${name}`, score: field.score }];
  });
}

/** Keys that scripts with the page's data give the date of publication. */
const SCRIPT_KEY =
  /["'](?:date_?published|published_?(?:at|date|on|time)|publish_?(?:date|time)|pub_?date|publication_?date|first_?published(?:_?at)?|created_?at)["']\s*:\s*["']([^"']{8,40})["']/gi;
const MAX_SCRIPT = 2_000_000;
/** A script in the text that does nothing but write a date: `showDate("2020/04/17 01:43:09")`. */
const WRITTEN = /^\s*[\w$.]{1,40}\(\s*["']([^"']{8,40})["']\s*\)\s*;?\s*$/g;
const MAX_WRITTEN = 120;

/** Dates of publication in the page's scripts; only when all name one day: such data hold other items too. */
export function scriptDates(document: HtmlDocument, options: FindDatesOptions): readonly DateCandidate[] {
  const found = new Map<string, DateCandidate>();
  for (const element of document.elements) {
    if (element.name !== 'script') continue;
    const [child] = element.children;
    if (child === undefined || !isText(child) || child.data.length > MAX_SCRIPT) continue;
    const written = child.data.length <= MAX_WRITTEN ? [...child.data.matchAll(WRITTEN)] : [];
    for (const match of [...written, ...child.data.matchAll(SCRIPT_KEY)]) {
      const date = parseMachineDate(match[1] ?? '', options);
      if (date === undefined || date.value.length < 10) continue;
      const day = date.value.slice(0, 10);
      if (!found.has(day))
        found.set(day, { date, role: 'published', source: 'meta', family: 'script', evidence: 'script', score: 50 });
      if (found.size > 1) return [];
    }
  }
  return [...found.values()];
}
