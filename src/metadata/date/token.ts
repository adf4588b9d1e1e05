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

/** Han and hangul stand alone, so that 年 and 년 are found between digits without spaces. */
const PIECE = /\d+|\p{Script=Han}|\p{Script=Hangul}|[\p{L}\p{M}׳॰]+|\s+|[^]/gu;

/** Text (with plain digits) to numbers, words and marks; linear. */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let gap = false;
  for (const match of text.matchAll(PIECE)) {
    const piece = match[0];
    if (/^\s/.test(piece)) {
      gap = true;
      continue;
    }
    const digits = /^\d/.test(piece);
    const kind = digits ? 'number' : /^[\p{L}\p{M}]/u.test(piece) ? 'word' : 'mark';
    const value = digits && piece.length <= 14 ? Number(piece) : -1;
    tokens.push({ kind, text: piece, value, start: match.index, end: match.index + piece.length, gap });
    gap = false;
  }
  return tokens;
}
