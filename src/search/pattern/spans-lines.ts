import type { Node } from './ast.ts';
import { BeyondEngine } from './ast.ts';
import { parsePatterns } from './compile.ts';
import type { PatternOptions } from './compile.ts';
import { children } from './javascript.ts';
import { renderClass } from './javascript-class.ts';

/**
 * Does ripgrep search for matches, not for lines: with `-U`, where the pattern can hold a line feed? Anchors count as if they
 * did. Where it cannot, `-U` changes nothing.
 */
export function spansLines(options: PatternOptions): boolean {
  if (!options.multiline || options.patterns.length === 0) return false;
  if (options.perl) return true;
  try {
    return holdsFeed(parsePatterns(options));
  } catch (error) {
    if (error instanceof BeyondEngine) return true;
    throw error;
  }
}

function holdsFeed(node: Node): boolean {
  switch (node.type) {
    case 'literal':
      return node.code === 10;
    case 'any':
      return node.newline;
    case 'class':
      return new RegExp(renderClass(node.set, node.negated, ''), 'v').test('\n');
    case 'assert':
      return /^(?:line|text)-/.test(node.kind);
    case 'repeat':
      return node.max > 0 && holdsFeed(node.node);
    default:
      return children(node).some(holdsFeed);
  }
}
