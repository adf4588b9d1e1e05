import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { DocTable } from './doc-table.ts';
import type { Formula } from './formula.ts';
import { Postings } from './postings.ts';

/** A sealed part of the index: text of many files in one, their table, their posting lists. */
export class Segment {
  /** Path of the text. */
  readonly file: string;
  readonly docs: DocTable;
  readonly #postings: Postings;
  /** The text, open. */
  readonly fd: number;

  /** @throws Error for files that are missing or do not belong together */
  constructor(folder: string, name: string) {
    this.file = join(folder, `${name}.txt`);
    this.docs = new DocTable(join(folder, `${name}.doc`));
    const opened: { close(): void }[] = [this.docs];
    try {
      this.#postings = new Postings(join(folder, `${name}.grm`));
      opened.push(this.#postings);
      this.fd = openSync(this.file, 'r');
    } catch (error) {
      opened.forEach((part) => part.close());
      throw error;
    }
    if (fstatSync(this.fd).size !== this.docs.length || this.#postings.blocks !== this.docs.blocks.length - 1) {
      this.close();
      throw new Error('bad segment');
    }
  }

  /** Runs of documents that may match, as [first, behind the last]. */
  candidates(formula: Formula): [number, number][] {
    const bits = this.#postings.candidates(formula);
    const runs: [number, number][] = [];
    const { blocks } = this.docs;
    for (let block = 0; block + 1 < blocks.length; block++) {
      if (((bits[block >> 3] ?? 0) & (1 << (block & 7))) === 0) continue;
      const first = blocks[block] ?? 0;
      const end = blocks[block + 1] ?? first;
      const last = runs.at(-1);
      if (last && last[1] === first && this.docs.offset(end) - this.docs.offset(last[0]) < RUN_BYTES) last[1] = end;
      else runs.push([first, end]);
    }
    return runs;
  }

  /** The text of a run of documents. */
  read(first: number, end: number): Buffer {
    const from = this.docs.offset(first);
    const bytes = Buffer.allocUnsafe(this.docs.offset(end) - from);
    readSync(this.fd, bytes, 0, bytes.length, from);
    return bytes;
  }

  /** The text of a document as it was given. */
  text(doc: number): Buffer {
    const bytes = this.read(doc, doc + 1);
    return this.docs.addedLf(doc) ? bytes.subarray(0, -1) : bytes;
  }

  close(): void {
    closeSync(this.fd);
    this.#postings.close();
    this.docs.close();
  }
}

/** Runs are read in pieces of this size. */
const RUN_BYTES = 1024 * 1024;
