import type { ClassSet, Node } from './ast.ts';
import { children } from './javascript.ts';
import { INVALID, STAND_IN } from './javascript-class.ts';

const [FIRST, LAST] = [INVALID.charCodeAt(0), STAND_IN.charCodeAt(0)];

/** Does the pattern tell characters apart that are one to us: our marks of invalid bytes, and what stands for them? */
export function tellsMarksApart(node: Node): boolean {
  if (node.type === 'literal') return node.code >= FIRST && node.code <= LAST;
  return node.type === 'class' ? inClass(node.set) : children(node).some(tellsMarksApart);
}

function inClass(set: ClassSet): boolean {
  if (set.type !== 'union') return inClass(set.left) || inClass(set.right);
  return set.items.some((item) => {
    if (item.type === 'nested') return inClass(item.set);
    if (item.type === 'named') return false;
    return item.to >= FIRST && item.from <= LAST && (item.from > FIRST || item.to < LAST);
  });
}
