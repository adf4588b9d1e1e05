import type { Htmlparser2TreeAdapterMap } from 'parse5-htmlparser2-tree-adapter';

/** The nodes of a page: domhandler's shapes, so that cheerio and turndown read the same tree. */
export type HtmlElement = Htmlparser2TreeAdapterMap['element'];
export type HtmlText = Htmlparser2TreeAdapterMap['textNode'];
export type HtmlNode = Htmlparser2TreeAdapterMap['childNode'];
export type HtmlParent = Htmlparser2TreeAdapterMap['parentNode'];
export type HtmlRoot = Htmlparser2TreeAdapterMap['document'];

export function isElement(node: HtmlNode | HtmlParent): node is HtmlElement {
  return 'attribs' in node;
}

export function isText(node: HtmlNode | HtmlParent): node is HtmlText {
  const type: string = node.type;
  return type === 'text';
}

/** The value of an attribute; undefined when absent. */
export function attribute(element: HtmlElement, name: string): string | undefined {
  return element.attribs[name];
}

/** All nodes under `parent` in document order, without recursion: pages nest 100,000 deep. */
export function* descendants(parent: HtmlParent): Generator<HtmlNode> {
  const stack: HtmlNode[] = parent.children.toReversed();
  for (let node = stack.pop(); node; node = stack.pop()) {
    yield node;
    if (!('children' in node)) continue;
    for (let index = node.children.length - 1; index >= 0; index--) {
      const child = node.children[index];
      if (child) stack.push(child);
    }
  }
}

/** Soft hyphens and zero-width spaces are typesetting; joiners stay, they are spelling in Persian and Hindi. */
const INVISIBLE = /[\u00ad\u200b\u2060\ufeff]/g;

/** White space collapsed, invisible characters removed. */
export function tidy(text: string): string {
  return text.replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();
}

/** The text under a node as it stands, white space collapsed; scripts and styles are not text. */
export function textOf(parent: HtmlParent): string {
  let text = '';
  for (const node of descendants(parent)) {
    if (isText(node)) {
      if (!isUnread(node.parent)) text += node.data;
    } else if (isElement(node) && node.name === 'br') text += ' ';
  }
  return tidy(text);
}

function isUnread(parent: HtmlParent | null): boolean {
  return parent !== null && isElement(parent) && UNREAD.has(parent.name);
}

/** Elements whose text is never read as text of the page. */
export const UNREAD: ReadonlySet<string> = new Set(
  'script style noscript template svg math iframe object embed audio video canvas select option datalist textarea input map head title meta link progress meter'.split(
    ' ',
  ),
);
