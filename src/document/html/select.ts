import { CommuniqueError } from '../../model/error.ts';
import type { HtmlElement, HtmlRoot } from './node.ts';

const SLOW_SELECTOR = 500;

/**
 * The elements that a CSS selector names, in document order; `place` says where the selector was written. Loads cheerio,
 * which only pages of publishers with a profile need.
 */
export async function selectElements(root: HtmlRoot, selector: string, place: string): Promise<readonly HtmlElement[]> {
  if (selector.length > SLOW_SELECTOR)
    throw new CommuniqueError('usage', `${place}: longer than ${SLOW_SELECTOR} characters, no selector`);
  // the parser takes `#text >` for `#text > *`
  if (/[>+~]\s*$/.test(selector))
    throw new CommuniqueError('usage', `${place}: ${JSON.stringify(selector)} ends before it names an element`);
  const { load } = await import('cheerio/slim');
  try {
    const page: (selector: string) => { toArray(): unknown } = load(root);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- cheerio's types name domhandler 5, the tree is of domhandler 6: the same shapes
    return page(selector).toArray() as readonly HtmlElement[];
  } catch (error) {
    throw new CommuniqueError('usage', `${place}: ${JSON.stringify(selector)} is not a CSS selector`, { cause: error });
  }
}
