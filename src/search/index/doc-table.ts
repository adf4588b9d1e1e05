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
const FIXED = 8 + 8 + 8 + 4 + 4 + 4 + 4; // size, mtime, ctime, crc, offset with flag, line, path offset

/** The table of a segment as bytes: columns, so that it is read without being parsed. */
export function encodeDocTable(docs: readonly DocMeta[], blocks: readonly number[], length: number): Buffer {
  const paths = docs.map(({ path }) => Buffer.from(path));
  const n = docs.length;
  const names = Buffer.concat(paths);
  const buffer = Buffer.alloc(32 + n * FIXED + 4 + blocks.length * 4 + names.length);
  const head = new Uint32Array(buffer.buffer, buffer.byteOffset, 8);
  head.set([MAGIC, n, blocks.length, names.length, length, buffer.length]);
  const view = new DocColumns(buffer, n, blocks.length);
  let at = 0;
  docs.forEach((doc, i) => {
    view.size[i] = doc.size;
    view.mtime[i] = doc.mtimeMs;
    view.ctime[i] = doc.ctimeMs;
    view.crc[i] = doc.crc;
    view.offset[i] = doc.offset;
    view.line[i] = doc.addedLf ? doc.line | 0x80000000 : doc.line;
    view.pathAt[i] = at;
    at += paths[i]?.length ?? 0;
  });
  view.pathAt[n] = at;
  view.blocks.set(blocks);
  names.copy(buffer, buffer.length - names.length);
  return buffer;
}

class DocColumns {
  readonly size: Float64Array;
  readonly mtime: Float64Array;
  readonly ctime: Float64Array;
  readonly crc: Uint32Array;
  readonly offset: Uint32Array;
  readonly line: Uint32Array;
  readonly pathAt: Uint32Array;
  readonly blocks: Uint32Array;

  constructor(buffer: Buffer, n: number, blocks: number) {
    let at = buffer.byteOffset + 32;
    const floats = (): Float64Array => new Float64Array(buffer.buffer, (at += 8 * n) - 8 * n, n);
    const words = (count: number): Uint32Array => new Uint32Array(buffer.buffer, (at += 4 * count) - 4 * count, count);
    this.size = floats();
    this.mtime = floats();
    this.ctime = floats();
    this.crc = words(n);
    this.offset = words(n);
    this.line = words(n);
    this.pathAt = words(n + 1);
    this.blocks = words(blocks);
  }
}

/** A segment's table, read. */
export class DocTable {
  readonly count: number;
  /** Length of the segment's text. */
  readonly length: number;
  /** First document of each block, and the number of documents behind the last. */
  readonly blocks: Uint32Array;
  readonly #columns: DocColumns;
  readonly #names: Buffer;

  /** @throws Error for bytes that are no table */
  constructor(bytes: Buffer) {
    // Typed arrays need an aligned start.
    const buffer = bytes.byteOffset % 8 === 0 ? bytes : Buffer.from(new Uint8Array(bytes).buffer);
    if (buffer.length < 32) throw new Error('short table');
    const head = new Uint32Array(buffer.buffer, buffer.byteOffset, 8);
    const [magic, n = 0, blocks = 0, names = 0, length = 0, size] = head;
    if (magic !== MAGIC || size !== buffer.length || 36 + n * FIXED + blocks * 4 + names !== size)
      throw new Error('bad table');
    this.count = n;
    this.length = length;
    this.#columns = new DocColumns(buffer, n, blocks);
    this.blocks = this.#columns.blocks;
    this.#names = buffer.subarray(buffer.length - names);
  }

  path(doc: number): string {
    const { pathAt } = this.#columns;
    return this.#names.toString('utf8', pathAt[doc], pathAt[doc + 1]);
  }

  /** Where a document's text begins; for `count`, where the last one's ends. */
  offset(doc: number): number {
    return doc >= this.count ? this.length : (this.#columns.offset[doc] ?? 0);
  }

  /** Lines of the segment before the document. */
  line(doc: number): number {
    return (this.#columns.line[doc] ?? 0) & 0x7fffffff;
  }

  addedLf(doc: number): boolean {
    return (this.#columns.line[doc] ?? 0) >= 0x80000000;
  }

  crc(doc: number): number {
    return this.#columns.crc[doc] ?? 0;
  }

  /** The status that the document's file had. */
  status(doc: number): Pick<DocMeta, 'size' | 'mtimeMs' | 'ctimeMs'> {
    const { size, mtime, ctime } = this.#columns;
    return { size: size[doc] ?? 0, mtimeMs: mtime[doc] ?? 0, ctimeMs: ctime[doc] ?? 0 };
  }

  /** Documents of which no status can be current. */
  *unsettled(): Generator<number> {
    const { ctime } = this.#columns;
    for (let doc = ctime.indexOf(0); doc >= 0; doc = ctime.indexOf(0, doc + 1)) yield doc;
  }

  /** Is the file, by its status, the one whose text is here? */
  isCurrent(doc: number, stat: { readonly size: number; readonly mtimeMs: number; readonly ctimeMs: number }): boolean {
    const { size, mtime, ctime } = this.#columns;
    return size[doc] === stat.size && mtime[doc] === stat.mtimeMs && ctime[doc] === stat.ctimeMs;
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
