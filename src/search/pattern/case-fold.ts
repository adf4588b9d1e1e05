const orbits = new Map<number, readonly number[]>();
let cased: string | undefined;

/** All characters that equal `code` when case does not count (Unicode simple case folding), itself included. */
export function caseOrbit(code: number): readonly number[] {
  return isCaseless(code) ? [code] : (orbits.get(code) ?? findOrbit(code));
}

/** Has the character more than one case? Cheap for ASCII, which most patterns are. */
export function isCased(code: number): boolean {
  if (code < 0x80) return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  return caseOrbit(code).length > 1;
}

/** Han and Yi, hangul, surrogates and private use: the most of what a table of all units asks for. */
const isCaseless = (code: number): boolean => (code >= 0x3400 && code < 0xa640) || (code >= 0xac00 && code < 0xfb00);

/** İ lower-cases to two characters, ı upper-cases to I, yet neither folds simply: the engine's own answer counts. */
function findOrbit(code: number): readonly number[] {
  if (!/^\p{Changes_When_Casemapped}$/u.test(String.fromCodePoint(code))) return [code];
  cased ??= casedCharacters();
  const same = cased.match(new RegExp(`\\u{${code.toString(16)}}`, 'giu')) ?? [];
  const orbit = Array.from(same, (character) => character.codePointAt(0) ?? code);
  for (const member of orbit) orbits.set(member, orbit);
  return orbit;
}

/**
 * The characters that have a case, some 2,900, in order, by way of UTF-16. To look for the cases of each one beforehand took
 * 60 ms of the start of every search for a word that is not ASCII.
 */
function casedCharacters(): string {
  const units = new Uint16Array(200_000);
  let length = 0;
  for (let code = 65; code < 0x1e944; code++) {
    if (isCaseless(code)) continue;
    if (code < 0x10000) units[length++] = code;
    else {
      units[length++] = 0xd7c0 + (code >> 10);
      units[length++] = 0xdc00 + (code & 0x3ff);
    }
  }
  const all = Buffer.from(units.buffer, 0, length * 2).toString('utf16le');
  return (all.match(/\p{Changes_When_Casemapped}+/gu) ?? []).join('');
}
