import { CommuniqueError } from '../../model/error.ts';
import type { Assertion, ClassSet, Node } from './ast.ts';
import { caseOrbit, isCased } from './case-fold.ts';
import { ALL_INVALID, INVALID, INVALID_WORD, escapeCode, expandCase, renderClass } from './javascript-class.ts';
import { WORD } from './parse-escape.ts';

// Not `(?<![^\n])`: V8 finds that within surrogate pairs.
const LINE_START = '(?<=^|\\n)';
const LINE_END = '(?=$|\\n)';

/** How a pattern is used. */
export interface RenderOptions {
  /** A match may span lines. @default false */
  readonly multiline?: boolean;
  /** Groups capture, for replacements. @default false */
  readonly capture?: boolean;
}

/**
 * A pattern as a JavaScript expression with the same matches, one for one. Works on text whose invalid bytes are lone
 * surrogates. In line mode nothing matches a line feed, so that one expression serves a line and a whole file.
 */
export function toJavaScript(node: Node, options: RenderOptions = {}): RegExp {
  const folds = foldings(node);
  const mixed = folds.size > 1;
  const forbidden = `${options.multiline ? '' : '\\n'}${ALL_INVALID}`;
  const source = new Renderer(forbidden, options, mixed).render(node);
  const flags = folds.has(true) && !mixed ? 'giv' : 'gv';
  try {
    return new RegExp(source, flags);
  } catch (error) {
    throw new CommuniqueError('usage', 'the pattern is too large; split it into several or use -f FILE with -F', {
      cause: error,
    });
  }
}

/** Which settings of case the letters of the pattern have. */
function foldings(node: Node, found = new Set<boolean>()): Set<boolean> {
  if (node.type === 'literal' && isCased(node.code)) found.add(node.fold);
  if (node.type === 'class') found.add(node.fold);
  for (const child of children(node)) foldings(child, found);
  return found;
}

/** The nodes below a node. */
export function children(node: Node): readonly Node[] {
  if (node.type === 'repeat' || node.type === 'group') return [node.node];
  if (node.type === 'concat' || node.type === 'alternate') return node.nodes;
  return [];
}

class Renderer {
  readonly #forbidden: string;
  readonly #options: RenderOptions;
  readonly #mixed: boolean;

  constructor(forbidden: string, options: RenderOptions, mixed: boolean) {
    this.#forbidden = forbidden;
    this.#options = options;
    this.#mixed = mixed;
  }

  render(node: Node): string {
    switch (node.type) {
      case 'empty':
        return '(?:)';
      case 'literal':
        return this.#literal(node.code, node.fold);
      case 'any':
        return `[^${node.newline && this.#options.multiline ? '' : '\\n'}${ALL_INVALID}]`;
      case 'class':
        return this.#class(node.set, node.negated, node.fold);
      case 'assert':
        return this.#assert(node.kind);
      case 'repeat':
        return `${this.#unit(node.node)}${quantifier(node.min, node.max)}${node.greedy ? '' : '?'}`;
      case 'group':
        return `(${node.capture && this.#options.capture ? '' : '?:'}${this.render(node.node)})`;
      case 'concat':
        return node.nodes
          .map((part) => (part.type === 'alternate' ? `(?:${this.render(part)})` : this.render(part)))
          .join('');
      default: // alternate
        return node.nodes.map((part) => this.render(part)).join('|');
    }
  }

  #unit(node: Node): string {
    const whole = node.type === 'literal' || node.type === 'class' || node.type === 'any' || node.type === 'group';
    return whole ? this.render(node) : `(?:${this.render(node)})`;
  }

  #literal(code: number, fold: boolean): string {
    if (code === 10) this.#refuseFeed();
    if (!fold || !this.#mixed) return escapeCode(code);
    const orbit = caseOrbit(code);
    return orbit.length === 1 ? escapeCode(code) : `[${orbit.map(escapeCode).join('')}]`;
  }

  #refuseFeed(): void {
    if (!this.#options.multiline)
      throw new CommuniqueError('usage', 'a line feed in the pattern needs -U (--multiline)');
  }

  #class(set: ClassSet, negated: boolean, fold: boolean): string {
    if (!negated && isFeed(set)) this.#refuseFeed();
    return renderClass(fold && this.#mixed ? expandCase(set) : set, negated, this.#forbidden);
  }

  /** ripgrep gives its matcher one line at a time, so that the text's ends are the line's; with -U the text is the file. */
  #assert(kind: Assertion): string {
    const before = `[${WORD}${INVALID_WORD}]`;
    const after = `[${WORD}]`;
    switch (kind) {
      case 'text-start':
        return this.#options.multiline ? '^' : LINE_START;
      case 'line-start':
        return LINE_START;
      case 'text-end':
        return this.#options.multiline ? '$' : LINE_END;
      case 'line-end':
        return LINE_END;
      case 'word':
        return `(?:(?<=${before})(?!${after})|(?<!${before})(?=${after}))`;
      case 'not-word': // beside invalid bytes there is neither boundary nor none
        return `(?<!${INVALID})(?![${ALL_INVALID}])(?:(?<=${before})(?=${after})|(?<!${before})(?!${after}))`;
      case 'word-start':
        return `(?<!${before})(?=${after})`;
      case 'word-end':
        return `(?<=${before})(?!${after})`;
      case 'half-start':
        return `(?<![${WORD}${INVALID_WORD}${INVALID}])`;
      default: // half-end
        return `(?![${WORD}${ALL_INVALID}])`;
    }
  }
}

/** A class of nothing else is the same as the character. */
const isFeed = ({ type, ...set }: ClassSet): boolean =>
  type === 'union' &&
  'items' in set &&
  set.items.length > 0 &&
  set.items.every((item) => item.type === 'range' && item.from === 10 && item.to === 10);

function quantifier(min: number, max: number): string {
  if (min === 0 && max === Infinity) return '*';
  if (min === 1 && max === Infinity) return '+';
  if (min === 0 && max === 1) return '?';
  return max === Infinity ? `{${min},}` : `{${min},${max}}`;
}
