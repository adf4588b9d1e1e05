/** Letters that take two columns on a terminal and carry about as much text as two Latin ones. */
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60]/gu;

/** Width in columns: a Han, kana or hangul letter counts 2. */
export function textWidth(text: string): number {
  let wide = 0;
  for (const _ of text.matchAll(WIDE)) wide++;
  return text.length + wide;
}
