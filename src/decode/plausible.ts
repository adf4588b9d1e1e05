import { decodeAs } from './charset.ts';

/** Bytes that are looked at, from the first that is not ASCII. */
const SAMPLE = 64 * 1024;

/** Currency, marks and fractions of Latin-1 before an accented letter or each other: not in any language's words. */
const SIGNS =
  /[\u00a2-\u00a6\u00a8\u00a9\u00ac\u00ae\u00af\u00b1\u00b5\u00b6\u00b8\u00b9\u00bc-\u00be\u00d7\u00f7](?=[\u00a2-\u00a6\u00a8\u00a9\u00ac\u00ae\u00af\u00b1\u00b5\u00b6\u00b8\u00b9\u00bc-\u00be\u00c0-\u024f])/g;

/** The same inside a word: Central European letters read as windows-1252 (`og³osi³o`). Not `l·l`, `don´t`, `1ª`, `n°`. */
const SIGN_IN_WORD =
  /(?<=[A-Za-z\u00c0-\u024f])[\u00a1-\u00a7\u00a9\u00ac\u00ae\u00af\u00b1-\u00b3\u00b5\u00b6\u00b8\u00b9\u00bc-\u00bf\u00d7\u00f7](?=[a-z\u00df-\u024f])/g;

/** The part of the bytes that tells charsets apart: from the first byte that is not ASCII (or the one before, for UTF-16). */
export function telling(bytes: Uint8Array, size = SAMPLE): Uint8Array {
  const first = bytes.findIndex((byte) => byte > 0x7f) & ~1;
  return first < 0 ? bytes.subarray(0, 0) : bytes.subarray(first, first + size);
}

/**
 * Whether bytes read in a declared charset look like words. Servers and templates declare charsets that are not those of
 * the text; the wrong reading shows as broken sequences, as capitals inside words (KOI8-R as windows-1251), as
 * words of accented Latin letters alone (Cyrillic or Greek as windows-1252) or as signs between letters (GBK as windows-1252).
 */
export function isPlausible(bytes: Uint8Array, charset: string): boolean {
  const text = decodeAs(telling(bytes), charset);
  const foreign = count(text, /[^\0-\x7f]/g);
  if (foreign === 0) return true;
  const broken = count(text, /[\ufffd\ue000-\uf8ff\u0080-\u0084\u0086-\u0090\u0098-\u009f]/g);
  if (broken > 1 && broken * 50 > foreign) return false;
  const capitals = count(text, /\p{Ll}(?=[^\0-\x7f])\p{Lu}/gu);
  if (capitals > 2 && capitals * 20 > foreign) return false;
  const accented = total(text, /[\u00c0-\u024f]{4,}/g);
  if (accented > 8 && accented * 4 > foreign) return false;
  const signs = count(text, SIGNS);
  if (signs > 4 && signs * 10 > foreign) return false;
  const inside = count(text, SIGN_IN_WORD);
  return inside <= 2 || inside * 10 <= foreign;
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

const total = (text: string, pattern: RegExp): number => (text.match(pattern) ?? []).join('').length;
