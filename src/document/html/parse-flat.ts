import { html, Tokenizer, type Token, type TokenHandler } from 'parse5';
import { adapter } from 'parse5-htmlparser2-tree-adapter';
import { UNREAD, type HtmlElement, type HtmlRoot } from './node.ts';

const HTML = html.NS.HTML;
const INLINE = new Set(
  'abbr b bdi bdo big cite code del dfn em font i ins kbd mark q s samp small span strike strong sub sup time tt u var'.split(
    ' ',
  ),
);
/** Without content, so that their end never comes; the head is read through for its title. */
const EMPTY = new Set(['embed', 'input', 'meta', 'link', 'head', 'title']);
/** Behind these the rest of the page is one paragraph, without its links. */
const MAX_ELEMENTS = 50_000;

/**
 * The simpler reading of a page whose markup cannot be built within bounds: tokens only, every block tag starts a
 * paragraph, nothing nests but links and the title. Linear in the page's size whatever it holds.
 */
export function parseFlat(text: string): HtmlRoot {
  const flat = new FlatPage();
  new Tokenizer({}, flat).write(text, true);
  return flat.root;
}

class FlatPage implements TokenHandler {
  readonly root = adapter.createDocument();
  readonly #head: HtmlElement;
  readonly #body: HtmlElement;
  #count = 0;
  #paragraph: HtmlElement | undefined;
  #link: HtmlElement | undefined;
  #inLostLink = false;
  /** Name of the element whose content is no text. */
  #unread: string | undefined;

  constructor() {
    const page = append(this.root, 'html');
    this.#head = append(page, 'head');
    this.#body = append(page, 'body');
  }

  onStartTag({ tagName }: Token.TagToken): void {
    if (this.#unread !== undefined) return;
    if (UNREAD.has(tagName) && !EMPTY.has(tagName)) this.#unread = tagName;
    else if (tagName === 'a') this.#openLink();
    else if (!INLINE.has(tagName)) this.#close();
    if (tagName === 'title' && this.#head.children.length === 0) this.#paragraph = append(this.#head, 'title');
  }

  onEndTag({ tagName }: Token.TagToken): void {
    if (this.#unread !== undefined) {
      if (tagName === this.#unread) this.#unread = undefined;
    } else if (tagName === 'a') this.#closeLink();
    else if (!INLINE.has(tagName)) this.#close();
  }

  onCharacter({ chars }: Token.CharacterToken): void {
    if (this.#unread === undefined && !this.#inLostLink) adapter.insertText(this.#link ?? this.#open(), chars);
  }

  onWhitespaceCharacter({ chars }: Token.CharacterToken): void {
    const parent = this.#link ?? this.#paragraph;
    if (this.#unread === undefined && parent) adapter.insertText(parent, chars);
  }

  onComment(): void {
    // no text
  }

  onDoctype(): void {
    // no text
  }

  onEof(): void {
    // nothing is left open
  }

  onNullCharacter(): void {
    // no text
  }

  #open(): HtmlElement {
    if (this.#paragraph === undefined) this.#count++;
    return (this.#paragraph ??= append(this.#body, 'p'));
  }

  #openLink(): void {
    this.#closeLink();
    if (++this.#count >= MAX_ELEMENTS) {
      this.#inLostLink = true;
      return;
    }
    this.#link = append(this.#open(), 'a');
    // what makes it a link; its address is of no use any more
    this.#link.attribs['href'] = '';
  }

  #closeLink(): void {
    this.#link = undefined;
    this.#inLostLink = false;
  }

  #close(): void {
    this.#closeLink();
    if (this.#count < MAX_ELEMENTS) this.#paragraph = undefined;
    else if (this.#paragraph) adapter.insertText(this.#paragraph, ' ');
  }
}

function append(parent: HtmlRoot | HtmlElement, name: string): HtmlElement {
  const element = adapter.createElement(name, HTML, []);
  adapter.appendChild(parent, element);
  return element;
}
