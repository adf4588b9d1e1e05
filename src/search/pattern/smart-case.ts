import type { ClassItem, ClassSet, Node } from './ast.ts';
import { children } from './javascript.ts';

/** `-S`: case counts only where a pattern holds an upper-case letter; a pattern without letters and digits keeps case. */
export function ignoresCaseSmartly(nodes: readonly Node[]): boolean {
  const codes = nodes.flatMap((node) => literals(node));
  return codes.length > 0 && !codes.some((code) => /^[\p{Uppercase}\p{Lt}]$/u.test(String.fromCodePoint(code)));
}

function literals(node: Node): number[] {
  if (node.type === 'literal') return [node.code];
  if (node.type === 'class') return classLiterals(node.set);
  return children(node).flatMap(literals);
}

function classLiterals(set: ClassSet): number[] {
  return set.type === 'union'
    ? set.items.flatMap(itemLiterals)
    : [...classLiterals(set.left), ...classLiterals(set.right)];
}

function itemLiterals(item: ClassItem): number[] {
  if (item.type === 'range') return [item.from, item.to];
  return item.type === 'nested' ? classLiterals(item.set) : [];
}
