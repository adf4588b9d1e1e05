import type { ClassItem, ClassSet } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { parseEscape } from './parse-escape.ts';

/** Named ASCII classes, as the inside of a JavaScript class. */
const POSIX: Readonly<Record<string, string>> = {
  alnum: '0-9A-Za-z',
  alpha: 'A-Za-z',
  ascii: '\\u{0}-\\u{7f}',
  blank: '\\t\\u{20}',
  cntrl: '\\u{0}-\\u{1f}\\u{7f}',
  digit: '0-9',
  graph: '\\u{21}-\\u{7e}',
  lower: 'a-z',
  print: '\\u{20}-\\u{7e}',
  punct: '\\u{21}-\\u{2f}\\u{3a}-\\u{40}\\u{5b}-\\u{60}\\u{7b}-\\u{7e}',
  space: '\\u{9}-\\u{d}\\u{20}',
  upper: 'A-Z',
  word: '0-9A-Za-z\\u{5f}',
  xdigit: '0-9A-Fa-f',
};

const OPERATORS = { '&&': 'and', '--': 'minus', '~~': 'either' } as const;

/** How deep brackets may nest: ripgrep's limit is 250 for groups and brackets. */
export const NESTING = 250;

/** Reads a bracketed class; the cursor stands behind `[`. */
export function parseClass(cursor: Cursor, verbose: boolean, depth = 0): { set: ClassSet; negated: boolean } {
  if (depth > NESTING) return cursor.fail(`brackets nest deeper than ${NESTING}`);
  const negated = cursor.eat('^');
  let items: ClassItem[] = [];
  let left: ((right: ClassSet) => ClassSet) | undefined;
  const closed = (): ClassSet => (left ? left({ type: 'union', items }) : { type: 'union', items });
  while (cursor.peek() === '-') items.push(literal(cursor.next()));
  if (items.length === 0 && cursor.peek() === ']') items.push(literal(cursor.next()));
  for (;;) {
    if (verbose) while (/^\s$/.test(cursor.peek())) cursor.next();
    if (cursor.done) return cursor.fail('a [ is not closed');
    if (cursor.eat(']')) return { set: closed(), negated };
    const operator = operatorHere(cursor);
    if (operator) {
      const before = closed();
      left = (right) => ({ type: operator, left: before, right });
      items = [];
    } else {
      items.push(parseItem(cursor, verbose, depth));
    }
  }
}

function operatorHere(cursor: Cursor): 'and' | 'minus' | 'either' | undefined {
  for (const sign of ['&&', '--', '~~'] as const) {
    if (cursor.looking(sign)) {
      cursor.eat(sign);
      return OPERATORS[sign];
    }
  }
  return undefined;
}

function parseItem(cursor: Cursor, verbose: boolean, depth: number): ClassItem {
  if (cursor.peek() === '[') {
    const named = parsePosix(cursor);
    if (named) return named;
    cursor.next();
    return { type: 'nested', ...parseClass(cursor, verbose, depth + 1) };
  }
  const from = parseEnd(cursor);
  if (from.type !== 'range') return from;
  if (cursor.peek() !== '-' || cursor.peek(1) === ']' || cursor.peek(1) === '-' || cursor.peek(1) === '') return from;
  cursor.next();
  const to = parseEnd(cursor);
  if (to.type !== 'range') return cursor.fail('a range must end in a character');
  if (to.to < from.from) return cursor.fail('a range must not run backwards');
  return { type: 'range', from: from.from, to: to.to };
}

/** One end of a range, or a class that an escape names. */
function parseEnd(cursor: Cursor): ClassItem {
  if (!cursor.eat('\\')) return literal(cursor.next());
  const escape = parseEscape(cursor);
  if (escape.type === 'assert') return cursor.fail('no boundary inside a class');
  if (escape.type === 'literal') return { type: 'range', from: escape.code, to: escape.code };
  if (cursor.peek() === '-' && cursor.peek(1) !== ']' && cursor.peek(1) !== '-')
    return cursor.fail('a range must start with a character');
  return escape;
}

function parsePosix(cursor: Cursor): ClassItem | undefined {
  const before = cursor.position;
  if (!cursor.eat('[:')) return undefined;
  const negated = cursor.eat('^');
  const name = cursor.until(':');
  const source = name === undefined ? undefined : POSIX[name];
  if (source !== undefined && cursor.eat(']')) return { type: 'named', source, negated };
  cursor.back(before);
  return undefined;
}

function literal(char: string): ClassItem {
  const code = char.codePointAt(0) ?? 0;
  return { type: 'range', from: code, to: code };
}
