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

/** By UTF-16 unit: the folded one; above its 16 bits the class, and a mark for ideographs. */
const CLASS_AT = 16;
const IDEOGRAPHIC = CLASSES << CLASS_AT;
const ALL_CLASSES = CLASSES - 1;

/** Of the units that were met; else 0. To find those of all takes 80 ms, a sixth of what 500 new entries do. */
const units = new Uint32Array(65536);

function enter(unit: number): void {
  const folded = foldUnit(unit);
  units[unit] = folded | (classOf(folded) << CLASS_AT) | (isIdeographic(folded) ? IDEOGRAPHIC : 0);
}

/** The buckets of a text: each once, in no order. */
export class GramSet {
  /** One bit a bucket: 32 kB, which stay in the nearest cache; a byte a bucket took a third longer. */
  readonly #seen = new Uint32Array(BUCKETS / 32);
  readonly #found = new Uint32Array(BUCKETS + 1);

  /** The buckets of a text, valid until the next call; no gram crosses a line feed. */
  of(text: string): Uint32Array {
    this.#seen.fill(0);
    return this.#found.subarray(0, mark(text, units, this.#seen, this.#found));
  }
}

function mark(text: string, units: Uint32Array, seen: Uint32Array, found: Uint32Array): number {
  let count = 0;
  enter(LF);
  const end = units[LF] ?? LF;
  let [x, y, z] = [end, end, end]; // the units before the last one, each with its class
  let feed = -1; // where the last line feed before the last unit stands
  for (let i = 0; i < text.length + 3; i++) {
    const unit = i < text.length ? text.charCodeAt(i) : LF;
    let w = units[unit] ?? end;
    if (w === 0) {
      enter(unit);
      w = units[unit] ?? end; // read anew: as a result of the call it would no longer be an integer to the compiler
    }
    if (x >= IDEOGRAPHIC) {
      count = put(one(x & 0xffff), seen, found, count);
      if ((y & 0xffff) !== LF) count = put(two(x & 0xffff, y & 0xffff), seen, found, count);
    } else if (i - feed > 3) {
      const bucket = three(x & 0xffff, y & 0xffff, z & 0xffff, (w >>> CLASS_AT) & ALL_CLASSES);
      count = put(bucket, seen, found, count);
    }
    x = y;
    y = z;
    z = w;
    if ((w & 0xffff) === LF) feed = i;
  }
  return count;
}

/** Without a branch, which could not be foreseen: that took a quarter longer. */
function put(bucket: number, seen: Uint32Array, found: Uint32Array, count: number): number {
  const word = seen[bucket >>> 5] ?? 0;
  seen[bucket >>> 5] = word | (1 << (bucket & 31));
  found[count] = bucket;
  return count + 1 - ((word >>> (bucket & 31)) & 1);
}
