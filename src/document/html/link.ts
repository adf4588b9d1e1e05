import { nextNode, isText, type HtmlElement } from './node.ts';

/** A link around this much text was left open by mistake. */
const LONG = 800;

/** Whether an element is a link, and not one that was never closed and holds the page. */
export function isLink(element: HtmlElement): boolean {
  if (element.name !== 'a' || element.attribs['href'] === undefined) return false;
  let length = 0;
  for (let node = nextNode(element, element); node; node = nextNode(node, element)) {
    if (isText(node)) length += node.data.trim().length;
    if (length > LONG) return false;
  }
  return true;
}
