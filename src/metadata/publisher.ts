import { metaContent, type HtmlDocument } from '../document/html.ts';
import type { Candidate } from '../model/candidate.ts';
import { siteNames } from './site-name.ts';
import { plain, stringOf, structuredData } from './structured.ts';

/** Who publishes: structured data first, then metas, then the issuing office named as the author. */
export function publisherCandidates(document: HtmlDocument, offices: readonly string[]): readonly Candidate<string>[] {
  const { article, page } = structuredData(document);
  const sources: readonly (readonly [string, number, string | undefined])[] = [
    ['jsonld:publisher', 90, nameOf(article?.['publisher']) ?? nameOf(page?.['publisher'])],
    ['jsonld:sourceOrganization', 88, nameOf(article?.['sourceOrganization'])],
    [
      'meta:publisher',
      80,
      metaContent(
        document,
        'dc.publisher',
        'dcterms.publisher',
        'publisher',
        'article:publisher_name',
        'contentsource',
      ),
    ],
    ['author', 70, offices[0]],
    ['site', 50, siteNames(document)[0]],
  ];
  return sources.flatMap(([evidence, score, text]): Candidate<string>[] => {
    const value = text === undefined ? '' : plain(text);
    const usable = value.length >= 2 && value.length <= 160 && !/^https?:/.test(value);
    return usable ? [{ value, evidence, raw: text ?? value, score }] : [];
  });
}

/** The name of the site, as its metas and structured data give it. */
export const siteOf = (document: HtmlDocument): string | undefined =>
  metaContent(document, 'og:site_name', 'application-name') ?? siteNames(document)[0];

function nameOf(value: unknown): string | undefined {
  if (Array.isArray(value)) return nameOf(value[0]);
  if (typeof value === 'object' && value !== null && 'name' in value) return stringOf(value.name);
  return typeof value === 'string' ? value : undefined;
}
