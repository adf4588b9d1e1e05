import { wordRuns } from '../../document/alphabet.ts';

const FOREIGN = /[^\0-\x7f]/;
const SPACELESS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** The words of a text in lower case; scripts without spaces give pairs of letters. */
export function wordsOf(text: string): readonly string[] {
  const words = wordRuns(text);
  if (!SPACELESS.test(text)) return words;
  return words.flatMap((word) => {
    if (!SPACELESS.test(word) || word.length < 2) return [word];
    return Array.from({ length: word.length - 1 }, (_, i) => word.slice(i, i + 2));
  });
}

/** Letters and digits alone, so that two copies of a headline are equal whatever their case and quotes. */
export const squash = (text: string): string => wordRuns(FOREIGN.test(text) ? text.normalize('NFKC') : text).join(' ');
