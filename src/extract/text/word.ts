const WORD = /[\p{L}\p{N}]+/gu;
const SPACELESS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** The words of a text in lower case; scripts without spaces give pairs of letters. */
export function wordsOf(text: string): string[] {
  return (text.toLowerCase().match(WORD) ?? []).flatMap((word) => {
    if (!SPACELESS.test(word) || word.length < 2) return [word];
    return Array.from({ length: word.length - 1 }, (_, i) => word.slice(i, i + 2));
  });
}

/** Letters and digits alone, so that two copies of a headline are equal whatever their case and quotes. */
export const squash = (text: string): string => (text.normalize('NFKC').toLowerCase().match(WORD) ?? []).join(' ');
