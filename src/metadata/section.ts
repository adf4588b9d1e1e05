import { metaContent, type HtmlDocument } from '../document/html.ts';
import { jsonLdTypes } from '../document/html/json-ld.ts';
import type { Candidate } from '../model/candidate.ts';
import { sectionSteps } from './breadcrumb.ts';
import { squash } from './likeness.ts';
import { linkedCrumbs, namedCrumbs, writtenCrumbs } from './section/crumb.ts';
import { siteNames } from './site-name.ts';
import { plain, stringOf, structuredData } from './structured.ts';

/** Where the release stands on its site, outermost first, without the home page and without itself; best evidence first. */
export function sectionCandidates(
  document: HtmlDocument,
  headline: string | undefined,
): readonly Candidate<readonly string[]>[] {
  const { article } = structuredData(document);
  const sites = new Set(siteNames(document).map(squash));
  const section = article?.['articleSection'];
  const sources: readonly (readonly [string, number, readonly string[]])[] = [
    ['jsonld:BreadcrumbList', 90, listItems(document)],
    ['breadcrumb', 80, namedCrumbs(document)],
    ['breadcrumb:links', 76, linkedCrumbs(document)],
    ['text:breadcrumb', 70, writtenCrumbs(document)],
    [
      'jsonld:articleSection',
      60,
      Array.isArray(section) ? section.flatMap((one) => stringOf(one) ?? []) : [stringOf(section) ?? ''],
    ],
    [
      'meta:section',
      50,
      [metaContent(document, 'article:section', 'og:section', 'section', 'columnname', 'category') ?? ''],
    ],
  ];
  return sources.flatMap(([evidence, score, steps]): Candidate<readonly string[]>[] => {
    const value = cleanSteps(steps, headline, sites);
    return value.length === 0 ? [] : [{ value, evidence, raw: steps.join(' > '), score }];
  });
}

const MAX_STEPS = 8;

/** Steps without the home page (also under the site's name), "you are here", the release itself (or its beginning), and repetitions. */
function cleanSteps(
  steps: readonly string[],
  headline: string | undefined,
  sites: ReadonlySet<string>,
): readonly string[] {
  const title = squash(headline ?? '');
  const kept = new Map<string, string>();
  for (const step of sectionSteps(steps.map(plain), headline)) {
    const key = squash(step);
    const own = key.length >= 12 && key.length > title.length * 0.6 && title.startsWith(key);
    const home = kept.size === 0 && sites.has(key);
    if (!own && !home && !/^\d+年?$/.test(key) && !kept.has(key)) kept.set(key, step);
  }
  return [...kept.values()].slice(0, MAX_STEPS);
}

function listItems(document: HtmlDocument): readonly string[] {
  const list = document.jsonLd.find((node) => jsonLdTypes(node).includes('BreadcrumbList'))?.['itemListElement'];
  if (!Array.isArray(list)) return [];
  return list.slice(0, 20).flatMap((item: unknown) => {
    if (typeof item !== 'object' || item === null) return [];
    const inner: unknown = 'item' in item ? item.item : undefined;
    const named: unknown = typeof inner === 'object' && inner !== null && 'name' in inner ? inner.name : undefined;
    return stringOf('name' in item ? item.name : named) ?? [];
  });
}
