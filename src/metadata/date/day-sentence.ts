interface Span {
  readonly start: number;
  readonly end: number;
}

const SMALL = /(?<!\p{L})\p{Ll}[\p{Ll}\p{M}'’]+/gu;
const WORD = /[\p{L}\p{M}]{2,}/gu;
const HAN_AND_KANA = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
/** Words of a sentence in scripts without small letters, and letters where words are not parted. */
const MIN_WORDS = 5;
const MIN_HAN = 12;

/**
 * Whether a short text tells of a day ("The quay was built on 3 May 1911.") rather than gives it ("Done at Skarvik, 3 May 2021."):
 * it closes with a full stop and has a verb and its noun, as far as small words show.
 */
export function tellsOfDay(text: string, { start, end }: Span): boolean {
  if (!/[.!?。！？؟۔।]["”»)]?\s*$/u.test(text)) return false;
  const rest = `${text.slice(0, start)} ${text.slice(end)}`;
  const han = rest.match(HAN_AND_KANA)?.length ?? 0;
  if (han > 0) return han >= MIN_HAN;
  const small = rest.match(SMALL) ?? [];
  if (small.length === 0) return !/\p{Lu}/u.test(rest) && (rest.match(WORD)?.length ?? 0) >= MIN_WORDS;
  return small.length >= 3 || (small.length === 2 && small.some((word) => word.length >= 5));
}
