import type { Node } from './ast.ts';
import { isCased } from './case-fold.ts';
import { children } from './javascript.ts';

/** The longest text that every match holds, case as written; '' where there is none. */
export function requiredLiteral(node: Node): string {
  let best = '';
  let run = '';
  const flush = (): void => {
    if (run.length > best.length) best = run;
    run = '';
  };
  const walk = (node: Node): void => {
    if (node.type === 'literal' && !(node.fold && isCased(node.code))) run += String.fromCodePoint(node.code);
    else if (node.type === 'concat') node.nodes.forEach(walk);
    else if (node.type === 'group') walk(node.node);
    else if (node.type === 'repeat' && node.min > 0) {
      flush();
      walk(node.node);
      flush();
    } else if (node.type !== 'assert' && node.type !== 'empty') flush();
  };
  walk(node);
  flush();
  return best;
}

/** The text of a pattern that is nothing but text with case as written; undefined for any other. */
export function plainText(node: Node): string | undefined {
  if (node.type === 'empty') return '';
  if (node.type === 'literal') return node.fold && isCased(node.code) ? undefined : String.fromCodePoint(node.code);
  if (node.type === 'group') return plainText(node.node);
  if (node.type !== 'concat') return undefined;
  const parts = node.nodes.map(plainText);
  return parts.includes(undefined) ? undefined : parts.join('');
}

/** Can the pattern match nothing at all, wherever it stands? */
export function matchesEmpty(node: Node): boolean {
  if (node.type === 'empty') return true;
  if (node.type === 'group') return matchesEmpty(node.node);
  if (node.type === 'repeat') return node.min === 0 || matchesEmpty(node.node);
  if (node.type === 'concat') return node.nodes.every(matchesEmpty);
  return node.type === 'alternate' && node.nodes.some(matchesEmpty);
}

/** Has every match at least one character? */
export function alwaysConsumes(node: Node): boolean {
  if (node.type === 'empty' || node.type === 'assert') return false;
  if (node.type === 'group') return alwaysConsumes(node.node);
  if (node.type === 'repeat') return node.min > 0 && alwaysConsumes(node.node);
  if (node.type === 'concat') return node.nodes.some(alwaysConsumes);
  return node.type !== 'alternate' || node.nodes.every(alwaysConsumes);
}

/** Does the pattern ask for the ends of the text, not of a line? */
export function asksForTextEnds(node: Node): boolean {
  return node.type === 'assert'
    ? node.kind === 'text-start' || node.kind === 'text-end'
    : children(node).some(asksForTextEnds);
}
