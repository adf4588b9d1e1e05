import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { BUCKETS } from './gram.ts';
import type { Formula } from './formula.ts';

/** Magic number, blocks, buckets, size; then where each bucket's list begins. */
export const POSTINGS_MAGIC = 0x31304743; // "CG01"
export const POSTINGS_HEAD = 16;

/** The posting lists of a segment; only the lists asked for are read. */
export class Postings {
  readonly blocks: number;
  readonly #fd: number;
  readonly #pair = Buffer.alloc(8);

  /** @throws Error for a file that holds no posting lists */
  constructor(path: string) {
    this.#fd = openSync(path, 'r');
    const head = Buffer.alloc(POSTINGS_HEAD);
    readSync(this.#fd, head, 0, POSTINGS_HEAD, 0);
    if (
      head.readUInt32LE(0) !== POSTINGS_MAGIC ||
      head.readUInt32LE(8) !== BUCKETS ||
      head.readUInt32LE(12) !== statSync(path).size
    ) {
      closeSync(this.#fd);
      throw new Error('bad postings');
    }
    this.blocks = head.readUInt32LE(4);
  }

  /** The blocks that may hold a match, one bit each. */
  candidates(formula: Formula): Uint8Array {
    switch (formula.type) {
      case 'any':
        return this.#all();
      case 'grams':
        return this.#grams(formula.every, formula.some);
      case 'and':
        return formula.parts.map((part) => this.candidates(part)).reduce(intersect);
      default:
        return formula.parts.map((part) => this.candidates(part)).reduce(unite, this.#none());
    }
  }

  close(): void {
    closeSync(this.#fd);
  }

  #none(): Uint8Array {
    return new Uint8Array((this.blocks + 7) >> 3);
  }

  #all(): Uint8Array {
    const bits = this.#none().fill(255);
    const rest = this.blocks & 7;
    if (rest !== 0 && bits.length > 0) bits[bits.length - 1] = (1 << rest) - 1;
    return bits;
  }

  /** Shortest lists first; when next to nothing is left the others are not read. */
  #grams(every: readonly number[], some: readonly number[]): Uint8Array {
    let bits = some.length > 0 ? some.map((bucket) => this.#list(this.#range(bucket))).reduce(unite) : this.#all();
    const ranges = every.map((bucket) => this.#range(bucket)).toSorted((a, b) => a.length - b.length);
    for (const range of ranges) {
      bits = intersect(bits, this.#list(range));
      if (popCount(bits) <= 1) break;
    }
    return bits;
  }

  #range(bucket: number): { at: number; length: number } {
    readSync(this.#fd, this.#pair, 0, 8, POSTINGS_HEAD + bucket * 4);
    const at = this.#pair.readUInt32LE(0);
    return { at, length: this.#pair.readUInt32LE(4) - at };
  }

  #list({ at, length }: { at: number; length: number }): Uint8Array {
    const bits = this.#none();
    if (length <= 0) return bits;
    const bytes = Buffer.alloc(Math.min(length, bits.length));
    readSync(this.#fd, bytes, 0, bytes.length, at);
    if (length >= bits.length) return bytes;
    let block = -1;
    for (let i = 0; i < length; i++) {
      const byte = bytes[i] ?? 0;
      block += 1 + (byte < 128 ? byte : (byte & 127) | ((bytes[++i] ?? 0) << 7));
      bits[block >> 3] = (bits[block >> 3] ?? 0) | (1 << (block & 7));
    }
    return bits;
  }
}

function intersect(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((byte, i) => byte & (b[i] ?? 0));
}

function unite(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((byte, i) => byte | (b[i] ?? 0));
}

/** How many bits are set. */
function popCount(bits: Uint8Array): number {
  let count = 0;
  for (const byte of bits) for (let rest = byte; rest !== 0; rest &= rest - 1) count++;
  return count;
}
