import { metaContent, type HtmlDocument } from '../document/html.ts';

/** The address that the page gives as its own, absolute; undefined when it gives none or only the site's root. */
export function canonicalUrl(document: HtmlDocument): string | undefined {
  const link = document.links.find((link) => link.rel.includes('canonical'))?.href;
  for (const href of [link, metaContent(document, 'og:url', 'twitter:url', 'al:web:url')]) {
    const url = href === undefined ? undefined : absolute(href, document.baseUrl);
    if (url !== undefined) return url;
  }
  return undefined;
}

/** An http address, resolved; undefined for anything else. */
export function absolute(href: string, base: string | undefined): string | undefined {
  const trimmed = href.trim();
  if (trimmed === '' || !URL.canParse(trimmed, base)) return undefined;
  const url = new URL(trimmed, base);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined;
}
