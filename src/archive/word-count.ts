/**
 * Words of a running text: runs of letters and digits between white space, and each Han or kana character as one, since
 * those scripts do not part words.
 */
export function countWords(text: string): number {
  let words = 0;
  let inWord = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isIdeograph(code)) {
      words++;
      inWord = false;
    } else if (code <= 32 || code === 0xa0 || code === 0x3000) inWord = false;
    else if (!inWord && isWordStart(code)) {
      words++;
      inWord = true;
    }
  }
  return words;
}

const isIdeograph = (code: number): boolean =>
  (code >= 0x3040 && code <= 0x30ff) || (code >= 0x3400 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xfaff);

/** ASCII letters and digits, and everything from Latin-1 letters on but general and CJK punctuation and full-width forms. */
const isWordStart = (code: number): boolean =>
  code < 128
    ? (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
    : code >= 0xc0 && (code < 0x2000 || code > 0x206f) && (code < 0x3000 || code > 0x303f) && code < 0xff00;
