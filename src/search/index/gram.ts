import { caseOrbit } from '../pattern/case-fold.ts';

/**
 * The grams that posting lists are kept for. Alphabetic scripts: three letters and a 3-bit class of the fourth (plain
 * trigrams choose 41 % of the blocks for a rare English word, these 3 %). Han, kana and hangul: single characters and pairs,
 * because their words have one or two. Letters are folded, so that one index serves both settings of case.
 */
const BUCKET_BITS = 18;
export const BUCKETS = 1 << BUCKET_BITS;
const SHIFT = 32 - BUCKET_BITS;
const CLASSES = 8;
const LF = 10;

/** The representative of a UTF-16 unit among all cases of its letter; all low surrogates are one. */
function foldUnit(unit: number): number {
  if (unit < 0x80) return unit >= 97 && unit <= 122 ? unit - 32 : unit;
  if (unit >= 0xd800 && unit <= 0xdfff) return unit >= 0xdc00 ? 0xdc00 : unit;
  return caseOrbit(unit)[0] ?? unit;
}

export function foldText(text: string): string {
  let folded = '';
  for (let i = 0; i < text.length; i++) folded += String.fromCharCode(foldUnit(text.charCodeAt(i)));
  return folded;
}

/** Scripts whose words are a character or two; high surrogates of supplementary Han among them. */
function isIdeographic(unit: number): boolean {
  if (unit < 0x3005) return false;
  return (
    unit <= 0x3007 ||
    (unit >= 0x3041 && unit <= 0x30ff) ||
    (unit >= 0x3105 && unit <= 0x312f) ||
    (unit >= 0x31a0 && unit <= 0x31bf) ||
    (unit >= 0x31f0 && unit <= 0x31ff) ||
    (unit >= 0x3400 && unit <= 0x4dbf) ||
    (unit >= 0x4e00 && unit <= 0x9fff) ||
    (unit >= 0xac00 && unit <= 0xd7a3) ||
    (unit >= 0xd840 && unit <= 0xd888) ||
    (unit >= 0xf900 && unit <= 0xfaff) ||
    (unit >= 0xff66 && unit <= 0xff9f)
  );
}

const GOLDEN = 0x9e3779b1;
const one = (x: number): number => Math.imul(Math.imul(x + 0x1234, 0x85ebca6b) ^ 0x5bd1e995, GOLDEN) >>> SHIFT;
const two = (x: number, y: number): number =>
  Math.imul(Math.imul(x, 0x85ebca6b) ^ Math.imul(y + 0x777, 0xc2b2ae35), GOLDEN) >>> SHIFT;
const classOf = (unit: number): number => Math.imul(unit, GOLDEN) >>> 29;
const three = (x: number, y: number, z: number, next: number): number =>
  Math.imul(
    Math.imul(Math.imul(Math.imul(x, 0x85ebca6b) ^ y, 0xc2b2ae35) ^ z, 0x27d4eb2f) ^
      Math.imul(next + 1, 0x165667b1) ^
      (x << 9),
    GOLDEN,
  ) >>> SHIFT;

/** Buckets that a text which holds `folded` has: all of `every`, and at least one of `some` where there are any. */
export function gramsOf(folded: string): { every: number[]; some: number[] } {
  const every = new Set<number>();
  const n = folded.length;
  for (let i = 0; i < n; i++) {
    const x = folded.charCodeAt(i);
    if (isIdeographic(x)) {
      every.add(one(x));
      if (i + 1 < n) every.add(two(x, folded.charCodeAt(i + 1)));
    } else if (i + 3 < n) {
      every.add(three(x, folded.charCodeAt(i + 1), folded.charCodeAt(i + 2), classOf(folded.charCodeAt(i + 3))));
    }
  }
  if (n < 3 || isIdeographic(folded.charCodeAt(n - 3))) return { every: [...every], some: [] };
  const [x, y, z] = [folded.charCodeAt(n - 3), folded.charCodeAt(n - 2), folded.charCodeAt(n - 1)];
  return { every: [...every], some: Array.from({ length: CLASSES }, (_, next) => three(x, y, z, next)) };
}

let tables: { readonly fold: Uint16Array; readonly ideographic: Uint8Array; readonly classes: Uint8Array } | undefined;

function buildTables(): NonNullable<typeof tables> {
  const fold = new Uint16Array(65536);
  const ideographic = new Uint8Array(65536);
  const classes = new Uint8Array(65536);
  for (let unit = 0; unit < 65536; unit++) {
    fold[unit] = foldUnit(unit);
    ideographic[unit] = isIdeographic(unit) ? 1 : 0;
    classes[unit] = classOf(unit);
  }
  return { fold, ideographic, classes };
}

/** Sets the bits of all grams of a text; none crosses a line feed. */
export function markGrams(text: string, bits: Uint32Array): void {
  tables ??= buildTables();
  const { fold, ideographic, classes } = tables;
  let x = LF;
  let y = LF;
  let z = LF;
  for (let i = 0; i < text.length + 3; i++) {
    const w = i < text.length ? (fold[text.charCodeAt(i)] ?? LF) : LF;
    if (x !== LF) {
      if (ideographic[x]) {
        mark(bits, one(x));
        if (y !== LF) mark(bits, two(x, y));
      } else if (y !== LF && z !== LF) {
        mark(bits, three(x, y, z, classes[w] ?? 0));
      }
    }
    x = y;
    y = z;
    z = w;
  }
}

function mark(bits: Uint32Array, bucket: number): void {
  const word = bucket >>> 5;
  bits[word] = (bits[word] ?? 0) | (1 << (bucket & 31));
}
