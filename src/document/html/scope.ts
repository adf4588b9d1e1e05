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
  const name = element.name;
  const scope: HtmlScope = {
    index,
    element,
    parent,
    depth: parent ? parent.depth + 1 : 0,
    names: name === 'body' || name === 'html' ? 0 : namesOf(element),
    hidden: (parent?.hidden ?? false) || isHidden(element),
    linked: linked || (parent?.linked ?? false) || isLink(element),
    list: parent?.list,
    table: parent?.table,
    quote: parent?.quote,
    figure: parent?.figure,
    level: parent?.level ?? 0,
    first,
    end: first,
  };
  return Object.assign(scope, enclosing(name, scope));
}

function enclosing(name: string, scope: HtmlScope): Partial<HtmlScope> {
  switch (name) {
    case 'ul':
    case 'ol':
    case 'dl':
    case 'menu':
      return { list: scope };
    case 'table':
      return { table: scope, list: undefined };
    case 'blockquote':
      return { quote: scope };
    case 'figure':
      return { figure: scope };
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return { level: Number(name[1]) };
    default:
      return {};
  }
}

export function isHidden(element: HtmlElement): boolean {
  const { attribs } = element;
  return attribs['hidden'] !== undefined || (attribs['style'] !== undefined && HIDDEN.test(attribs['style']));
}
