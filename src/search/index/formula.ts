import type { ClassSet, Node } from '../pattern/ast.ts';
import { foldText, gramsOf } from './gram.ts';

/** What the grams of a block must be for a match to be possible in it. */
export type Formula =
  | { readonly type: 'any' }
  | { readonly type: 'grams'; readonly every: readonly number[]; readonly some: readonly number[] }
  | { readonly type: 'and' | 'or'; readonly parts: readonly Formula[] };

const ANY: Formula = { type: 'any' };

/**
 * What is known of a node's matches: each holds `formula` and ends in one of `texts` (folded); where it is not `open`, it is
 * one of them.
 */
interface Reading {
  readonly texts: readonly string[];
  readonly open: boolean;
  readonly formula: Formula;
}

const MAX_TEXTS = 48;
const MAX_LENGTH = 60;

/** The grams that every match of a pattern has (after Russ Cox's codesearch, simplified). */
export function requiredGrams(node: Node): Formula {
  return finished(read(node));
}

const finished = ({ texts, formula }: Reading): Formula => and(formula, anyOf(texts));
const opened = (formula: Formula): Reading => ({ texts: [''], open: true, formula });
const exactly = (texts: readonly string[]): Reading => ({ texts, open: false, formula: ANY });

function read(node: Node): Reading {
  switch (node.type) {
    case 'empty':
    case 'assert':
      return exactly(['']);
    case 'literal':
      return exactly([foldText(String.fromCodePoint(node.code))]);
    case 'any':
      return opened(ANY);
    case 'class':
      return node.negated ? opened(ANY) : smallClass(node.set);
    case 'group':
      return read(node.node);
    case 'repeat':
      return readRepeat(read(node.node), node.min, node.max);
    case 'concat':
      return node.nodes.map(read).reduce(join, exactly(['']));
    default:
      return node.nodes.length === 0 ? opened(ANY) : node.nodes.map(read).reduce(either);
  }
}

function readRepeat(body: Reading, min: number, max: number): Reading {
  if (min === 0) return max === 1 ? either(body, exactly([''])) : opened(ANY);
  const copies = Array.from({ length: Math.min(min, 3) }, () => body).reduce(join);
  return max === min && min <= 3 ? copies : opened(finished(copies));
}

function join(a: Reading, b: Reading): Reading {
  const formula = and(a.formula, b.formula);
  const long = a.texts.length * b.texts.length > MAX_TEXTS || (a.texts[0]?.length ?? 0) > MAX_LENGTH;
  if (b.open || long) return { texts: b.texts, open: true, formula: and(formula, anyOf(a.texts)) };
  return { texts: a.texts.flatMap((left) => b.texts.map((right) => left + right)), open: a.open, formula };
}

function either(a: Reading, b: Reading): Reading {
  const texts = [...new Set([...a.texts, ...b.texts])];
  if (texts.length > MAX_TEXTS || a.formula !== ANY || b.formula !== ANY) return opened(or(finished(a), finished(b)));
  return { texts, open: a.open || b.open, formula: ANY };
}

/** The characters of a class of a few plain characters. */
function smallClass(set: ClassSet): Reading {
  if (set.type !== 'union') return opened(ANY);
  const texts = new Set<string>();
  for (const item of set.items) {
    if (item.type !== 'range' || item.to - item.from > 40) return opened(ANY);
    for (let code = item.from; code <= item.to; code++) texts.add(foldText(String.fromCodePoint(code)));
  }
  return texts.size <= 12 ? exactly([...texts]) : opened(ANY);
}

function anyOf(texts: readonly string[]): Formula {
  return texts.map(holds).reduce(or, { type: 'or', parts: [] });
}

function holds(text: string): Formula {
  const { every, some } = gramsOf(text);
  return every.length === 0 && some.length === 0 ? ANY : { type: 'grams', every, some };
}

function and(a: Formula, b: Formula): Formula {
  if (a.type === 'any') return b;
  if (b.type === 'any') return a;
  return { type: 'and', parts: [a, b] };
}

function or(a: Formula, b: Formula): Formula {
  if (a.type === 'any' || b.type === 'any') return ANY;
  if (a.type === 'or' && a.parts.length === 0) return b;
  return { type: 'or', parts: a.type === 'or' ? [...a.parts, b] : [a, b] };
}
