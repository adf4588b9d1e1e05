import type { HtmlDocument, HtmlScope } from '../../document/html.ts';
import { BOX, CAPTION, FOREIGN, META } from '../../document/html/name.ts';
import type { Facts } from './leaf.ts';

/** What the names of the elements around a block say of it. */
export interface Names {
  readonly box: HtmlScope | undefined;
  readonly foreign: boolean;
  readonly meta: boolean;
  readonly caption: boolean;
}

export const NO_NAMES: Names = { box: undefined, foreign: false, meta: false, caption: false };

interface Prose {
  /** Widths of prose blocks, each capped. */
  readonly width: Float64Array;
  readonly count: Uint32Array;
  readonly total: number;
}

/**
 * Names of elements, inherited by what is inside. A name is believed only where the element's content can be what it
 * says: wrappers are called `with-sidebar`, `widget`, `meta_field` or `content-tag` and hold the whole article.
 */
export function inheritNames(document: HtmlDocument, facts: readonly Facts[], headline: number): Names[] {
  const prose = sumProse(document, facts);
  const inherited: Names[] = [];
  for (const scope of document.scopes) {
    const above = scope.parent ? (inherited[scope.parent.index] ?? NO_NAMES) : NO_NAMES;
    inherited.push(scope.names === 0 ? above : join(above, scope, prose, headline));
  }
  return inherited;
}

function join(above: Names, scope: HtmlScope, prose: Prose, headline: number): Names {
  const { names } = scope;
  const width = prose.width[scope.index] ?? 0;
  const count = prose.count[scope.index] ?? 0;
  const share = prose.total > 0 ? width / prose.total : 0;
  const headed = headline >= scope.first && headline < scope.end;
  const wrapper = (headed && share > 0.2) || share > 0.6;
  return {
    box: above.box ?? ((names & BOX) !== 0 && !wrapper ? scope : undefined),
    foreign: above.foreign || ((names & FOREIGN) !== 0 && !(headed && share > 0.2) && share < 0.9),
    meta: above.meta || ((names & META) !== 0 && count <= 2 && width < 400),
    caption: above.caption || ((names & CAPTION) !== 0 && count <= 3 && width < 700),
  };
}

function sumProse(document: HtmlDocument, facts: readonly Facts[]): Prose {
  const width = new Float64Array(document.scopes.length);
  const count = new Uint32Array(document.scopes.length);
  let total = 0;
  for (const { index, scope } of document.blocks) {
    const fact = facts[index];
    if (!fact?.prose) continue;
    const worth = Math.min(fact.soft, 500);
    total += worth;
    width[scope.index] = (width[scope.index] ?? 0) + worth;
    count[scope.index] = (count[scope.index] ?? 0) + 1;
  }
  for (let index = document.scopes.length - 1; index > 0; index--) {
    const parent = document.scopes[index]?.parent;
    if (!parent) continue;
    width[parent.index] = (width[parent.index] ?? 0) + (width[index] ?? 0);
    count[parent.index] = (count[parent.index] ?? 0) + (count[index] ?? 0);
  }
  return { width, count, total };
}
