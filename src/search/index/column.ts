import { readSync } from 'node:fs';

/** After as many single reads as there are pieces of this size, all of a column is read: that takes no longer. */
const PIECE = 8192;

/** Numbers of one kind in an open file: a few are read one by one, of many all at once. */
export class Column {
  readonly #fd: number;
  readonly #at: number;
  readonly #width: 4 | 8;
  readonly #length: number;
  readonly #one: Buffer;
  #all: Float64Array | Uint32Array | undefined;
  #left: number;

  /** @param at where it begins in the file, in bytes @param width of a number: 4 is an integer, 8 a double */
  constructor(fd: number, at: number, width: 4 | 8, length: number) {
    this.#fd = fd;
    this.#at = at;
    this.#width = width;
    this.#length = length;
    this.#one = Buffer.alloc(width);
    this.#left = Math.ceil((length * width) / PIECE);
  }

  at(index: number): number {
    if (this.#all) return this.#all[index] ?? 0;
    if (this.#left-- <= 0) return this.all()[index] ?? 0;
    readWhole(this.#fd, this.#one, this.#at + index * this.#width);
    return this.#width === 8 ? this.#one.readDoubleLE(0) : this.#one.readUInt32LE(0);
  }

  all(): Float64Array | Uint32Array {
    if (this.#all) return this.#all;
    const all = this.#width === 8 ? new Float64Array(this.#length) : new Uint32Array(this.#length);
    readWhole(this.#fd, Buffer.from(all.buffer), this.#at);
    this.#all = all;
    return all;
  }
}

/** Names in an open file, by where they begin and end. */
export class Names {
  readonly #fd: number;
  readonly #at: number;
  readonly #length: number;
  #all: Buffer | undefined;
  #left: number;

  constructor(fd: number, at: number, length: number) {
    this.#fd = fd;
    this.#at = at;
    this.#length = length;
    this.#left = Math.ceil(length / PIECE);
  }

  name(start: number, end: number): string {
    if (!this.#all && this.#left-- > 0) {
      if (start > end || end > this.#length) throw new Error('bad table');
      const name = Buffer.allocUnsafe(end - start);
      readWhole(this.#fd, name, this.#at + start);
      return name.toString('utf8');
    }
    if (!this.#all) {
      this.#all = Buffer.allocUnsafe(this.#length);
      readWhole(this.#fd, this.#all, this.#at);
    }
    return this.#all.toString('utf8', start, end);
  }
}

/** @throws Error where the file is shorter */
export function readWhole(fd: number, into: Buffer, at: number): void {
  if (readSync(fd, into, 0, into.length, at) !== into.length) throw new Error('short table');
}
