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

/** Code points of the digit zero of the scripts whose digits are met in dates: Arabic, Persian, Indic, Thai, Lao, Tibetan, Burmese, Khmer, Mongolian, full-width. */
const ZEROS = [
  0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20, 0x1040, 0x17e0,
  0x1810, 0xff10,
];
const FOREIGN = /[\u0660-\u0d6f\u0e50-\u0f29\u1040-\u1049\u17e0-\u17e9\u1810-\u1819\uff01-\uff5e\u2010-\u2015\u3000]/g;

/** The same text, length kept, with Latin digits and plain punctuation instead of those of other scripts and widths. */
export function plainDigits(text: string): string {
  return text.replace(FOREIGN, (char) => {
    const code = char.charCodeAt(0);
    if (code >= 0x2010 && code <= 0x2015) return '-';
    if (code === 0x3000) return ' ';
    const zero = ZEROS.find((zero) => code >= zero && code < zero + 10);
    if (zero !== undefined) return String(code - zero);
    return code >= 0xff01 ? String.fromCharCode(code - 0xfee0) : char;
  });
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
