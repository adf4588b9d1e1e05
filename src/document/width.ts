/** Letters that take two columns on a terminal and carry about as much text as two Latin ones. */
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60]/gu;

/** Whether a text can hold wide letters: the first of them is U+1100. */
const MAY_BE_WIDE = /[\u1100-\uffff]/;

/** Width in columns: a Han, kana or hangul letter counts 2. */
export function textWidth(text: string): number {
  if (!MAY_BE_WIDE.test(text)) return text.length;
  let wide = 0;
  for (const _ of text.matchAll(WIDE)) wide++;
  return text.length + wide;
}
