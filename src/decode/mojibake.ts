import { replaceSliced } from './replace-sliced.ts';
import { byteOf } from './windows-1252.ts';

/** Windows-1252's characters of the bytes 80-BF, which continue a UTF-8 sequence, and their C1 controls. */
const TAIL =
  '\\u0080-\\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178';
/**
 * What has no other meaning: general punctuation (`â€™`) and emoji (`ðŸ˜€`); two East Asian characters or three others in a
 * row. A single one does: `é »` is French before a quotation mark, `ß` with a soft hyphen German.
 */
const CERTAIN = `\u00e2[\u20ac\u0080\u201a\u0082\u201e\u0084][${TAIL}]|\u00f0[\u0178\u009f][${TAIL}]{2}|(?:[\u00e0-\u00ef][${TAIL}]{2}){2,1000}|(?:[\u00c2-\u00df][${TAIL}]){3,1000}`;
/** Accented Latin letters: `Ã©`. */
const PAIR = `[\u00c2-\u00c5][${TAIL}]`;
/** The leads of such pairs before a letter: real words, such as NÃO or PÂTE. */
const REAL_WORD = /[\u00c2-\u00c5][A-Za-z\u00c6-\u00ff]/;
const ALL = new RegExp(`${CERTAIN}|${PAIR}`, 'g');
const ONLY_CERTAIN = new RegExp(CERTAIN, 'g');
const STRICT = new TextDecoder('utf-8', { fatal: true });
/** Text may have been misread more than once. */
const ROUNDS = 3;

/**
 * Undoes UTF-8 that was read as windows-1252 and saved (`donâ€™t`, `cafÃ©`). Pairs, which may be meant (`Â«`), are undone
 * when there are several and none of their leads stands in a word.
 */
export function repairMojibake(text: string): { readonly text: string; readonly repaired: number } {
  let [result, repaired] = [text, 0];
  for (let round = 0; round < ROUNDS; round++) {
    const before = repaired;
    result = replaceSliced(result, isSeveral(result) ? ALL : ONLY_CERTAIN, (sequence) => {
      const character = undone(sequence);
      repaired += character?.length ?? 0;
      return character ?? sequence;
    });
    if (repaired === before) break;
  }
  return { text: result, repaired };
}

function isSeveral(text: string): boolean {
  ALL.lastIndex = 0;
  return ALL.test(text) && ALL.test(text) && !REAL_WORD.test(text);
}

function undone(sequence: string): string | undefined {
  const bytes = Uint8Array.from(sequence, (character) => byteOf(character) ?? 0);
  try {
    return STRICT.decode(bytes);
  } catch {
    return undefined;
  }
}
