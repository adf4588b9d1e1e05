import { closeSync, fstatSync, fsyncSync, ftruncateSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { CaptureIndex } from './capture-index.ts';
import { writeAll } from './ledger.ts';
import { inflateMember, readMembers } from './warc-members.ts';
import { parseRecord } from './warc-read.ts';

/** A WARC file that is open for appending. */
export interface WarcFile {
  readonly name: string;
  readonly fd: number;
  /** Where the next record will stand. */
  size: number;
}

/**
 * Opens a WARC file and makes it whole: records that were written but not yet indexed are indexed, and a record that was cut
 * off by the death of its writer is removed. A file that is damaged before its end is left alone.
 * @returns undefined for a file that nothing may be appended to
 */
export function openWarcFile(folder: string, name: string, index: CaptureIndex): WarcFile | undefined {
  const fd = openSync(join(folder, name), 'a+');
  const { size } = fstatSync(fd);
  const end = indexMembers(fd, name, index.endOf(name), size, index);
  if (end < size) {
    if (holdsMember(fd, end, size)) {
      closeSync(fd);
      return undefined;
    }
    ftruncateSync(fd, end);
  }
  return { name, fd, size: end };
}

/** True when a whole record stands somewhere after the offset, or what stands there never was one of ours. */
function holdsMember(fd: number, offset: number, size: number): boolean {
  const bytes = Buffer.allocUnsafe(size - offset);
  readSync(fd, bytes, 0, bytes.length, offset);
  if (!bytes.subarray(0, GZIP_MAGIC.length).equals(GZIP_MAGIC.subarray(0, bytes.length))) return true;
  for (let at = bytes.indexOf(GZIP_MAGIC, 1); at > 0; at = bytes.indexOf(GZIP_MAGIC, at + 1)) {
    if (inflateMember(bytes.subarray(at)) !== undefined) return true;
  }
  return false;
}
const GZIP_MAGIC = Buffer.from([0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00]);

/** Adds what is missing in the index and returns where the last whole record ends. */
export function indexMembers(fd: number, name: string, from: number, size: number, index: CaptureIndex): number {
  let end = from;
  for (const { offset, length, bytes } of readMembers(fd, from, size)) {
    const record = parseRecord(bytes);
    if (record === undefined) break;
    const { id, date, uri, sha256 } = record;
    const holds = record.type === 'response' || record.type === 'resource';
    if (!index.byId(id)) index.add({ file: name, offset, length, id, date }, holds ? { uri, sha256 } : undefined);
    end = offset + length;
  }
  return end;
}

/** Appends all or nothing. */
export function appendTo(file: WarcFile, bytes: readonly Buffer[]): void {
  const all = Buffer.concat(bytes);
  try {
    writeAll(file.fd, all);
  } catch (error) {
    ftruncateSync(file.fd, file.size - all.length);
    throw error;
  }
}

/** Closes the file; what was appended is durable then. */
export function closeWarcFile(file: WarcFile): void {
  fsyncSync(file.fd);
  closeSync(file.fd);
}
