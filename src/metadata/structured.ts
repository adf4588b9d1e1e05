import type { HtmlDocument, JsonLdNode } from '../document/html.ts';
import { jsonLdTypes } from '../document/html/json-ld.ts';
import { squash } from './likeness.ts';

const ARTICLE = /Article|Posting|Report|PressRelease|^Speech|^Statement|^CreativeWork$/;
const PAGE = /^(?:WebPage|ItemPage|AboutPage|VideoObject|Event)$/;

/** The node of the page's structured data that describes the article, and the one that describes the page. */
export interface StructuredData {
  readonly article: JsonLdNode | undefined;
  readonly page: JsonLdNode | undefined;
}

const known = new WeakMap<HtmlDocument, StructuredData>();

/** The structured data of a page, picked once: every field asks for it. */
export function structuredData(document: HtmlDocument): StructuredData {
  const picked = known.get(document) ?? pick(document);
  known.set(document, picked);
  return picked;
}

/** Picks the article among the nodes of JSON-LD: lists of other items hold articles too, so its headline must be near the page's title. */
function pick(document: HtmlDocument): StructuredData {
  const named = document.jsonLd.map((node) => ({ node, types: jsonLdTypes(node) }));
  const articles = named.filter(({ types }) => types.some((type) => ARTICLE.test(type))).map(({ node }) => node);
  const title = squash(document.title ?? '').slice(0, 500);
  const near = articles.find((node) => {
    const headline = squash(stringOf(node['headline']) ?? stringOf(node['name']) ?? '').slice(0, 40);
    return headline !== '' && title.includes(headline);
  });
  const page = named.find(({ types }) => types.some((type) => PAGE.test(type)));
  return { article: near ?? (articles.length < 4 ? articles[0] : undefined), page: page?.node };
}

/** A JSON-LD value that should be one string. */
export function stringOf(value: unknown): string | undefined {
  if (typeof value === 'string') return plain(value) || undefined;
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return stringOf(value[0]);
  if (typeof value === 'object' && value !== null && '@value' in value) return stringOf(value['@value']);
  return undefined;
}

/** The entities that are met twice escaped; letters with their case. */
const ENTITIES: ReadonlyMap<string, string> = new Map(
  (
    'amp & quot " apos \' lt < gt > ndash – mdash — lsquo ‘ rsquo ’ ldquo “ rdquo ” bdquo „ sbquo ‚ laquo « raquo » hellip … euro € ' +
    'auml ä ouml ö uuml ü Auml Ä Ouml Ö Uuml Ü szlig ß aacute á eacute é iacute í oacute ó uacute ú Eacute É agrave à egrave è ' +
    'ograve ò ugrave ù acirc â ecirc ê icirc î ocirc ô ucirc û ccedil ç ntilde ñ aring å Aring Å aelig æ oslash ø atilde ã otilde õ'
  )
    .split(/ (?=\w{2,6} )/)
    .map((pair): [string, string] => [pair.slice(0, pair.indexOf(' ')), pair.slice(pair.indexOf(' ') + 1)]),
).set('nbsp', ' ');

/** Structured data and metas are often escaped twice: entities undone once more, tags removed, white space collapsed. */
export function plain(text: string): string {
  return text
    .slice(0, 20_000)
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/gi, (whole, dec, hex, name) => {
      if (typeof name === 'string') return ENTITIES.get(name) ?? ENTITIES.get(name.toLowerCase()) ?? whole;
      const code = typeof dec === 'string' ? Number(dec) : Number.parseInt(String(hex), 16);
      return code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
    })
    .replace(/<\/?[a-z][^<>]{0,200}>/gi, '')
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
