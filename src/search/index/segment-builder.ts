import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { encodeDocTable } from './doc-table.ts';
import type { DocMeta } from './doc-table.ts';
import { BUCKETS, markGrams } from './gram.ts';
import { encodePostings } from './postings.ts';

/** Text of a block of posting lists at least, in bytes. */
const BLOCK_BYTES = 16 * 1024;
const LF = Buffer.from('\n');

/** Writes one segment: text, tables, posting lists. */
export class SegmentBuilder {
  readonly name: string;
  length = 0;
  readonly #base: string;
  readonly #docs: DocMeta[] = [];
  readonly #blocks: number[] = [0];
  readonly #lists: Uint32Array[] = [];
  readonly #bits = new Uint32Array(BUCKETS / 32);
  #fd: number | undefined;
  #pending: Buffer[] = [];
  #pendingBytes = 0;
  #lines = 0;

  constructor(folder: string, name: string) {
    this.name = name;
    this.#base = join(folder, name);
  }

  add(path: string, text: Buffer, stat: Pick<DocMeta, 'size' | 'mtimeMs' | 'ctimeMs'>): void {
    const addedLf = text.length > 0 && text.at(-1) !== 10;
    const whole = addedLf ? Buffer.concat([text, LF]) : Buffer.from(text);
    this.#docs.push({ path, ...stat, crc: crc32(whole), addedLf, offset: this.length, line: this.#lines });
    for (let at = whole.indexOf(10); at >= 0; at = whole.indexOf(10, at + 1)) this.#lines++;
    this.length += whole.length;
    this.#pending.push(whole);
    this.#pendingBytes += whole.length;
    if (this.#pendingBytes >= BLOCK_BYTES) this.#closeBlock();
  }

  /** Writes what is left; false where the segment is empty. */
  finish(): boolean {
    if (this.#docs.length === 0) return false;
    if ((this.#blocks.at(-1) ?? 0) < this.#docs.length) this.#closeBlock();
    if (this.#fd !== undefined) closeSync(this.#fd);
    writeFileSync(`${this.#base}.doc`, encodeDocTable(this.#docs, this.#blocks, this.length));
    writeFileSync(`${this.#base}.grm`, encodePostings(this.#lists));
    return true;
  }

  #closeBlock(): void {
    const bytes = Buffer.concat(this.#pending);
    this.#pending = [];
    this.#pendingBytes = 0;
    this.#fd ??= openSync(`${this.#base}.txt`, 'w');
    for (let at = 0; at < bytes.length;) at += writeSync(this.#fd, bytes, at);
    this.#bits.fill(0);
    markGrams(bytes.toString('utf8'), this.#bits);
    this.#lists.push(setBits(this.#bits));
    this.#blocks.push(this.#docs.length);
  }
}

function setBits(bits: Uint32Array): Uint32Array {
  const found = new Uint32Array(BUCKETS);
  let count = 0;
  for (let at = 0; at < bits.length; at++)
    for (let rest = bits[at] ?? 0; rest !== 0; rest &= rest - 1)
      found[count++] = at * 32 + 31 - Math.clz32(rest & -rest);
  return found.slice(0, count);
}
