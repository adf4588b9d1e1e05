/** Writing systems that tell languages apart. */
export type Script =
  | 'latin'
  | 'cyrillic'
  | 'arabic'
  | 'han'
  | 'kana'
  | 'hangul'
  | 'greek'
  | 'hebrew'
  | 'thai'
  | 'devanagari'
  | 'armenian'
  | 'georgian'
  | 'bengali'
  | 'tamil'
  | 'telugu'
  | 'kannada'
  | 'malayalam'
  | 'gujarati'
  | 'gurmukhi'
  | 'sinhala'
  | 'khmer'
  | 'lao'
  | 'burmese'
  | 'ethiopic'
  | 'tibetan';

const PATTERNS: readonly [script: Script, pattern: RegExp][] = [
  ['latin', /\p{Script=Latin}/gu],
  ['cyrillic', /\p{Script=Cyrillic}/gu],
  ['arabic', /\p{Script=Arabic}/gu],
  ['han', /\p{Script=Han}/gu],
  ['kana', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['hangul', /\p{Script=Hangul}/gu],
  ['greek', /\p{Script=Greek}/gu],
  ['hebrew', /\p{Script=Hebrew}/gu],
  ['thai', /\p{Script=Thai}/gu],
  ['devanagari', /\p{Script=Devanagari}/gu],
  ['armenian', /\p{Script=Armenian}/gu],
  ['georgian', /\p{Script=Georgian}/gu],
  ['bengali', /\p{Script=Bengali}/gu],
  ['tamil', /\p{Script=Tamil}/gu],
  ['telugu', /\p{Script=Telugu}/gu],
  ['kannada', /\p{Script=Kannada}/gu],
  ['malayalam', /\p{Script=Malayalam}/gu],
  ['gujarati', /\p{Script=Gujarati}/gu],
  ['gurmukhi', /\p{Script=Gurmukhi}/gu],
  ['sinhala', /\p{Script=Sinhala}/gu],
  ['khmer', /\p{Script=Khmer}/gu],
  ['lao', /\p{Script=Lao}/gu],
  ['burmese', /\p{Script=Myanmar}/gu],
  ['ethiopic', /\p{Script=Ethiopic}/gu],
  ['tibetan', /\p{Script=Tibetan}/gu],
];

const FOREIGN = /[^\0-\x7f]/;

/** A letter of these stands for a syllable or a word, so it weighs more than one of an alphabet. */
const DENSE: ReadonlySet<Script> = new Set(['han', 'kana', 'hangul']);

/**
 * The script that a text is mostly in; Han and kana together are `kana` (Japanese) where kana are more than a twentieth of
 * both. Undefined for a text without letters.
 */
export function mainScript(text: string): Script | undefined {
  if (!FOREIGN.test(text)) return /[A-Za-z]/.test(text) ? 'latin' : undefined;
  const counts = new Map<Script, number>();
  // ASCII holds Latin letters and nothing else: only what is left of the text needs the look at every script.
  const rest = text.replaceAll(/[\0-\x7f]+/g, ' ');
  const ascii = text.match(/[A-Za-z]+/g)?.reduce((sum, run) => sum + run.length, 0) ?? 0;
  for (const [script, pattern] of rest.trim() === '' ? PATTERNS.slice(0, 1) : PATTERNS) {
    const count = (script === 'latin' ? ascii : 0) + (rest.match(pattern)?.length ?? 0);
    if (count > 0) counts.set(script, count * (DENSE.has(script) ? 2.5 : 1));
  }
  const han = counts.get('han') ?? 0;
  const kana = counts.get('kana') ?? 0;
  if (han + kana > 0) {
    counts.delete(kana * 20 > han + kana ? 'han' : 'kana');
    counts.set(kana * 20 > han + kana ? 'kana' : 'han', han + kana);
  }
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0];
}
