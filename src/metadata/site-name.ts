import { metaContent, type HtmlDocument } from '../document/html.ts';
import { jsonLdTypes } from '../document/html/json-ld.ts';
import { squash } from './likeness.ts';
import { plain, stringOf } from './structured.ts';

const SITE_TYPE =
  /^(?:WebSite|(?:News)?(?:Media)?Organization|GovernmentOrganization|NewsMediaOrganization|Corporation|NGO)$/;

/** What a page calls the site it belongs to, best evidence first. */
export function siteNames(document: HtmlDocument): readonly string[] {
  const other = metaContent(document, 'dc.publisher', 'dcterms.publisher', 'publisher', 'copyright', 'author');
  return [...ownSiteNames(document), ...usable([other])];
}

/** The names that pages give as those of their site in so many words. */
export function ownSiteNames(document: HtmlDocument): readonly string[] {
  const names: (string | undefined)[] = [
    metaContent(document, 'og:site_name', 'application-name', 'apple-mobile-web-app-title', 'sitename'),
    ...document.jsonLd
      .filter((node) => jsonLdTypes(node).some((type) => SITE_TYPE.test(type)))
      .map((node) => stringOf(node['name'])),
  ];
  return usable(names);
}

const usable = (names: readonly (string | undefined)[]): readonly string[] =>
  names.flatMap((name) => (name === undefined || name.length > 120 ? [] : [plain(name)]));

/** Marks between a headline and the name of the site or section. */
const SEPARATOR =
  /\s+[|–—\-·•»«›:/~✦_]+\s+|\s*[|｜ㅣ│»«›]+\s*|[_＿]{1,2}|\s*-{2,3}\s*|\s+::\s+|：|(?<=[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]\s?)-/u;

/** A page title without the names of site and section at its ends. */
export function cutSite(title: string, names: readonly string[], host: string | undefined): string {
  const parts = splitTitle(title);
  const sites = new Set(names.map((name) => squash(name)));
  const label = squash(hostLabel(host) ?? '');
  const isSite = (part: string): boolean => {
    const key = squash(part);
    return key === '' || sites.has(key) || (label.length >= 3 && key.includes(label)) || isWebAddress(part);
  };
  let [from, to] = [0, parts.length];
  while (to - from > 1 && isSite(parts[to - 1]?.text ?? '')) to--;
  while (to - from > 1 && isSite(parts[from]?.text ?? '')) from++;
  return title.slice(parts[from]?.start ?? 0, parts[to - 1]?.end ?? title.length).trim();
}

export interface TitlePart {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The parts of a title between separators, with their places. */
export function splitTitle(title: string): readonly TitlePart[] {
  const parts: TitlePart[] = [];
  let start = 0;
  const push = (end: number): void => {
    if (title.slice(start, end).trim() !== '') parts.push({ text: title.slice(start, end).trim(), start, end });
  };
  for (const match of title.matchAll(new RegExp(SEPARATOR, 'gu'))) {
    push(match.index);
    start = match.index + match[0].length;
  }
  push(title.length);
  return parts;
}

/** `www.example.org` */
export const isWebAddress = (text: string): boolean => /^(?:www\.)?[\w-]{2,}(?:\.[\w-]{2,})*\.[a-z]{2,6}$/i.test(text);

/** `example` of www.example.gov.cn: the label before the public suffix. */
function hostLabel(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const labels = new URL(url).hostname.split('.').filter((label) => label !== 'www');
  const suffix = /^(?:com?|gov|gob|gouv|go|org|net|ac|edu|admin)$/.test(labels.at(-2) ?? '') ? 2 : 1;
  return labels.at(-suffix - 1);
}
