import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { parse } from 'parse5';
import { adapter } from 'parse5-htmlparser2-tree-adapter';
import {
  descendants,
  isElement,
  isText,
  UNREAD,
  type HtmlElement,
  type HtmlParent,
} from '../../src/document/html/node.ts';

/** White space and what typesetting hides are no part of the comparison. */
const UNCOMPARED = /[\s\u0000-\u001f\u007f-\u009f\u00ad\u200b\u2060\ufeff]+/g;

/** Raised figures compare as figures. */
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻';
const FIGURES = '0123456789+-';

export const comparable = (text: string): string =>
  text
    .replace(UNCOMPARED, '')
    .replace(/[⁰¹²³⁴-⁹⁺⁻]/g, (raised) => FIGURES.charAt(RAISED.indexOf(raised)))
    .replaceAll('−', '-');

/** The body of a page. */
export function parseBody(html: string): HtmlElement {
  const root = parse(html, { treeAdapter: adapter });
  for (const node of descendants(root))
    if (isElement(node) && (node.name === 'body' || node.name === 'frameset')) return node;
  throw new Error('no body');
}

/** The text that a page shows, without white space. */
export function sourceText(parent: HtmlParent): string {
  return comparable(visibleText(parent));
}

/** The text that a reader of the Markdown sees, by CommonMark and GFM, without white space. */
export function renderedText(markdown: string): string {
  const html = micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()] });
  return comparable(visibleText(parseBody(html)));
}

function visibleText(parent: HtmlParent): string {
  const texts: string[] = [];
  const pending = parent.children.toReversed();
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (isText(node)) texts.push(node.data);
    else if (isElement(node) && !UNREAD.has(node.name))
      for (const child of node.children.toReversed()) pending.push(child);
  }
  return texts.join('');
}
