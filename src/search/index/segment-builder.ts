import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { encodeDocTable } from './doc-table.ts';
import type { DocMeta } from './doc-table.ts';
import { GramSet } from './gram.ts';
import { PostingsBuilder } from './postings-builder.ts';

/** Text of a block of posting lists at least, in bytes. */
const BLOCK_BYTES = 16 * 1024;
const LF = 10;

/** Writes one segment: text, tables, posting lists. */
export class SegmentBuilder {
  readonly name: string;
  length = 0;
  readonly #base: string;
  readonly #docs: DocMeta[] = [];
  readonly #blocks: number[] = [0];
  readonly #grams: GramSet;
  readonly #postings = new PostingsBuilder();
  #fd: number | undefined;
  #block = Buffer.allocUnsafe(4 * BLOCK_BYTES);
  #filled = 0;
  #lines = 0;

  /** @param grams may be shared by segments */
  constructor(folder: string, name: string, grams = new GramSet()) {
    this.name = name;
    this.#grams = grams;
    this.#base = join(folder, name);
  }

  add(path: string, text: Buffer, stat: Pick<DocMeta, 'size' | 'mtimeMs' | 'ctimeMs'>): void {
    const addedLf = text.length > 0 && text.at(-1) !== LF;
    const whole = this.#append(text, addedLf);
    this.#docs.push({ path, ...stat, crc: crc32(whole), addedLf, offset: this.length, line: this.#lines });
    for (let at = whole.indexOf(LF); at >= 0; at = whole.indexOf(LF, at + 1)) this.#lines++;
    this.length += whole.length;
    if (this.#filled >= BLOCK_BYTES) this.#closeBlock();
  }

  /** Writes what is left; false where the segment is empty. */
  finish(): boolean {
    if (this.#docs.length === 0) return false;
    if ((this.#blocks.at(-1) ?? 0) < this.#docs.length) this.#closeBlock();
    if (this.#fd !== undefined) closeSync(this.#fd);
    writeFileSync(`${this.#base}.doc`, encodeDocTable(this.#docs, this.#blocks, this.length));
    writeFileSync(`${this.#base}.grm`, this.#postings.encode());
    return true;
  }

  /** Puts a text into the block, and gives it as it stands there. */
  #append(text: Buffer, addLf: boolean): Buffer {
    const start = this.#filled;
    const end = start + text.length + (addLf ? 1 : 0);
    if (end > this.#block.length) {
      const larger = Buffer.allocUnsafe(end * 2);
      this.#block.copy(larger, 0, 0, start);
      this.#block = larger;
    }
    text.copy(this.#block, start);
    if (addLf) this.#block[end - 1] = LF;
    this.#filled = end;
    return this.#block.subarray(start, end);
  }

  #closeBlock(): void {
    const bytes = this.#block.subarray(0, this.#filled);
    this.#filled = 0;
    this.#fd ??= openSync(`${this.#base}.txt`, 'w');
    for (let at = 0; at < bytes.length;) at += writeSync(this.#fd, bytes, at);
    this.#postings.add(this.#grams.of(bytes.toString('utf8')));
    this.#blocks.push(this.#docs.length);
  }
}
