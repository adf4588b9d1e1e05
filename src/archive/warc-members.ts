import { readSync } from 'node:fs';
import { constants, crc32, inflateRawSync } from 'node:zlib';

/** A whole record of a WARC file: one gzip member. */
export interface WarcMember {
  readonly offset: number;
  /** Length of the compressed member. */
  readonly length: number;
  readonly bytes: Buffer;
}

/** Header of a gzip member as zlib writes it: no name, no extra field. */
const GZIP_HEADER = 10;
const GZIP_TRAILER = 8;
const FIRST_WINDOW = 256 * 1024;

/**
 * The whole members of an open WARC file of ours from an offset on. It ends at the first one that is cut off or damaged;
 * what stands from there on is the torn rest of a killed writer.
 */
export function* readMembers(fd: number, from: number, size: number): Generator<WarcMember> {
  let offset = from;
  while (offset < size) {
    const member = readMember(fd, offset, size);
    if (member === undefined) return;
    yield member;
    offset += member.length;
  }
}

function readMember(fd: number, offset: number, size: number): WarcMember | undefined {
  for (let window = FIRST_WINDOW; ; window *= 4) {
    const bytes = Buffer.allocUnsafe(Math.min(window, size - offset));
    const read = readSync(fd, bytes, 0, bytes.length, offset);
    const member = inflateMember(bytes.subarray(0, read));
    if (member !== undefined) return { offset, ...member };
    if (offset + window >= size) return undefined;
  }
}

/** The first gzip member of the bytes; undefined where it does not end in them. */
export function inflateMember(bytes: Buffer): { length: number; bytes: Buffer } | undefined {
  if (bytes.length < GZIP_HEADER + GZIP_TRAILER || bytes.readUInt16BE(0) !== 0x1f8b || bytes[3] !== 0) return undefined;
  try {
    const { buffer, engine } = inflateRawWithInfo(bytes.subarray(GZIP_HEADER));
    const length = GZIP_HEADER + engine.bytesWritten + GZIP_TRAILER;
    if (length > bytes.length || bytes.readUInt32LE(length - GZIP_TRAILER) !== crc32(buffer)) return undefined;
    return { length, bytes: buffer };
  } catch {
    return undefined;
  }
}

interface Inflated {
  readonly buffer: Buffer;
  readonly engine: { readonly bytesWritten: number };
}

/** With `info` zlib also says how many bytes it took in; the types do not know of it. */
function inflateRawWithInfo(bytes: Buffer): Inflated {
  const result: unknown = inflateRawSync(bytes, { info: true, finishFlush: constants.Z_FINISH });
  if (isInflated(result)) return result;
  throw new Error('zlib gave no info');
}

const isInflated = (value: unknown): value is Inflated =>
  typeof value === 'object' && value !== null && 'buffer' in value && 'engine' in value;
