import { metaContent, type HtmlDocument } from '../document/html.ts';
import { squash } from './likeness.ts';
import { plain, stringOf, structuredData } from './structured.ts';

const MAX_TAGS = 30;
/** Left-over markup, and keys of the system: `productType:PRESS_RELEASE`. */
const NO_TAG = /[<>]|="|^[a-z][\w-]+:\S{2,}$/i;
/** Longer descriptions are the release itself. */
const MAX_DESCRIPTION = 600;

/** Topics that the page names, in its order, each once. */
export function readTags(document: HtmlDocument): readonly string[] {
  const { article } = structuredData(document);
  const keywords = article?.['keywords'];
  const found = [
    ...document.metas
      .filter(({ name }) => name === 'article:tag' || name === 'og:article:tag')
      .map(({ content }) => content),
    ...(Array.isArray(keywords)
      ? keywords.flatMap((one) => stringOf(one) ?? [])
      : (stringOf(keywords) ?? '').split(/[,;，；、]/)),
    ...(metaContent(document, 'keywords', 'news_keywords', 'dc.subject', 'dcterms.subject') ?? '').split(/[,;，；、]/),
  ];
  const tags = new Map<string, string>();
  for (const text of found) {
    const tag = plain(text).replace(/^[\s,;]+|[\s,;]+$/g, '');
    const key = squash(tag);
    if (key !== '' && tag.length <= 60 && !NO_TAG.test(tag) && !tags.has(key)) tags.set(key, tag);
  }
  return [...tags.values()].slice(0, MAX_TAGS);
}

/** What the page says of itself in a sentence or two. */
export function readDescription(document: HtmlDocument): string | undefined {
  const { article } = structuredData(document);
  return [
    ...['description', 'og:description', 'dc.description', 'twitter:description'].map((name) =>
      plain(metaContent(document, name) ?? ''),
    ),
    stringOf(article?.['description']) ?? '',
  ].find((text) => text !== '' && text.length <= MAX_DESCRIPTION);
}
