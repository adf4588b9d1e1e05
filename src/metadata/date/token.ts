/** A piece of text as dates are read from it. */
export interface Token {
  readonly kind: 'number' | 'word' | 'mark';
  readonly text: string;
  /** The number's value; -1 for words and marks. */
  readonly value: number;
  readonly start: number;
  readonly end: number;
  /** White space stands before it. */
  readonly gap: boolean;
}

/** Han and hangul stand alone, so that 年 and 년 are found between digits without spaces; joiners are inside of words. */
const PIECE = /\d+|\p{Script=Han}|\p{Script=Hangul}|[\p{L}\p{M}׳॰][\p{L}\p{M}׳॰\u200c\u200d]*|\s+|[^]/uy;

/** Text (with plain digits) to numbers, words and marks; linear. */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let gap = false;
  for (let start = 0, end = 0; start < text.length; start = end) {
    end = endOfPiece(text, start);
    const code = text.charCodeAt(start);
    if (isSpace(code)) {
      gap = true;
      continue;
    }
    const piece = text.slice(start, end);
    const kind = isDigit(code) ? 'number' : isLetter(code) || STARTS_WORD.test(piece) ? 'word' : 'mark';
    const value = kind === 'number' && piece.length <= 14 ? Number(piece) : -1;
    tokens.push({ kind, text: piece, value, start, end, gap });
    gap = false;
  }
  return tokens;
}

const STARTS_WORD = /^[\p{L}\p{M}]/u;
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
const isLetter = (code: number): boolean => (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
const isSpace = (code: number): boolean =>
  code === 0x20 || (code >= 0x09 && code <= 0x0d) || (code > 0x7f && /\s/.test(String.fromCharCode(code)));

/** Where the piece that starts here ends; runs of ASCII letters and digits are found without the pattern. */
function endOfPiece(text: string, start: number): number {
  const first = text.charCodeAt(start);
  if (first < 0x80) {
    const isSame = isDigit(first) ? isDigit : isLetter(first) ? isLetter : undefined;
    let end = start + 1;
    if (isSame === undefined) return end;
    while (end < text.length && isSame(text.charCodeAt(end))) end++;
    // the letter behind may belong to the word: "März"
    if (isSame === isDigit || end === text.length || text.charCodeAt(end) < 0x80) return end;
  }
  PIECE.lastIndex = start;
  return PIECE.test(text) ? PIECE.lastIndex : start + 1;
}
