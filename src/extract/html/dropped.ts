import type { JudgedBlock } from '../../model/block.ts';
import type { HtmlDocument, HtmlNode, HtmlScope } from '../../document/html.ts';

/** The nodes of blocks that are neither body nor supplement; an element that keeps none of its blocks goes whole. */
export function readDropped(
  document: HtmlDocument,
  container: HtmlScope,
  judged: readonly JudgedBlock[],
): Set<HtmlNode> {
  const dropped = new Set<HtmlNode>();
  const kept = new Uint32Array(document.scopes.length);
  for (const block of document.blocks.slice(container.first, container.end)) {
    const fate = judged[block.index]?.fate;
    if (fate === 'body' || fate === 'supplement') kept[block.scope.index] = 1;
    else for (const node of block.nodes) dropped.add(node);
  }
  for (let index = document.scopes.length - 1; index > container.index; index--) {
    const scope = document.scopes[index];
    if (!scope || scope.first < container.first || scope.end > container.end) continue;
    if (kept[index] === 1) {
      if (scope.parent) kept[scope.parent.index] = 1;
    } else if (scope.end > scope.first) dropped.add(scope.element);
  }
  return dropped;
}

/** The container, or what holds it together with a lead that stands above it. */
export function renderRoot(container: HtmlScope, judged: readonly JudgedBlock[]): HtmlScope {
  let first = container.first;
  let end = container.end;
  for (const { block, fate } of judged) {
    if (fate !== 'body' && fate !== 'supplement') continue;
    first = Math.min(first, block.index);
    end = Math.max(end, block.index + 1);
  }
  let root = container;
  while (root.parent && (root.first > first || root.end < end)) root = root.parent;
  return root;
}
