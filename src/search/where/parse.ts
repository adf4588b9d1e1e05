import { FRONT_MATTER_FIELDS } from '../../model/front-matter.ts';
import type { FieldName } from '../../model/front-matter.ts';
import type { Expression, Operator } from './expression.ts';
import { tokenize, wrong } from './token.ts';
import type { Token } from './token.ts';

/** Deepest nesting of brackets and `not`. */
const MAX_DEPTH = 50;
const OPERATORS: readonly Operator[] = ['=', '!=', '<', '<=', '>', '>=', '~', '!~'];

/**
 * Parses a condition on the front matter: `words > 500 and (lang = de or title ~ "Hafen") and not warnings`. Operators are
 * `= != < <= > >= ~ !~` (the last two: contains, does not); a field alone holds where it is there.
 * @throws usage, with the position
 */
export function parseExpression(source: string): Expression {
  const parser = new Parser(source);
  const expression = parser.either(0);
  const rest = parser.peek();
  if (rest.type !== 'end') throw wrong(source, rest.at, 'expected "and", "or" or the end');
  return expression;
}

class Parser {
  readonly #source: string;
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(source: string) {
    this.#source = source;
    this.#tokens = tokenize(source);
  }

  peek(): Token {
    return this.#tokens[this.#next] ?? { type: 'end', text: '', at: this.#source.length };
  }

  either(depth: number): Expression {
    const parts = [this.#both(depth)];
    while (this.#take('or')) parts.push(this.#both(depth));
    return joined('or', parts);
  }

  #both(depth: number): Expression {
    const parts = [this.#one(depth)];
    while (this.#take('and')) parts.push(this.#one(depth));
    return joined('and', parts);
  }

  #one(depth: number): Expression {
    const token = this.peek();
    if (depth > MAX_DEPTH) throw wrong(this.#source, token.at, `nested deeper than ${MAX_DEPTH}`);
    if (this.#take('not')) return { type: 'not', part: this.#one(depth + 1) };
    if (token.type !== '(') return this.#comparison();
    this.#next++;
    const inner = this.either(depth + 1);
    if (this.peek().type !== ')') throw wrong(this.#source, this.peek().at, 'expected ")"');
    this.#next++;
    return inner;
  }

  #comparison(): Expression {
    const field = this.#field();
    const { type, text } = this.peek();
    const operator = type === 'operator' ? OPERATORS.find((one) => one === text) : undefined;
    if (operator === undefined) return { type: 'present', field: field.name };
    this.#next++;
    const value = this.peek();
    if (value.type !== 'word' && value.type !== 'text')
      throw wrong(this.#source, value.at, `expected a value after "${operator}"`);
    this.#next++;
    const isNumber = field.type === 'number' && operator !== '~' && operator !== '!~';
    if (isNumber && !/^-?\d+(?:\.\d+)?$/.test(value.text))
      throw wrong(this.#source, value.at, `"${field.name}" is a number, so give a number`);
    return { type: 'compare', field: field.name, operator, value: isNumber ? Number(value.text) : value.text };
  }

  #field(): { readonly name: FieldName; readonly type: string } {
    const { type, text, at } = this.peek();
    if (type !== 'word') throw wrong(this.#source, at, 'expected a field such as words or title');
    const field = FRONT_MATTER_FIELDS.find(({ name }) => name === text.toLowerCase());
    if (!field) throw wrong(this.#source, at, `there is no field "${text.slice(0, 40)}"`);
    this.#next++;
    return field;
  }

  #take(word: string): boolean {
    const { type, text } = this.peek();
    if (type !== 'word' || text.toLowerCase() !== word) return false;
    this.#next++;
    return true;
  }
}

const joined = (type: 'and' | 'or', parts: readonly Expression[]): Expression => {
  const [only] = parts;
  return only && parts.length === 1 ? only : { type, parts };
};
