/** Share of the lines from which on a text is a quoted mail as a whole. */
const QUOTED = 0.8;
const LEVELS = 5;

/** A mail that was quoted as a whole, without its marks; where only parts are quoted, blank lines of theirs are blank. */
export function unquote(text: string): string {
  if (!text.includes('>') || !/^[ \t]*>/m.test(text)) return text;
  let mended = text;
  for (let level = 0; level < LEVELS; level++) {
    const lines = mended.match(/^.*\S.*$/gm) ?? [];
    const quoted = lines.filter((line) => /^\s{0,3}>/.test(line)).length;
    if (lines.length < 3 || quoted < lines.length * QUOTED) break;
    mended = mended.replaceAll(/^[ \t]{0,3}>[ \t]?/gm, '');
  }
  return mended.replaceAll(/^[ \t]{0,3}>[ \t>]*$/gm, '');
}

/** First letters that a style put on lines of their own ("T", "HE"), but not the letters of an index ("A", "AMBER"). */
export const joinLetters = (text: string): string =>
  text.replaceAll(/^([ \t]*)(\p{Lu})[ \t]*\n(?!\2)(?=\p{Lu}{2,}(?:\s|$))/gmu, '$1$2');
