import { BUCKETS } from './gram.ts';
import { POSTINGS_HEAD, POSTINGS_MAGIC } from './postings.ts';

const TABLE = (BUCKETS + 1) * 4;
/** Buckets are gathered in groups of so many: what one group needs while it is turned over stays in the near cache. */
const GROUP_BITS = 12;
const GROUP = 1 << GROUP_BITS;
/** Stands in the list of a group where a block ends. */
const BLOCK_END = 0xffff;
const CHUNK = 4096;

/** A list that grows: in pieces, so that next to nothing is copied or left empty. */
class Uint16List {
  readonly pieces: Uint16Array[] = [];
  #last = new Uint16Array(0);
  #length = 0; // of the last piece

  push(value: number): void {
    if (this.#length === this.#last.length) {
      this.#last = new Uint16Array(CHUNK);
      this.pieces.push(this.#last);
      this.#length = 0;
    }
    this.#last[this.#length++] = value;
  }

  /** What is not filled of the last piece holds zeros: the list ends with the last block. */
  get lastLength(): number {
    return this.#length;
  }
}

/** Gathers the buckets of one block after the other and turns them into posting lists. */
export class PostingsBuilder {
  readonly #groups = Array.from({ length: BUCKETS >> GROUP_BITS }, () => new Uint16List());
  #blocks = 0;
  #postings = 0;

  /** @param buckets of the next block, each once, in any order */
  add(buckets: Uint32Array): void {
    // By index: `of` takes a third longer on so many.
    for (let i = 0; i < buckets.length; i++) {
      const bucket = buckets[i] ?? 0;
      this.#groups[bucket >>> GROUP_BITS]?.push(bucket & (GROUP - 1));
    }
    for (const group of this.#groups) group.push(BLOCK_END);
    this.#blocks++;
    this.#postings += buckets.length;
  }

  /** For each bucket the blocks that have it, as gaps of one or two bytes, or as a bitmap where that is shorter. */
  encode(): Buffer {
    const out = Buffer.alloc(POSTINGS_HEAD + TABLE + this.#postings * 2 + 8);
    const offsets = new Uint32Array(out.buffer, out.byteOffset + POSTINGS_HEAD, BUCKETS + 1);
    const bitmap = (this.#blocks + 7) >> 3;
    let at = POSTINGS_HEAD + TABLE;
    for (const [number, group] of this.#groups.entries()) {
      const { starts, blocks } = turnOver(group);
      for (let low = 0; low < GROUP; low++) {
        offsets[(number << GROUP_BITS) + low] = at;
        at = encodeList(out, at, blocks, starts[low] ?? 0, starts[low + 1] ?? 0, bitmap);
      }
    }
    offsets[BUCKETS] = at;
    new Uint32Array(out.buffer, out.byteOffset, 4).set([POSTINGS_MAGIC, this.#blocks, BUCKETS, at]);
    return out.subarray(0, at);
  }
}

/** From the buckets of each block to the blocks of each bucket: those of bucket `n` stand from `starts[n]` on. */
function turnOver({ pieces, lastLength }: Uint16List): { starts: Uint32Array; blocks: Uint16Array } {
  const lengthOf = (at: number): number => (at + 1 < pieces.length ? CHUNK : lastLength);
  const starts = new Uint32Array(GROUP + 1);
  for (const [at, piece] of pieces.entries()) {
    const length = lengthOf(at);
    for (let i = 0; i < length; i++) {
      const low = piece[i] ?? BLOCK_END;
      if (low !== BLOCK_END) starts[low + 1] = (starts[low + 1] ?? 0) + 1;
    }
  }
  for (let low = 0; low < GROUP; low++) starts[low + 1] = (starts[low + 1] ?? 0) + (starts[low] ?? 0);
  const blocks = new Uint16Array(starts[GROUP] ?? 0);
  const next = starts.slice();
  let block = 0;
  for (const [at, piece] of pieces.entries()) {
    const length = lengthOf(at);
    for (let i = 0; i < length; i++) {
      const low = piece[i] ?? BLOCK_END;
      if (low === BLOCK_END) {
        block++;
        continue;
      }
      const place = next[low] ?? 0;
      blocks[place] = block;
      next[low] = place + 1;
    }
  }
  return { starts, blocks };
}

function encodeList(
  out: Buffer,
  start: number,
  blocks: Uint16Array,
  first: number,
  end: number,
  bitmap: number,
): number {
  if (end - first >= bitmap) return encodeBitmap(out, start, blocks, first, end, bitmap);
  let at = start;
  let last = -1;
  for (let i = first; i < end; i++) {
    const block = blocks[i] ?? 0;
    const gap = block - last - 1;
    if (at - start + (gap < 128 ? 1 : 2) >= bitmap) return encodeBitmap(out, start, blocks, first, end, bitmap);
    if (gap < 128) out[at++] = gap;
    else {
      out[at++] = 128 | (gap & 127);
      out[at++] = gap >> 7;
    }
    last = block;
  }
  return at;
}

function encodeBitmap(
  out: Buffer,
  start: number,
  blocks: Uint16Array,
  first: number,
  end: number,
  bitmap: number,
): number {
  out.fill(0, start, start + bitmap);
  for (let i = first; i < end; i++) {
    const block = blocks[i] ?? 0;
    out[start + (block >> 3)] = (out[start + (block >> 3)] ?? 0) | (1 << (block & 7));
  }
  return start + bitmap;
}
