/** A character that stands between words. */
const APART = 0;
/** A character that this table cannot place: of scripts beyond, or one whose small letter depends on the word or is longer. */
const BEYOND = 0xffff;
/** Latin, Greek and Cyrillic; punctuation, currencies, arrows and signs. */
const LETTERS_END = 0x530;
const PUNCTUATION = 0x2000;
const PUNCTUATION_END = 0x2c00;
const SIGMA = 0x3a3;
const ASCII_END = 0x80;
const BLANK = 0x20;

/** For each character its small letter, or that it stands between words. */
function tableOf(isPart: RegExp): Uint16Array {
  const table = new Uint16Array(0x10000).fill(BEYOND);
  for (let code = 0; code < LETTERS_END; code++) {
    const character = String.fromCharCode(code);
    const small = character.toLowerCase();
    if (code !== SIGMA && small.length === 1) table[code] = isPart.test(character) ? small.charCodeAt(0) : APART;
  }
  for (let code = PUNCTUATION; code < PUNCTUATION_END; code++)
    if (!/[\p{L}\p{N}]/u.test(String.fromCharCode(code))) table[code] = APART;
  return table;
}

/** Signs of what kinds of characters a text holds. */
export const Holds = {
  digit: 1,
  colon: 2,
  at: 4,
  /** Round and square brackets that open. */
  opening: 8,
  slash: 16,
  /** Signs that may part the steps of a path: `|`, `>`, `/`. */
  bar: 32,
  comma: 64,
  quote: 128,
  dash: 256,
  tab: 512,
  /** Currency signs and `%`. */
  money: 1024,
  hash: 2048,
  star: 4096,
  /** Typographic punctuation and signs: quotes, dashes, ellipsis, bullets, currencies. */
  typographic: 8192,
  /** All else beyond ASCII. */
  foreign: 16384,
  /** Two blanks in a row. */
  blanks: 32768,
} as const;

const SIGNS: Readonly<Record<string, number>> = {
  '0123456789': Holds.digit,
  ':': Holds.colon,
  '@': Holds.at,
  '([': Holds.opening,
  '/': Holds.slash | Holds.bar,
  '|>': Holds.bar,
  ',': Holds.comma,
  '"\'': Holds.quote,
  '-': Holds.dash,
  '\t': Holds.tab,
  '$%': Holds.money,
  '#': Holds.hash,
  '*': Holds.star,
};
const HOLDS = new Uint16Array(0x10000).fill(Holds.foreign);
HOLDS.fill(0, 0, ASCII_END).fill(Holds.typographic, PUNCTUATION, PUNCTUATION_END);
for (const [characters, sign] of Object.entries(SIGNS))
  for (const character of characters) HOLDS[character.charCodeAt(0)] = sign;

/** Longer texts are left to the patterns. */
const MOST = 0x8000;
const BYTES = Buffer.alloc(2 * (MOST + 1));
/** The characters of the text that is looked at; small letters take the place of those that were read. */
const CODES = new Uint16Array(BYTES.buffer, BYTES.byteOffset, MOST + 1);

/** Words that were met, each at a place that its letters give; the next one there takes it. */
const PLACES = 2 ** 13;
const LONGEST = 32;
const MET: string[] = Array.from({ length: PLACES }, () => '');
const MET_CODES = new Uint16Array(PLACES * LONGEST);

/** The words of a text, in small letters, and what kinds of characters it holds. */
export interface Scan {
  readonly words: readonly string[];
  readonly holds: number;
}

/**
 * Takes half of the time of a pattern, and gives words that were met before as the same string, whose hash is known.
 * Nothing for a text with characters beyond the table.
 */
function scan(table: Uint16Array, text: string): Scan | undefined {
  const size = text.length;
  if (size > MOST) return undefined;
  BYTES.write(text, 0, 2 * size, 'utf16le');
  CODES[size] = 0;
  const words: string[] = [];
  let holds = 0;
  let hash = 0;
  let length = 0;
  for (let i = 0; i <= size; i++) {
    const code = CODES[i] ?? 0;
    const small = table[code] ?? BEYOND;
    holds |= HOLDS[code] ?? 0;
    if (small === BEYOND) return undefined;
    if (small !== APART) {
      CODES[i] = small;
      hash = Math.imul(hash ^ small, 0x01000193);
      length++;
    } else if (length > 0) {
      words.push(wordAt(text, i - length, length, hash));
      hash = 0;
      length = 0;
    } else if (code === BLANK && i > 0 && CODES[i - 1] === BLANK) holds |= Holds.blanks;
  }
  return { words, holds };
}

/** The word of the text there, as the string that was made when it was met. */
function wordAt(text: string, from: number, length: number, hash: number): string {
  const place = (hash ^ (hash >>> 15)) & (PLACES - 1);
  const met = MET[place] ?? '';
  const at = place * LONGEST;
  let same = met.length === length ? length : 0;
  while (same > 0 && MET_CODES[at + same - 1] === CODES[from + same - 1]) same--;
  if (same === 0 && met.length === length) return met;
  const word = text.slice(from, from + length).toLowerCase();
  if (length > LONGEST) return word;
  const own = Buffer.from(word, 'utf16le').toString('utf16le'); // a piece of a text would keep the whole text
  MET[place] = own;
  MET_CODES.set(CODES.subarray(from, from + length), at);
  return own;
}

const LETTERS = tableOf(/\p{L}/u);
const LETTERS_AND_DIGITS = tableOf(/[\p{L}\p{N}]/u);

/** Letters in a row, in small letters. */
export const letterRuns = (text: string): readonly string[] =>
  scan(LETTERS, text)?.words ?? text.toLowerCase().match(/\p{L}+/gu) ?? [];

/** Letters and digits in a row, in small letters. */
export const wordRuns = (text: string): readonly string[] =>
  scan(LETTERS_AND_DIGITS, text)?.words ?? text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Letters and digits in a row, and the kinds of characters; nothing where there are letters of other scripts than Latin, Greek and Cyrillic. */
export const scanText = (text: string): Scan | undefined => scan(LETTERS_AND_DIGITS, text);
