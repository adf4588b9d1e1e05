import { BYLINE, CRUMBS, HEADLINE, namesOf } from './name.ts';
import { attribute, isElement, isText, nextNode, textOf, type HtmlElement, type HtmlRoot } from './node.ts';

/** One `meta`: its name as `name`, `property`, `itemprop` or `http-equiv` states it, in lower case. */
export interface HtmlMeta {
  readonly name: string;
  readonly content: string;
  readonly element: HtmlElement;
}

/** One `link` (or `a rel`) with its relation. */
export interface HtmlLink {
  readonly rel: readonly string[];
  readonly href: string;
  readonly element: HtmlElement;
}

/** What a page says of itself in elements that are not running text, found in one walk. */
export interface HtmlHead {
  readonly title: string | undefined;
  readonly metas: readonly HtmlMeta[];
  readonly links: readonly HtmlLink[];
  /** Sources of `script type=application/ld+json`. */
  readonly jsonLdSources: readonly string[];
  readonly base: string | undefined;
  readonly lang: string | undefined;
  /** All elements in document order. */
  readonly elements: readonly HtmlElement[];
  /** Those of them that may hold a field: headings, times, and all whose names, itemprop or rel say so. */
  readonly marked: readonly HtmlElement[];
  /** All `a`. */
  readonly anchors: readonly HtmlElement[];
}

const FIELD_NAMES = HEADLINE | BYLINE | CRUMBS;
const FIELD_ELEMENTS: ReadonlySet<string> = new Set([
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'time',
  'relative-time',
  'abbr',
]);

const isMarked = (element: HtmlElement): boolean =>
  FIELD_ELEMENTS.has(element.name) ||
  (namesOf(element) & FIELD_NAMES) !== 0 ||
  element.attribs['itemprop'] !== undefined ||
  element.attribs['rel'] !== undefined;

/** Reads titles, metas, links and structured data; metas in the body count too, many sites put them there. */
export function readHead(root: HtmlRoot): HtmlHead {
  const elements: HtmlElement[] = [];
  const marked: HtmlElement[] = [];
  const anchors: HtmlElement[] = [];
  const metas: HtmlMeta[] = [];
  const links: HtmlLink[] = [];
  const jsonLdSources: string[] = [];
  let title: string | undefined;
  let base: string | undefined;
  let lang: string | undefined;
  for (let node = nextNode(root, root); node; node = nextNode(node, root)) {
    if (!isElement(node)) continue;
    elements.push(node);
    if (isMarked(node)) marked.push(node);
    switch (node.name) {
      case 'a':
        anchors.push(node);
        break;
      case 'html':
        lang ??= attribute(node, 'lang') ?? attribute(node, 'xml:lang');
        break;
      case 'title':
        // an svg has titles too
        if (title === undefined && node.namespace?.endsWith('xhtml') !== false) title = titleText(node);
        break;
      case 'base':
        base ??= attribute(node, 'href');
        break;
      case 'meta':
        metas.push(...readMeta(node));
        break;
      case 'link':
        links.push(...readLink(node));
        break;
      case 'script':
        if (/ld\+json/i.test(attribute(node, 'type') ?? '')) jsonLdSources.push(source(node));
        break;
      default:
    }
  }
  return { title, metas, links, jsonLdSources, base, lang, elements, marked, anchors };
}

function titleText(element: HtmlElement): string | undefined {
  const text = element.children.map((child) => (isText(child) ? child.data : '')).join('');
  return text.replace(/\s+/g, ' ').trim() || textOf(element) || undefined;
}

function readMeta(element: HtmlElement): HtmlMeta[] {
  // some systems write <meta value=…>
  const content = attribute(element, 'content') ?? attribute(element, 'value');
  if (content === undefined) return [];
  const names = ['name', 'property', 'itemprop', 'http-equiv'].flatMap((key) => {
    const name = attribute(element, key)?.trim().toLowerCase();
    return name ? [name] : [];
  });
  return [...new Set(names)].map((name) => ({ name, content: content.trim(), element }));
}

function readLink(element: HtmlElement): HtmlLink[] {
  const href = attribute(element, 'href');
  const rel = attribute(element, 'rel');
  if (!href || !rel) return [];
  return [{ rel: rel.toLowerCase().split(/\s+/), href, element }];
}

function source(element: HtmlElement): string {
  return element.children.map((child) => (isText(child) ? child.data : '')).join('');
}
