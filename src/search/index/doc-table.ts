import { closeSync, fstatSync, openSync } from 'node:fs';
import { Column, Names, readWhole } from './column.ts';

/** What is known of a file whose text is in a segment. */
export interface DocMeta {
  /** From the archive's root, with `/`. */
  readonly path: string;
  readonly size: number;
  readonly mtimeMs: number;
  /** 0: the file was touched while it was read, look again. */
  readonly ctimeMs: number;
  /** CRC-32 of the text in the segment. */
  readonly crc: number;
  /** The text had no line feed at its end: one was added. */
  readonly addedLf: boolean;
  /** Where the text begins, in bytes and lines. */
  readonly offset: number;
  readonly line: number;
}

const MAGIC = 0x31304443; // "CD01"
/** Magic number, documents, blocks, length of the names, length of the text, size of the table, documents without a status. */
const HEAD = 32;

/** Where the columns of a table begin. */
function placesOf(documents: number, blocks: number) {
  const mtime = HEAD + documents * 8;
  const ctime = mtime + documents * 8;
  const crc = ctime + documents * 8;
  const offset = crc + documents * 4;
  const line = offset + documents * 4;
  const pathAt = line + documents * 4;
  const block = pathAt + (documents + 1) * 4;
  return { size: HEAD, mtime, ctime, crc, offset, line, pathAt, block, names: block + blocks * 4 };
}

/** The table of a segment as bytes: columns, so that what is needed of it is read without being parsed. */
export function encodeDocTable(docs: readonly DocMeta[], blocks: readonly number[], length: number): Buffer {
  const paths = docs.map(({ path }) => Buffer.from(path));
  const names = Buffer.concat(paths);
  const place = placesOf(docs.length, blocks.length);
  const buffer = Buffer.alloc(place.names + names.length);
  const unsettled = docs.filter(({ ctimeMs }) => ctimeMs === 0).length;
  const head = [MAGIC, docs.length, blocks.length, names.length, length, buffer.length, unsettled];
  head.forEach((word, at) => buffer.writeUInt32LE(word, at * 4));
  let at = 0;
  docs.forEach((doc, i) => {
    buffer.writeDoubleLE(doc.size, place.size + i * 8);
    buffer.writeDoubleLE(doc.mtimeMs, place.mtime + i * 8);
    buffer.writeDoubleLE(doc.ctimeMs, place.ctime + i * 8);
    buffer.writeUInt32LE(doc.crc, place.crc + i * 4);
    buffer.writeUInt32LE(doc.offset, place.offset + i * 4);
    buffer.writeUInt32LE(doc.addedLf ? doc.line + ADDED_LF : doc.line, place.line + i * 4);
    buffer.writeUInt32LE(at, place.pathAt + i * 4);
    at += paths[i]?.length ?? 0;
  });
  buffer.writeUInt32LE(at, place.pathAt + docs.length * 4);
  blocks.forEach((first, block) => buffer.writeUInt32LE(first, place.block + block * 4));
  names.copy(buffer, place.names);
  return buffer;
}

/** Added to the number of lines before a document. */
const ADDED_LF = 0x80000000;

/** A segment's table, open: of a rare word, a small part of it is read. */
export class DocTable {
  readonly count: number;
  /** Length of the segment's text. */
  readonly length: number;
  /** First document of each block, and the number of documents behind the last. */
  readonly blocks: ArrayLike<number>;
  readonly #fd: number;
  readonly #size: Column;
  readonly #mtime: Column;
  readonly #ctime: Column;
  readonly #crc: Column;
  readonly #offset: Column;
  readonly #line: Column;
  readonly #pathAt: Column;
  readonly #names: Names;
  readonly #unsettled: number;

  /** @throws Error for a file that is no table */
  constructor(path: string) {
    const fd = openSync(path, 'r');
    this.#fd = fd;
    try {
      const head = new Uint32Array(HEAD / 4);
      readWhole(fd, Buffer.from(head.buffer), 0);
      const [magic, n = 0, blocks = 0, names = 0, length = 0, size, unsettled = 0] = head;
      const place = placesOf(n, blocks);
      if (magic !== MAGIC || size !== fstatSync(fd).size || place.names + names !== size) throw new Error('bad table');
      this.count = n;
      this.length = length;
      this.#unsettled = unsettled;
      this.blocks = new Column(fd, place.block, 4, blocks).all();
      this.#size = new Column(fd, place.size, 8, n);
      this.#mtime = new Column(fd, place.mtime, 8, n);
      this.#ctime = new Column(fd, place.ctime, 8, n);
      this.#crc = new Column(fd, place.crc, 4, n);
      this.#offset = new Column(fd, place.offset, 4, n);
      this.#line = new Column(fd, place.line, 4, n);
      this.#pathAt = new Column(fd, place.pathAt, 4, n + 1);
      this.#names = new Names(fd, place.names, names);
    } catch (error) {
      closeSync(fd);
      throw error;
    }
  }

  close(): void {
    closeSync(this.#fd);
  }

  path(doc: number): string {
    return this.#names.name(this.#pathAt.at(doc), this.#pathAt.at(doc + 1));
  }

  /** Where a document's text begins; for `count`, where the last one's ends. */
  offset(doc: number): number {
    return doc >= this.count ? this.length : this.#offset.at(doc);
  }

  /** Lines of the segment before the document. */
  line(doc: number): number {
    return this.#line.at(doc) & 0x7fffffff;
  }

  addedLf(doc: number): boolean {
    return this.#line.at(doc) >= ADDED_LF;
  }

  crc(doc: number): number {
    return this.#crc.at(doc);
  }

  /** The status that the document's file had. */
  status(doc: number): Pick<DocMeta, 'size' | 'mtimeMs' | 'ctimeMs'> {
    return { size: this.#size.at(doc), mtimeMs: this.#mtime.at(doc), ctimeMs: this.#ctime.at(doc) };
  }

  /** Documents of which no status can be current. */
  *unsettled(): Generator<number> {
    if (this.#unsettled === 0) return;
    const ctime = this.#ctime.all();
    for (let doc = ctime.indexOf(0); doc >= 0; doc = ctime.indexOf(0, doc + 1)) yield doc;
  }

  /** Is the file, by its status, the one whose text is here? */
  isCurrent(doc: number, stat: { readonly size: number; readonly mtimeMs: number; readonly ctimeMs: number }): boolean {
    const { size, mtimeMs, ctimeMs } = this.status(doc);
    return size === stat.size && mtimeMs === stat.mtimeMs && ctimeMs === stat.ctimeMs;
  }

  /** The document that holds a byte of the segment; `near` is tried first. */
  docAt(offset: number, near: number): number {
    if (this.offset(near) <= offset && offset < this.offset(near + 1)) return near;
    let low = 0;
    let high = this.count - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.offset(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
