import type { HtmlDocument, HtmlElement } from '../document/html.ts';
import { isElement, textOf } from '../document/html/node.ts';
import { BYLINE, namesOf } from '../document/html/name.ts';
import type { Candidate } from '../model/candidate.ts';
import { readNames, type AuthorNames } from './author-name.ts';
import { findDates } from './date/find.ts';
import { isAside } from './published/layout.ts';
import { squash } from './likeness.ts';
import { ownSiteNames } from './site-name.ts';
import { plain, structuredData } from './structured.ts';

/** Bylines of a page, best first; each candidate is one source with all its names. */
export function authorCandidates(document: HtmlDocument): readonly Candidate<AuthorNames>[] {
  const { article, page } = structuredData(document);
  const meta = (...names: readonly string[]): readonly string[] => {
    const metas = document.metas.filter((meta) => names.includes(meta.name) && meta.content !== '');
    return metas.map((meta) => plain(meta.content)).filter((text) => !/^https?:|^\/|facebook\.com/.test(text));
  };
  const sites = new Set(ownSiteNames(document).map(squash));
  const isSite = (name: string): boolean => sites.has(squash(name));
  const sources: readonly (readonly [string, number, readonly string[]])[] = [
    ['jsonld:author', 100, jsonLdNames(article?.['author'])],
    ['jsonld:creator', 84, jsonLdNames(article?.['creator'])],
    ['meta:author', 90, meta('author', 'dc.creator', 'dcterms.creator', 'parsely-author', 'sailthru.author', 'byl')],
    [
      'meta:article:author',
      80,
      meta('article:author', 'og:article:author', 'citation_author', 'author-name', 'twitter:data1').slice(0, 12),
    ],
    ['itemprop:author', 76, elementTexts(document, (element) => isItem(element))],
    [
      'rel:author',
      70,
      elementTexts(
        document,
        (element) => element.name === 'a' && /(?:^|\s)author(?:\s|$)/.test(element.attribs['rel'] ?? ''),
      ),
    ],
    ['class:byline', 60, elementTexts(document, (element) => (namesOf(element) & BYLINE) !== 0)],
    ['text:byline', 55, writtenBylines(document)],
    ['jsonld:page:author', 50, jsonLdNames(page?.['author'])],
  ];
  return sources
    .flatMap(([evidence, score, texts]): Candidate<AuthorNames>[] => {
      const names = texts.map((text) => readNames(text));
      const value = {
        people: [...new Set(names.flatMap((one) => one.people))],
        offices: [...new Set(names.flatMap((one) => one.offices))],
      };
      if (value.people.length + value.offices.length === 0) return [];
      // the site as its own author says less than a byline
      const rank = value.people.every(isSite) ? score - 30 : score;
      return [{ value, evidence, raw: texts.join('; '), score: rank }];
    })
    .toSorted((a, b) => b.score - a.score);
}

function isItem(element: HtmlElement): boolean {
  if (element.attribs['itemprop'] === undefined || element.name === 'meta' || element.name === 'link') return false;
  return /(?:^|\s)author(?:\s|$)/.test(element.attribs['itemprop'] ?? '');
}

/** Text of the first elements that qualify, nested ones once; long ones are boxes about the author. */
function elementTexts(document: HtmlDocument, qualifies: (element: HtmlElement) => boolean): readonly string[] {
  const taken = new Set<HtmlElement>();
  const texts: string[] = [];
  for (const element of document.marked) {
    if (!qualifies(element) || inside(element, taken)) continue;
    taken.add(element);
    const name = [...element.children].find(
      (child) => isElement(child) && /name/.test(child.attribs['itemprop'] ?? ''),
    );
    const text = textOf(name && isElement(name) ? name : element);
    if (text.length > 1 && text.length <= 160) texts.push(text);
    if (taken.size >= 20) break;
  }
  // a list of many authors is a list of other items
  return texts.length > 6 ? texts.slice(0, 1) : texts;
}

function inside(element: HtmlElement, taken: ReadonlySet<HtmlElement>): boolean {
  for (let up = element.parent; up && isElement(up); up = up.parent) if (taken.has(up)) return true;
  return false;
}

const WRITTEN =
  /(?:作者|記者|记者|撰文)\s*[:：]\s*([\p{Script=Han}·]{2,20}(?:、[\p{Script=Han}·]{2,20}){0,5})|(?:^|[\s|·,])(?:[Bb]y|[Vv]on|[Pp]or|[Pp]ar|[Dd]oor|[Aa]utor(?:in)?:|[Aa]uthor:)\s+(\p{Lu}[\p{L}.'’-]+(?:\s\p{Lu}[\p{L}.'’-]*){1,3})(?=$|[\s,|·(])/u;

/** A byline inside a line of other facts: "Posted on 5 March 2018 by Jane Doe", "来源：… 作者：…". */
function writtenBylines(document: HtmlDocument): readonly string[] {
  for (const block of document.blocks) {
    if (block.width > 240 || block.linkShare > 0.8 || isAside(block.scope) || !/\d/.test(block.text)) continue;
    const match = WRITTEN.exec(block.text);
    const name = match?.[1] ?? match?.[2];
    if (name !== undefined && findDates(block.text).length > 0) return [name];
  }
  return [];
}

/** `"A"`, `{name: "A"}`, a list of either; a name may be a list too. */
function jsonLdNames(value: unknown, depth = 0): readonly string[] {
  if (depth > 3) return [];
  if (typeof value === 'string') return /^https?:/.test(value) ? [] : [plain(value)];
  if (Array.isArray(value)) return value.slice(0, 30).flatMap((item: unknown) => jsonLdNames(item, depth + 1));
  if (typeof value === 'object' && value !== null && 'name' in value) return jsonLdNames(value.name, depth + 1);
  return [];
}
