import { dateShape } from '../document/date-shape.ts';

/** Longer lines are compared by their beginning. */
export const LONGEST = 1000;
const BYTES = Buffer.alloc(2 * LONGEST);
const CODES = new Uint16Array(BYTES.buffer, BYTES.byteOffset, LONGEST);

const PRIME = 0x01000193;
/** A date has no fewer. */
const DIGITS_OF_DATE = 3;

/** What becomes of an ASCII character under the mask: itself, its small letter, or one of these. */
const BLANK = 0x20;
const DIGIT = 0x23;
const MASK = Uint8Array.from({ length: 0x80 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/\s/.test(character)) return BLANK;
  return /\d/.test(character) ? DIGIT : character.toLowerCase().charCodeAt(0);
});
/** Letters, digits and the signs that stand for what is masked. */
const SAYS = Uint8Array.from({ length: 0x80 }, (_, code) => (/[a-z#@]/.test(String.fromCharCode(code)) ? 1 : 0));

/** Two hashes of a text, FNV-1a over UTF-16 units, from two states that a group of texts has. */
export class LineHash {
  one = 0;
  two = 0;

  /** @returns false where nothing is left of it under the mask */
  readMasked(masked: string, one: number, two: number): boolean {
    this.one = one;
    this.two = two;
    for (let i = 0; i < masked.length; i++) {
      const code = masked.charCodeAt(i);
      this.one = Math.imul(this.one ^ code, PRIME);
      this.two = Math.imul(this.two ^ code, PRIME);
    }
    return masked !== '';
  }

  /**
   * The same of a line that is not masked yet, letter by letter without a text in between; nothing where it holds other
   * characters than ASCII, or a date.
   */
  read(line: string, one: number, two: number): boolean | undefined {
    const size = Math.min(line.length, LONGEST);
    BYTES.write(line, 0, 2 * size, 'utf16le');
    let digits = 0;
    let before = 0;
    let says = false;
    let [atOne, atTwo] = [one, two];
    let [endOne, endTwo] = [one, two];
    for (let i = 0; i < size; i++) {
      const code = CODES[i] ?? 0;
      if (code >= 0x80) return undefined;
      const masked = MASK[code] ?? 0;
      const isDigit = masked === DIGIT && code !== DIGIT;
      if (isDigit) digits++;
      // digits in a row are one mask, blanks in a row one blank
      const again = isDigit ? before === DIGIT_BEFORE : masked === BLANK && before === BLANK;
      before = isDigit ? DIGIT_BEFORE : masked;
      if (again) continue;
      const isSaying = SAYS[masked] === 1;
      if (!says && !isSaying) continue;
      says = true;
      atOne = Math.imul(atOne ^ masked, PRIME);
      atTwo = Math.imul(atTwo ^ masked, PRIME);
      if (isSaying) {
        endOne = atOne;
        endTwo = atTwo;
      }
    }
    if (digits >= DIGITS_OF_DATE && dateShape(line.slice(0, size)) !== undefined) return undefined;
    this.one = endOne;
    this.two = endTwo;
    return says;
  }
}
/** A digit of the text, not the sign itself. */
const DIGIT_BEFORE = 0x100;
