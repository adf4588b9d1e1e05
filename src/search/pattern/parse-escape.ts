import { BeyondEngine } from './ast.ts';
import type { Assertion, ClassItem } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { propertyClass } from './property.ts';

/** What a backslash can introduce. */
export type Escape =
  | { readonly type: 'literal'; readonly code: number }
  | (ClassItem & { readonly type: 'named' })
  | { readonly type: 'assert'; readonly kind: Assertion };

/** Rust's Unicode `\w`: UTS #18, Annex C. */
export const WORD = '\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\p{Join_Control}';

const PERL: Readonly<Record<string, string>> = { d: '\\p{Nd}', s: '\\p{White_Space}', w: WORD };
const CONTROL: Readonly<Record<string, number>> = { a: 7, f: 12, t: 9, n: 10, r: 13, v: 11 };
const ASSERTION: Readonly<Record<string, Assertion>> = {
  A: 'text-start',
  z: 'text-end',
  B: 'not-word',
  '<': 'word-start',
  '>': 'word-end',
};
const BOUNDARY: Readonly<Record<string, Assertion>> = {
  start: 'word-start',
  end: 'word-end',
  'start-half': 'half-start',
  'end-half': 'half-end',
};

/** Reads an escape; the cursor stands behind the backslash. */
export function parseEscape(cursor: Cursor): Escape {
  const c = cursor.next();
  if (c === '') return cursor.fail('nothing follows the last backslash');
  const perl = PERL[c.toLowerCase()];
  if (perl !== undefined) return { type: 'named', source: perl, negated: c !== c.toLowerCase() };
  if (c === 'p' || c === 'P') return parseProperty(cursor, c === 'P');
  const control = CONTROL[c];
  if (control !== undefined) return { type: 'literal', code: control };
  if (c === 'x' || c === 'u' || c === 'U') return { type: 'literal', code: parseHex(cursor, c) };
  if (c === 'b') return { type: 'assert', kind: parseBoundary(cursor) };
  const assertion = ASSERTION[c];
  if (assertion !== undefined) return { type: 'assert', kind: assertion };
  if (/^[0-9]$/.test(c)) return cursor.fail('backreferences are not supported; -P has them');
  if (!/^[\x01-\x7f]$/.test(c) || /^[A-Za-z]$/.test(c)) return cursor.fail(`unrecognized escape \\${c}`);
  return { type: 'literal', code: c.charCodeAt(0) };
}

function parseBoundary(cursor: Cursor): Assertion {
  const before = cursor.position;
  if (!cursor.eat('{')) return 'word';
  const kind = BOUNDARY[cursor.until('}') ?? ''];
  if (kind !== undefined) return kind;
  cursor.back(before);
  if (/^[\d\s]$/.test(cursor.peek(1))) throw new BeyondEngine('a counted \\b');
  return cursor.fail('\\b{…} takes start, end, start-half or end-half');
}

function parseProperty(cursor: Cursor, negated: boolean): Escape {
  const name = cursor.eat('{') ? cursor.until('}') : cursor.next();
  const found = name ? propertyClass(name) : undefined;
  if (found === undefined) return cursor.fail(`no Unicode property ${name ?? ''}`);
  return { type: 'named', source: found, negated };
}

function parseHex(cursor: Cursor, kind: 'x' | 'u' | 'U'): number {
  const length = { x: 2, u: 4, U: 8 }[kind];
  const digits = cursor.eat('{') ? (cursor.until('}') ?? '') : Array.from({ length }, () => cursor.next()).join('');
  const code = /^[0-9A-Fa-f]{1,8}$/.test(digits) ? Number.parseInt(digits, 16) : -1;
  if (code < 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff))
    return cursor.fail(`\\${kind} takes the hexadecimal number of a character`);
  return code;
}
