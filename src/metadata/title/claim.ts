import { metaContent, type HtmlDocument } from '../../document/html.ts';
import type { Candidate } from '../../model/candidate.ts';
import { squash } from '../likeness.ts';
import { canonicalUrl } from '../link.ts';
import { cutSite, siteNames, splitTitle } from '../site-name.ts';
import { plain, stringOf, structuredData } from '../structured.ts';

/** What a page calls itself outside of its visible text, names of site and section cut off. */
export interface Claims {
  readonly title: string | undefined;
  readonly og: string | undefined;
  readonly jsonLd: string | undefined;
  /** The three as they stand, squashed: what a heading is looked up in. */
  readonly keys: readonly string[];
  /** Length of the shortest of them, squashed, without the names of site and section. */
  readonly shortest: number;
  readonly isSite: (text: string) => boolean;
}

export function readClaims(document: HtmlDocument): Claims {
  const { article } = structuredData(document);
  const og = metaContent(
    document,
    'og:title',
    'twitter:title',
    'dc.title',
    'dcterms.title',
    'articletitle',
    'headline',
  );
  const jsonLd = stringOf(article?.['headline']) ?? stringOf(article?.['name']);
  const sites = siteNames(document);
  const section = metaContent(document, 'article:section', 'columnname') ?? stringOf(article?.['articleSection']);
  const names = section === undefined ? sites : [...sites, section];
  const cut = (text: string | undefined): string | undefined =>
    text && cutSite(plain(text), names, canonicalUrl(document));
  const keys = [document.title, og, jsonLd].flatMap((claim) => (claim ? [squash(plain(claim))] : []));
  const siteKeys = new Set(sites.map(squash));
  const claims = { title: cut(document.title), og: cut(og), jsonLd: cut(jsonLd) };
  return {
    ...claims,
    keys,
    shortest: Math.min(...Object.values(claims).flatMap((claim) => (claim ? [squash(claim).length] : []))),
    isSite: (text) => siteKeys.has(squash(text)),
  };
}

/** Words that stand in `title` when nobody wrote one. */
const USELESS =
  /^(?:document|untitled(?: document| page)?|home|index|news|press releases?|title|no title|无标题文档|無題ドキュメント|新規ページ \d+)$/i;

/** The claims as candidates; two that agree word for word outweigh one. A `title` that the text never repeats (`seen`) is weak. */
export function claimCandidates(claims: Claims, seen: boolean): readonly Candidate<string>[] {
  const candidates: Candidate<string>[] = [];
  const add = (value: string | undefined, evidence: string, score: number): void => {
    if (!value || USELESS.test(value)) return;
    const agreed = [claims.og, claims.jsonLd].filter((other) => other && squash(other) === squash(value)).length > 1;
    candidates.push({
      value,
      evidence,
      raw: value,
      score: claims.isSite(value) ? score - 60 : score + (agreed ? 20 : 0),
    });
  };
  add(claims.jsonLd, 'jsonld:headline', 60);
  // og:title that only repeats `title` may carry the same names of sections
  const og = claims.og !== undefined && claims.og === claims.title ? dropTail(claims.og) : claims.og;
  add(og, 'meta:og:title', seen ? 55 : 26);
  add(claims.title && dropTail(claims.title), 'title:cut', seen ? 42 : 24);
  add(claims.title, 'title', seen ? 40 : 22);
  return candidates;
}

/** Without the parts behind its longest one, as long as they are clearly shorter: names of sites and sections that nothing else names. */
function dropTail(title: string): string {
  const parts = splitTitle(title);
  const longest = Math.max(...parts.map((part) => part.text.length));
  let count = parts.length;
  while (count > 1 && (parts[count - 1]?.text.length ?? 0) < longest * 0.65) count--;
  return title.slice(0, parts[count - 1]?.end ?? title.length).trim();
}
