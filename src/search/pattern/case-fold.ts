let orbits: ReadonlyMap<number, readonly number[]> | undefined;

/** All characters that equal `code` when case does not count (Unicode simple case folding), itself included. */
export function caseOrbit(code: number): readonly number[] {
  orbits ??= buildOrbits();
  return orbits.get(code) ?? [code];
}

/** Has the character more than one case? Cheap for ASCII, which most patterns are. */
export function isCased(code: number): boolean {
  if (code < 0x80) return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  return caseOrbit(code).length > 1;
}

/** Characters that no mapping to lower or upper case reaches, though they fold together. */
const UNREACHED: readonly (readonly [number, number])[] = [
  [0x1e9e, 0xdf],
  [0x3f4, 0x3b8],
  [0x2126, 0x3c9],
  [0x212a, 0x6b],
  [0x212b, 0xe5],
  [0x1fd3, 0x390],
  [0x1fe3, 0x3b0],
  [0xfb05, 0xfb06],
];

function buildOrbits(): ReadonlyMap<number, readonly number[]> {
  const groups = new Map<number, Set<number>>();
  const join = (a: number, b: number): void => {
    if (a === b || !foldsTogether(a, b)) return;
    const union = new Set([...(groups.get(a) ?? [a]), ...(groups.get(b) ?? [b])]);
    for (const code of union) groups.set(code, union);
  };
  for (let code = 65; code < 0x1e944; code++) {
    if (code === 0x3400) code = 0xa640; // no case in Han
    if (code === 0xac00) code = 0xff21; // nor in hangul, surrogates, private use
    const char = String.fromCodePoint(code);
    for (const other of [char.toLowerCase(), char.toUpperCase()]) {
      const to = other.codePointAt(0) ?? code;
      if (to !== code && String.fromCodePoint(to) === other) join(code, to);
    }
  }
  for (const [a, b] of UNREACHED) join(a, b);
  return new Map([...groups].map(([code, group]) => [code, [...group].toSorted((a, b) => a - b)] as const));
}

/** İ lower-cases to two characters, ı upper-cases to I, yet neither folds simply: the engine's own answer counts. */
function foldsTogether(a: number, b: number): boolean {
  return new RegExp(`^\\u{${a.toString(16)}}$`, 'iu').test(String.fromCodePoint(b));
}
