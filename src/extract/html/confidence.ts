import type { HtmlDocument, HtmlScope } from '../../document/html.ts';
import type { JudgedBlock } from '../../model/block.ts';
import type { Leaf } from './leaf.ts';

const ENOUGH = 600;

/**
 * How sure it is that the body is the text of the page: the agreement with a second, bottom-up choice (paragraphs vote
 * for the elements around them), a headline above the text, and enough of it.
 */
export function readConfidence(
  document: HtmlDocument,
  leaves: readonly Leaf[],
  judged: readonly JudgedBlock[],
  headline: number,
): number {
  const second = chooseByParagraphs(document, leaves);
  let kept = 0;
  let agreed = 0;
  let votes = 0;
  let first = -1;
  leaves.forEach((leaf, index) => {
    const inside = second !== undefined && index >= second.first && index < second.end && leaf.score > 0;
    const body = judged[index]?.fate === 'body';
    const worth = Math.min(leaf.block.width, 500);
    if (inside) votes += worth;
    if (!body) return;
    if (first < 0) first = index;
    kept += worth;
    if (inside) agreed += worth;
  });
  if (kept === 0) return 0;
  const agreement = (2 * agreed) / (kept + votes);
  const headed = headline >= 0 && headline <= first + 1 ? 1 : 0;
  const confidence = 0.6 * agreement + 0.2 * headed + 0.2 * Math.min(1, kept / ENOUGH);
  return Math.round(confidence * 100) / 100;
}

/** Readability's idea: a paragraph counts for its parent, half for the grandparent, a third for the one above. */
function chooseByParagraphs(document: HtmlDocument, leaves: readonly Leaf[]): HtmlScope | undefined {
  const votes = new Float64Array(document.scopes.length);
  let best: HtmlScope | undefined;
  for (const leaf of leaves) {
    if (leaf.score < 20) continue;
    const points = 1 + Math.min(leaf.soft / 100, 3);
    let scope = leaf.block.scope.parent;
    for (let level = 1; scope && level <= 3; level++, scope = scope.parent) {
      const sum = (votes[scope.index] ?? 0) + points / level;
      votes[scope.index] = sum;
      if (!best || sum > (votes[best.index] ?? 0)) best = scope;
    }
  }
  return best;
}
