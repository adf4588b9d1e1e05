/** `date`: by dated path, what has no date behind; `path`: by name, as ripgrep sorts. */
export type SortKey = 'date' | 'path';

/** The order of results. */
export interface Order {
  readonly by: SortKey;
  readonly descending: boolean;
}

export const NEWEST_FIRST: Order = { by: 'date', descending: true };

/** Is it the order in which the index has its text? */
export const isNewestFirst = (order: Order = NEWEST_FIRST): boolean => order.by === 'date' && order.descending;

/** Which of two paths `walk` gives first: the same order, for results that come from elsewhere. */
export function comparePaths(a: string, b: string, order: Order): number {
  const [left, right] = [a.split('/'), b.split('/')];
  const sign = order.descending ? -1 : 1;
  for (let depth = 0; ; depth++) {
    const [x = '', y = ''] = [left[depth], right[depth]];
    const lastX = depth >= left.length - 1;
    const lastY = depth >= right.length - 1;
    if (x === y) {
      if (lastX || lastY) return lastX === lastY ? 0 : lastX ? -1 : 1;
      continue;
    }
    const byName = x < y ? -1 : 1;
    if (order.by === 'path') return sign * byName;
    const [rankX, rankY] = [rank(x, lastX, depth), rank(y, lastY, depth)];
    if (rankX !== rankY) return rankX - rankY;
    return rankX === 0 ? sign * byName : byName;
  }
}

/** Folders of dates, files, other folders. */
export function rank(name: string, isFile: boolean, depth: number): number {
  if (isFile) return 1;
  return (depth === 0 ? /^\d{4}$/ : /^\d{2}$/).test(name) ? 0 : 2;
}
