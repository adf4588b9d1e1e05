import { BeyondEngine } from './ast.ts';
import type { Node } from './ast.ts';
import { toJavaScript } from './javascript.ts';
import { parsePattern } from './parse.ts';
import { asksForTextEnds, matchesEmpty, plainText, requiredLiteral } from './required.ts';
import { parseReplacement } from './replacement.ts';
import type { Replace } from './replacement.ts';
import { isRisky, lineLimitOf } from './risk.ts';
import { tellsMarksApart } from './stand-in.ts';
import { ignoresCaseSmartly } from './smart-case.ts';

/** What is searched, as ripgrep takes it. */
export interface PatternOptions {
  /** A line matches when one of them does; none match nothing. */
  readonly patterns: readonly string[];
  /** `-F`: the patterns are plain text. @default false */
  readonly fixed?: boolean;
  /** `-i`, `-S`. @default 'sensitive' */
  readonly case?: 'sensitive' | 'ignore' | 'smart';
  /** `-w`, `-x`. @default 'none' */
  readonly boundary?: 'none' | 'word' | 'line';
  /** `-U`: a match may span lines. @default false */
  readonly multiline?: boolean;
  /** The dot matches line feeds (with multiline). @default false */
  readonly dotAll?: boolean;
  /** `-P`: Perl's syntax, which only ripgrep can serve. @default false */
  readonly perl?: boolean;
  /** `-r`: what takes the place of matches. */
  readonly replace?: string;
}

/** A pattern made ready. */
export interface CompiledPattern {
  readonly node: Node;
  readonly regex: RegExp;
  readonly replace?: Replace;
  /** Text that every match holds, as bytes; empty where there is none. */
  readonly required: Buffer;
  /** The required text is all there is to match. */
  readonly exact: boolean;
  /** Matches nothing at every place. */
  readonly empty: boolean;
  /** Holds \A or \z: ripgrep then goes line by line. */
  readonly textEnds: boolean;
  /** A backtracking engine could take very long. */
  readonly risky: boolean;
  /** The longest line, in bytes, that takes a backtracking engine no time to speak of. */
  readonly lineLimit: number;
}

/** The patterns as one syntax tree, in ripgrep's order of preference: the first that matches at a place wins. */
export function parsePatterns(options: PatternOptions): Node {
  const parse = (ignoreCase: boolean): Node[] =>
    options.patterns.map((pattern) =>
      options.fixed
        ? literalNode(pattern, ignoreCase)
        : parsePattern(pattern, { ignoreCase, dotAll: options.dotAll === true }),
    );
  let nodes = parse(options.case === 'ignore');
  if (options.case === 'smart' && ignoresCaseSmartly(nodes)) nodes = parse(true);
  const only = nodes.length === 1 ? nodes[0] : undefined;
  return bounded(only ?? { type: 'alternate', nodes }, options.boundary ?? 'none');
}

/**
 * Patterns as a JavaScript matcher with ripgrep's results.
 * @throws CommuniqueError where a pattern is wrong, BeyondEngine where only ripgrep can serve it
 */
export function compilePattern(options: PatternOptions): CompiledPattern {
  const node = parsePatterns(options);
  if (tellsMarksApart(node)) throw new BeyondEngine('characters that are marks to us');
  const text = plainText(node);
  return {
    node,
    regex: options.patterns.length === 0 ? /(?!)/g : rendered(node, options),
    ...(options.replace === undefined ? {} : { replace: parseReplacement(options.replace, node) }),
    required: Buffer.from(text ?? requiredLiteral(node)),
    exact: text !== undefined && text !== '',
    empty: matchesEmpty(node),
    textEnds: asksForTextEnds(node),
    risky: isRisky(node),
    lineLimit: lineLimitOf(node),
  };
}

const rendered = (node: Node, { replace, multiline = false }: PatternOptions): RegExp =>
  toJavaScript(node, { capture: replace !== undefined, multiline });

function literalNode(text: string, fold: boolean): Node {
  return {
    type: 'concat',
    nodes: Array.from(text, (char) => ({ type: 'literal', code: char.codePointAt(0) ?? 0, fold })),
  };
}

function bounded(node: Node, boundary: 'none' | 'word' | 'line'): Node {
  if (boundary === 'none') return node;
  const [start, end] =
    boundary === 'word' ? (['half-start', 'half-end'] as const) : (['line-start', 'line-end'] as const);
  return {
    type: 'concat',
    nodes: [
      { type: 'assert', kind: start },
      { type: 'group', node },
      { type: 'assert', kind: end },
    ],
  };
}
