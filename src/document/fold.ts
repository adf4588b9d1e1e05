/** Marks that spelling varies in: Latin, Greek and Cyrillic accents, Arabic vowels, Hebrew points. Vowel signs of other scripts are letters. Joiners are typed or not (Malayalam). */
const MARKS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u200c\u200d]/g;
const ASCII = /^[\x00-\x7f]*$/;

/** A word as it is compared: compatibility forms resolved, accents and case gone, the Turkish dotless i dotted. */
export function fold(word: string): string {
  // most of what is met
  if (ASCII.test(word)) return word.toLowerCase();
  return word.normalize('NFKD').toLowerCase().replace(MARKS, '').replaceAll('ı', 'i').normalize('NFC');
}
