import { isElement, isText, type HtmlElement, type HtmlNode } from '../document/html/node.ts';

/** What is done with each node of a walk. */
export interface Visitor {
  /** Called before the children; `false` leaves them out, and `leave` is not called. */
  enter(element: HtmlElement): boolean;
  leave(element: HtmlElement): void;
  text(data: string): void;
}

/** Walks the nodes under `root` in document order, without recursion: pages nest 100,000 deep. */
export function walk(root: HtmlElement, dropped: ReadonlySet<HtmlNode>, visitor: Visitor): void {
  const open: { readonly element: HtmlElement; next: number }[] = [];
  if (!dropped.has(root) && visitor.enter(root)) open.push({ element: root, next: 0 });
  for (let frame = open.at(-1); frame; frame = open.at(-1)) {
    const node = frame.element.children[frame.next++];
    if (!node) {
      open.pop();
      visitor.leave(frame.element);
    } else if (dropped.has(node)) continue;
    else if (isText(node)) visitor.text(node.data);
    else if (isElement(node) && visitor.enter(node)) open.push({ element: node, next: 0 });
  }
}
