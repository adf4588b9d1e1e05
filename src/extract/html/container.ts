import type { HtmlDocument, HtmlScope } from '../../document/html.ts';
import { BODY } from '../../document/html/name.ts';
import type { Leaf } from './leaf.ts';
import { sumScopes, type Sum } from './sum.ts';

/** What follows the headline is the text, unless something else is much more text. */
const OPENING = 1.4;

/** An element left open holds the rest of the page too: the best run inside it still counts, for a little less. */
const RUN = 0.8;

/** The element with the largest sum of scores: no thresholds, and the wrappers of a split body merge by themselves. */
export function chooseContainer(
  document: HtmlDocument,
  leaves: readonly Leaf[],
  headline: number,
): HtmlScope | undefined {
  const opening = headline < 0 ? -1 : leaves.findIndex((leaf, index) => index > headline && leaf.score >= 20);
  const sums = sumScopes(document, leaves);
  let best: HtmlScope | undefined;
  let top = -Infinity;
  for (const scope of document.scopes) {
    if (scope.end === scope.first) continue;
    const value =
      worthOf(sums[scope.index]) * markOf(scope) * (opening >= scope.first && opening < scope.end ? OPENING : 1);
    // of equals the deeper one
    if (value >= top) {
      top = value;
      best = scope;
    }
  }
  return best && aroundParagraph(best);
}

/** A paragraph alone is no container: short lines and lists beside it are its text too, which the span decides. */
function aroundParagraph(scope: HtmlScope): HtmlScope {
  const { parent } = scope;
  if (scope.element.name !== 'p' || !parent || WHOLE_PAGE.has(parent.element.name)) return scope;
  return parent;
}

const WHOLE_PAGE: ReadonlySet<string> = new Set(['html', 'body']);

function worthOf(sum: Sum | undefined): number {
  return sum ? Math.max(sum.total, RUN * sum.best) : 0;
}

/** A name that says "article text" tips the balance between nested elements; it does not decide between distant ones. */
function markOf(scope: HtmlScope): number {
  if (/articleBody/i.test(scope.element.attribs['itemprop'] ?? '')) return 1.25;
  if ((scope.names & BODY) !== 0) return 1.12;
  return scope.element.name === 'article' ? 1.06 : 1;
}
