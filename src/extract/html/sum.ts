import type { HtmlDocument, HtmlScope } from '../../document/html.ts';
import type { Leaf } from './leaf.ts';

/** Scores of a run of blocks: of all, and of the best contiguous part, the best beginning and the best end. */
export interface Sum {
  total: number;
  best: number;
  prefix: number;
  suffix: number;
}

const empty = (): Sum => ({ total: 0, best: 0, prefix: 0, suffix: 0 });

/** The sums of every scope by its index, in one pass over blocks and scopes. */
export function sumScopes(document: HtmlDocument, leaves: readonly Leaf[]): readonly Sum[] {
  const sums = document.scopes.map(empty);
  let next = 0;
  const close = (scope: HtmlScope): void => {
    read(scope, scope.end);
    if (scope.parent) append(sumOf(scope.parent), sumOf(scope));
  };
  const read = (scope: HtmlScope, until: number): void => {
    const sum = sumOf(scope);
    for (; next < until; next++) {
      const score = leaves[next]?.score ?? 0;
      const part = Math.max(0, score);
      append(sum, { total: score, best: part, prefix: part, suffix: part });
    }
  };
  const sumOf = (scope: HtmlScope): Sum => sums[scope.index] ?? empty();
  const open: HtmlScope[] = [];
  for (const scope of document.scopes) {
    for (let top = open.at(-1); top && top !== scope.parent; top = open.at(-1)) {
      close(top);
      open.pop();
    }
    const top = open.at(-1);
    if (top) read(top, scope.first);
    open.push(scope);
  }
  for (const scope of open.toReversed()) close(scope);
  return sums;
}

function append(sum: Sum, next: Sum): void {
  sum.best = Math.max(sum.best, next.best, sum.suffix + next.prefix);
  sum.prefix = Math.max(sum.prefix, sum.total + next.prefix);
  sum.suffix = Math.max(next.suffix, next.total + sum.suffix);
  sum.total += next.total;
}
