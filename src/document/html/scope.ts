import { isLink } from './link.ts';
import type { HtmlElement } from './node.ts';
import { namesOf, type NameKinds } from './name.ts';

/** An element that holds blocks, with what its place in the page says about all of them. */
export interface HtmlScope {
  readonly index: number;
  readonly element: HtmlElement;
  readonly parent: HtmlScope | undefined;
  readonly depth: number;
  /** What its class and id call it. */
  readonly names: NameKinds;
  /** Not shown: `hidden`, `display:none`. Inherited. */
  readonly hidden: boolean;
  /** Inside a link. Inherited. */
  readonly linked: boolean;
  /** Nearest list, table, quote or figure around it; inherited. */
  readonly list: HtmlScope | undefined;
  readonly table: HtmlScope | undefined;
  readonly quote: HtmlScope | undefined;
  readonly figure: HtmlScope | undefined;
  /** 1-6 inside a heading. Inherited. */
  readonly level: number;
  /** Range of blocks inside: first index, and the index after the last. */
  first: number;
  end: number;
}

const HIDDEN = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;

export function openScope(
  element: HtmlElement,
  parent: HtmlScope | undefined,
  index: number,
  first: number,
  linked: boolean,
): HtmlScope {
  const { name } = element;
  const kind = ENCLOSING.get(name);
  const scope: Writable = {
    index,
    element,
    parent,
    depth: parent ? parent.depth + 1 : 0,
    names: name === 'body' || name === 'html' ? 0 : namesOf(element),
    hidden: (parent?.hidden ?? false) || isHidden(element),
    linked: linked || (parent?.linked ?? false) || isLink(element),
    list: kind === 'table' ? undefined : parent?.list,
    table: parent?.table,
    quote: parent?.quote,
    figure: parent?.figure,
    level: kind === 'heading' ? Number(name[1]) : (parent?.level ?? 0),
    first,
    end: first,
  };
  if (kind !== undefined && kind !== 'heading') scope[kind] = scope;
  return scope;
}

type Writable = { -readonly [Key in keyof HtmlScope]: HtmlScope[Key] };

/** What an element makes of the blocks inside it. */
const ENCLOSING: ReadonlyMap<string, 'list' | 'table' | 'quote' | 'figure' | 'heading'> = new Map([
  ['ul', 'list'],
  ['ol', 'list'],
  ['dl', 'list'],
  ['menu', 'list'],
  ['table', 'table'],
  ['blockquote', 'quote'],
  ['figure', 'figure'],
  ['h1', 'heading'],
  ['h2', 'heading'],
  ['h3', 'heading'],
  ['h4', 'heading'],
  ['h5', 'heading'],
  ['h6', 'heading'],
]);

export function isHidden(element: HtmlElement): boolean {
  const { attribs } = element;
  return attribs['hidden'] !== undefined || (attribs['style'] !== undefined && HIDDEN.test(attribs['style']));
}
