const WORD = /[\p{L}\p{N}]+/gu;
const ASCII_WORD = /[a-z0-9]+/g;
const FOREIGN = /[^\0-\x7f]/;
const SPACELESS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Letters and digits in a row; the pattern of ASCII alone takes a third of the time of the general one. */
const runsOf = (lower: string): readonly string[] => lower.match(FOREIGN.test(lower) ? WORD : ASCII_WORD) ?? [];

/** The words of a text in lower case; scripts without spaces give pairs of letters. */
export function wordsOf(text: string): readonly string[] {
  const words = runsOf(text.toLowerCase());
  if (!SPACELESS.test(text)) return words;
  return words.flatMap((word) => {
    if (!SPACELESS.test(word) || word.length < 2) return [word];
    return Array.from({ length: word.length - 1 }, (_, i) => word.slice(i, i + 2));
  });
}

/** Letters and digits alone, so that two copies of a headline are equal whatever their case and quotes. */
export const squash = (text: string): string =>
  runsOf((FOREIGN.test(text) ? text.normalize('NFKC') : text).toLowerCase()).join(' ');
