import { html, Tokenizer, type Token, type TokenHandler } from 'parse5';
import { adapter } from 'parse5-htmlparser2-tree-adapter';
import type { HtmlElement, HtmlRoot } from './node.ts';

const HTML = html.NS.HTML;
const INLINE = new Set(
  'a abbr b bdi bdo big cite code del dfn em font i ins kbd mark q s samp small span strike strong sub sup time tt u var'.split(
    ' ',
  ),
);

/**
 * The simpler reading of a page whose markup cannot be built within bounds: tokens only, every block tag starts a
 * paragraph, nothing nests. Linear in the page's size whatever it holds.
 */
export function parseFlat(text: string): HtmlRoot {
  const root = adapter.createDocument();
  const page = append(root, 'html');
  const body = append(page, 'body');
  let paragraph: HtmlElement | undefined;
  let closing: string | undefined;
  const handler: TokenHandler = {
    onComment: ignore,
    onDoctype: ignore,
    onEof: ignore,
    onNullCharacter: ignore,
    onStartTag: (token) => {
      if (token.tagName === 'script' || token.tagName === 'style') closing = token.tagName;
      else if (!INLINE.has(token.tagName)) paragraph = undefined;
    },
    onEndTag: (token) => {
      if (token.tagName === closing) closing = undefined;
      else if (!INLINE.has(token.tagName)) paragraph = undefined;
    },
    onCharacter: write,
    onWhitespaceCharacter: write,
  };
  function write(token: Token.CharacterToken): void {
    if (closing) return;
    paragraph ??= append(body, 'p');
    adapter.insertText(paragraph, token.chars);
  }
  new Tokenizer({}, handler).write(text, true);
  return root;
}

function append(parent: HtmlRoot | HtmlElement, name: string): HtmlElement {
  const element = adapter.createElement(name, HTML, []);
  adapter.appendChild(parent, element);
  return element;
}

function ignore(): void {
  // nothing of this token is text
}
