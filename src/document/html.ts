import { isElement, type HtmlElement, type HtmlRoot } from './html/node.ts';
import { readBlocks, type HtmlBlock } from './html/blocks.ts';
import { readHead, type HtmlLink, type HtmlMeta } from './html/head.ts';
import { readJsonLd, type JsonLdNode } from './html/json-ld.ts';
import { parseTree } from './html/parse.ts';
import type { HtmlScope } from './html/scope.ts';

export type { HtmlBlock } from './html/blocks.ts';
export type { HtmlLink, HtmlMeta } from './html/head.ts';
export type { JsonLdNode } from './html/json-ld.ts';
export type { HtmlElement, HtmlNode, HtmlRoot } from './html/node.ts';
export type { HtmlScope } from './html/scope.ts';

/** A page, parsed once: its tree, what its head says, and its leaf blocks in reading order. */
export interface HtmlDocument {
  readonly root: HtmlRoot;
  readonly body: HtmlElement;
  /** The address it was read from; absent for files. */
  readonly url: string | undefined;
  /** What relative links are relative to: `base href` resolved against the address, or the one that the page calls canonical. */
  readonly baseUrl: string | undefined;
  /** `lang` of the html element, as written. */
  readonly lang: string | undefined;
  /** Text of the `title` element. */
  readonly title: string | undefined;
  readonly metas: readonly HtmlMeta[];
  readonly links: readonly HtmlLink[];
  /** Nodes of JSON-LD, flattened, outermost first; see `jsonLdTypes`. */
  readonly jsonLd: readonly JsonLdNode[];
  readonly blocks: readonly HtmlBlock[];
  /** The blocks inside h1-h6. */
  readonly headings: readonly HtmlBlock[];
  /** Elements that hold blocks, in preorder. */
  readonly scopes: readonly HtmlScope[];
  /** All elements in document order. */
  readonly elements: readonly HtmlElement[];
  /** Those of them that may hold a field: headings, times, and all whose names, itemprop or rel say so. */
  readonly marked: readonly HtmlElement[];
  /** All `a`. */
  readonly anchors: readonly HtmlElement[];
  /** The source stops inside a tag or a text before the page is closed. */
  readonly truncated: boolean;
  readonly warnings: readonly string[];
}

export interface ParseHtmlOptions {
  readonly url?: string | undefined;
}

/** Parses a decoded page. Never throws on any text; what had to be bounded is in `warnings`. */
export function parseHtml(text: string, options: ParseHtmlOptions = {}): HtmlDocument {
  const { root, warnings } = parseTree(text);
  const head = readHead(root);
  const { blocks, scopes } = readBlocks(root, head.elements);
  return {
    root,
    body: bodyOf(root, head.elements),
    url: options.url,
    baseUrl: resolve(head.base, options.url ?? statedAddress(head.links)),
    lang: head.lang?.trim() || undefined,
    title: head.title,
    metas: head.metas,
    links: head.links,
    jsonLd: readJsonLd(head.jsonLdSources),
    blocks,
    headings: blocks.filter((block) => block.level > 0),
    scopes,
    elements: head.elements,
    marked: head.marked,
    anchors: head.anchors,
    truncated: isTruncated(text),
    warnings,
  };
}

/** First content of a meta with one of these names, in the order of the names. */
export function metaContent(document: HtmlDocument, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const meta = document.metas.find((meta) => meta.name === name && meta.content !== '');
    if (meta) return meta.content;
  }
  return undefined;
}

function bodyOf(root: HtmlRoot, elements: readonly HtmlElement[]): HtmlElement {
  const body =
    elements.find((element) => element.name === 'body' || element.name === 'frameset') ??
    root.children.find((child) => isElement(child));
  if (!body) throw new TypeError('the parser made no element'); // the standard's algorithm always makes html, head and body
  return body;
}

/** Pages that are never closed are common; they end in a tag all the same. */
function isTruncated(text: string): boolean {
  const end = text.slice(-20_000).trimEnd();
  if (end.endsWith('>') || !/<html\b/i.test(text.slice(0, 5000))) return false;
  return !/<\/(?:body|html)\b/i.test(end);
}

/** A saved page without a known address still names its own. */
function statedAddress(links: readonly HtmlLink[]): string | undefined {
  const href = links.find((link) => link.rel.includes('canonical'))?.href.trim();
  return href !== undefined && /^https?:\/\//i.test(href) && URL.canParse(href) ? href : undefined;
}

function resolve(base: string | undefined, url: string | undefined): string | undefined {
  if (base === undefined || !URL.canParse(base, url)) return url;
  const { href, protocol } = new URL(base, url);
  return protocol === 'http:' || protocol === 'https:' ? href : url;
}
