import { BeyondEngine } from './ast.ts';
import type { Node } from './ast.ts';
import { Cursor } from './cursor.ts';
import { NESTING, parseClass } from './parse-class.ts';
import { parseEscape } from './parse-escape.ts';

interface Flags {
  readonly i: boolean;
  readonly m: boolean;
  readonly s: boolean;
  readonly U: boolean;
  readonly x: boolean;
}

/** What holds at the start of a pattern; `(?…)` changes it. */
export interface ParseOptions {
  /** @default false */
  readonly ignoreCase?: boolean;
  /** The dot matches line feeds. @default false */
  readonly dotAll?: boolean;
}

/**
 * Parses a pattern in the syntax of Rust's regex crate (https://docs.rs/regex/latest/regex/#syntax).
 * @throws CommuniqueError where the pattern is wrong, BeyondEngine where only ripgrep can serve it
 */
export function parsePattern(pattern: string, options: ParseOptions = {}): Node {
  const flags = { i: options.ignoreCase === true, m: true, s: options.dotAll === true, U: false, x: false };
  const parser = new Parser(new Cursor(pattern), flags);
  return parser.all();
}

/** Recursive descent; depth is bounded by NESTING. */
class Parser {
  readonly #cursor: Cursor;
  readonly #names = new Set<string>();
  #flags: Flags;
  #depth = 0;

  constructor(cursor: Cursor, flags: Flags) {
    this.#cursor = cursor;
    this.#flags = flags;
  }

  all(): Node {
    const node = this.#alternation();
    if (!this.#cursor.done) this.#cursor.fail('a ) has no (');
    return node;
  }

  #alternation(): Node {
    const nodes = [this.#concatenation()];
    while (this.#cursor.eat('|')) nodes.push(this.#concatenation());
    return nodes.length === 1 && nodes[0] ? nodes[0] : { type: 'alternate', nodes };
  }

  #concatenation(): Node {
    const nodes: Node[] = [];
    for (;;) {
      this.#skipSpace();
      const c = this.#cursor.peek();
      if (c === '' || c === '|' || c === ')') break;
      const atom = this.#atom();
      if (atom) nodes.push(this.#repeated(atom));
    }
    return nodes.length === 1 && nodes[0]
      ? nodes[0]
      : nodes.length === 0
        ? { type: 'empty' }
        : { type: 'concat', nodes };
  }

  /** With `(?x)`, white space and comments do not count. */
  #skipSpace(): void {
    if (!this.#flags.x) return;
    for (;;) {
      if (/^\s$/.test(this.#cursor.peek())) this.#cursor.next();
      else if (this.#cursor.peek() === '#') while (!this.#cursor.done && this.#cursor.next() !== '\n');
      else return;
    }
  }

  #atom(): Node | undefined {
    const c = this.#cursor.next();
    switch (c) {
      case '(':
        return this.#group();
      case '[':
        return { type: 'class', ...parseClass(this.#cursor, this.#flags.x), fold: this.#flags.i };
      case '.':
        return { type: 'any', newline: this.#flags.s };
      case '^':
        return { type: 'assert', kind: this.#flags.m ? 'line-start' : 'text-start' };
      case '$':
        return { type: 'assert', kind: this.#flags.m ? 'line-end' : 'text-end' };
      case '\\':
        return this.#escape();
      case '*':
      case '+':
      case '?':
      case '{':
        return this.#cursor.fail(`nothing stands before ${c}`);
      default:
        return { type: 'literal', code: c.codePointAt(0) ?? 0, fold: this.#flags.i };
    }
  }

  #escape(): Node {
    const escape = parseEscape(this.#cursor);
    if (escape.type === 'assert') return escape;
    if (escape.type === 'literal') return { ...escape, fold: this.#flags.i };
    // \d, \s and \w hold every case already; a property does not.
    const item = { ...escape, negated: false };
    return { type: 'class', set: { type: 'union', items: [item] }, negated: escape.negated, fold: this.#flags.i };
  }

  #repeated(atom: Node): Node {
    let node = atom;
    for (let stacked = 0; ; stacked++) {
      this.#skipSpace();
      const counts = this.#counts();
      if (!counts) return node;
      if (stacked > NESTING) this.#cursor.fail(`more than ${NESTING} repetitions of repetitions`);
      const lazy = this.#cursor.eat('?');
      node = { type: 'repeat', node, ...counts, greedy: lazy === this.#flags.U };
    }
  }

  #counts(): { min: number; max: number } | undefined {
    if (this.#cursor.eat('*')) return { min: 0, max: Infinity };
    if (this.#cursor.eat('+')) return { min: 1, max: Infinity };
    if (this.#cursor.eat('?')) return { min: 0, max: 1 };
    if (!this.#cursor.eat('{')) return undefined;
    const inside = /^\s*(\d{1,9})\s*(?:(,)\s*(\d{1,9})?\s*)?$/.exec(this.#cursor.until('}') ?? '');
    if (!inside) return this.#cursor.fail('{ takes one or two numbers: {2}, {2,}, {2,5}');
    const min = Number(inside[1]);
    const max = inside[2] === undefined ? min : inside[3] === undefined ? Infinity : Number(inside[3]);
    if (max < min) this.#cursor.fail('the first number of {…} must not be the larger one');
    return { min, max };
  }

  /** A group, or flags (undefined: nothing to match). */
  #group(): Node | undefined {
    if (++this.#depth > NESTING) this.#cursor.fail(`groups nest deeper than ${NESTING}`);
    const outer = this.#flags;
    const capture = this.#groupKind();
    if (capture === 'flags') {
      this.#depth--;
      return undefined;
    }
    const node = this.#alternation();
    if (!this.#cursor.eat(')')) this.#cursor.fail('a ( is not closed');
    this.#flags = outer;
    this.#depth--;
    return capture === 'plain' ? { type: 'group', node } : { type: 'group', node, capture };
  }

  #groupKind(): { readonly name?: string } | 'plain' | 'flags' {
    const cursor = this.#cursor;
    if (!cursor.eat('?')) return {};
    if (/^(?:=|!|<=|<!)/.test(cursor.peek() + cursor.peek(1)))
      return cursor.fail('look-around is not supported; -P has it');
    if (cursor.eat('P<') || cursor.eat('<')) {
      const name = cursor.until('>') ?? '';
      if (!/^[A-Za-z_\p{Alphabetic}][\w.[\]\p{Alphabetic}]*$/u.test(name))
        return cursor.fail('the name of a group is not one');
      if (this.#names.has(name)) return cursor.fail(`two groups are named ${name}`);
      this.#names.add(name);
      return { name };
    }
    const end = this.#setFlags();
    return end === ')' ? 'flags' : 'plain';
  }

  #setFlags(): string {
    const flags = { ...this.#flags };
    let on = true;
    for (;;) {
      const c = this.#cursor.next();
      if (c === ':' || c === ')') {
        this.#flags = flags;
        return c;
      }
      if (c === '-' && on) on = false;
      else if (c === 'i' || c === 'm' || c === 's' || c === 'U' || c === 'x') flags[c] = on;
      else if (c === 'R' || (c === 'u' && !on)) throw new BeyondEngine(`the flag ${c}`);
      else if (c !== 'u') this.#cursor.fail(`unrecognized flag ${c}`);
    }
  }
}
