import type { Htmlparser2TreeAdapterMap } from 'parse5-htmlparser2-tree-adapter';

/** The nodes of a page: domhandler's shapes, so that cheerio and turndown read the same tree. */
export type HtmlElement = Htmlparser2TreeAdapterMap['element'] & {
  /** What class, id and role call it, kept for all who ask; read it by `namesOf`. */
  names?: number;
};
export type HtmlText = Htmlparser2TreeAdapterMap['textNode'];
export type HtmlNode = Htmlparser2TreeAdapterMap['childNode'];
export type HtmlParent = Htmlparser2TreeAdapterMap['parentNode'];
export type HtmlRoot = Htmlparser2TreeAdapterMap['document'];

/** By its type: `'attribs' in node` takes four times as long, and it is asked of each node in each walk. */
export function isElement(node: HtmlNode | HtmlParent): node is HtmlElement {
  const type: string = node.type;
  return type === 'tag' || type === 'script' || type === 'style';
}

export function isText(node: HtmlNode | HtmlParent): node is HtmlText {
  const type: string = node.type;
  return type === 'text';
}

export function isParent(node: HtmlNode | HtmlParent): node is HtmlParent {
  const type: string = node.type;
  return isElement(node) || type === 'root';
}

/** The value of an attribute; undefined when absent. */
export function attribute(element: HtmlElement, name: string): string | undefined {
  return element.attribs[name];
}

/** All nodes under `parent` in document order, without recursion: pages nest 100,000 deep. */
export function* descendants(parent: HtmlParent): Generator<HtmlNode> {
  for (let node = nextNode(parent, parent); node; node = nextNode(node, parent)) yield node;
}

/** The node behind `node` in document order, as long as it is under `top`. */
export function nextNode(node: HtmlNode | HtmlParent, top: HtmlParent): HtmlNode | undefined {
  if (isParent(node) && node.children.length > 0) return node.children[0];
  for (let at: HtmlNode | HtmlParent | null = node; at && at !== top; at = at.parent) if (at.next) return at.next;
  return undefined;
}

/** Soft hyphens and zero-width spaces are typesetting; joiners stay, they are spelling in Persian and Hindi. */
const INVISIBLE = /[\u00ad\u200b\u2060\ufeff]/g;

/** What `tidy` changes inside of a text; of ten texts nine have none of it. */
const UNTIDY = /[\u00ad\u200b\u2060\ufeff]|[^\S ]| {2}/;

/** White space collapsed, invisible characters removed. */
export function tidy(text: string): string {
  const trimmed = text.trim();
  if (!UNTIDY.test(trimmed)) return trimmed;
  return trimmed.replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();
}

/** The text under a node as it stands, white space collapsed; scripts and styles are not text. */
export function textOf(parent: HtmlParent): string {
  let text = '';
  for (let node = nextNode(parent, parent); node; node = nextNode(node, parent)) {
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
