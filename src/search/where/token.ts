import { CommuniqueError } from '../../model/error.ts';

/** A word, text, sign or the end of an expression, and where it begins, in characters from 0. */
export interface Token {
  readonly type: 'word' | 'text' | 'operator' | '(' | ')' | 'end';
  readonly text: string;
  readonly at: number;
}

/** Longest expression that is read. */
const MAX_LENGTH = 10_000;
const SPACE = /\s*/y;
const SIGN = /[()]|<=|>=|!=|!~|==|<|>|=|~|!|&&|\|\|/y;
/** Signs of other languages, as what they mean here. */
const MEANT: Readonly<Record<string, string>> = { '==': '=', '!': 'not', '&&': 'and', '||': 'or' };
const WORD = /[\p{L}\p{N}\p{M}_.:/+@%&#-]+/uy;
const QUOTED = /"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'/suy;

/** Cuts an expression into its parts. @throws usage, with the position */
export function tokenize(source: string): Token[] {
  if (source.length > MAX_LENGTH) throw new CommuniqueError('usage', `--where: longer than ${MAX_LENGTH} characters`);
  const tokens: Token[] = [];
  for (let at = 0; ;) {
    at += match(SPACE, source, at)?.[0].length ?? 0;
    if (at >= source.length) return [...tokens, { type: 'end', text: '', at }];
    const token = tokenAt(source, at);
    tokens.push({ ...token, at });
    at += token.length;
  }
}

function tokenAt(source: string, at: number): Omit<Token, 'at'> & { readonly length: number } {
  const sign = match(SIGN, source, at)?.[0];
  if (sign !== undefined) {
    const text = MEANT[sign] ?? sign;
    const type = sign === '(' || sign === ')' ? sign : /^\w/.test(text) ? 'word' : 'operator';
    return { type, text, length: sign.length };
  }
  const quoted = match(QUOTED, source, at);
  if (quoted) {
    const text = (quoted[1] ?? quoted[2] ?? '').replace(/\\(.)/gsu, '$1');
    return { type: 'text', text, length: quoted[0].length };
  }
  const word = match(WORD, source, at)?.[0];
  if (word !== undefined) return { type: 'word', text: word, length: word.length };
  const first = source.charAt(at);
  throw wrong(source, at, first === '"' || first === "'" ? 'this text is not closed' : `"${first}" means nothing here`);
}

function match(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(source);
}

/** What is wrong with an expression, with the place marked by `▸`. */
export function wrong(source: string, at: number, what: string): CommuniqueError {
  const from = Math.max(0, at - 30);
  const before = (from > 0 ? '…' : '') + source.slice(from, at);
  const after = source.slice(at, at + 30) + (source.length > at + 30 ? '…' : '');
  return new CommuniqueError('usage', `--where, character ${at + 1}: ${what}: ${before}▸${after}`);
}
