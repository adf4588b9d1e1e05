import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { Capture } from '../model/capture.ts';
import { CaptureIndex } from './capture-index.ts';
import type { ArchiveLayout } from './layout.ts';
import { inflateMember, readMembers } from './warc-members.ts';
import { captureOf, parseRecord } from './warc-read.ts';

/** Reads captures back. It needs no lock: what has been appended is never changed. */
export class CaptureReader {
  readonly #layout: ArchiveLayout;
  readonly #index: CaptureIndex | undefined;

  constructor(layout: ArchiveLayout) {
    this.#layout = layout;
    if (existsSync(layout.captureIndex)) this.#index = new CaptureIndex(layout, 'read');
  }

  /**
   * The capture of an entry, with its bytes.
   * @param reference `file#id` as in the front matter
   * @returns undefined when it is not there
   */
  read(reference: string): Capture | undefined {
    const [file = '', id = ''] = reference.split('#');
    const path = join(this.#layout.captures, file);
    if (!/^[\w.-]+\.warc\.gz$/.test(file) || !existsSync(path)) return undefined;
    const fd = openSync(path, 'r');
    try {
      return this.#readAt(fd, file, id) ?? scan(fd, id);
    } finally {
      closeSync(fd);
    }
  }

  close(): void {
    this.#index?.close();
  }

  #readAt(fd: number, file: string, id: string): Capture | undefined {
    const place = this.#index?.byId(id);
    if (place?.file !== file) return undefined;
    const bytes = Buffer.allocUnsafe(place.length);
    const read = readSync(fd, bytes, 0, place.length, place.offset);
    const member = inflateMember(bytes.subarray(0, read));
    const record = member && parseRecord(member.bytes);
    return record?.id === id ? captureOf(record) : undefined;
  }
}

/** Without a line in the index the file is read from its start. */
function scan(fd: number, id: string): Capture | undefined {
  for (const { bytes } of readMembers(fd, 0, fstatSync(fd).size)) {
    const record = parseRecord(bytes);
    if (record?.id === id) return captureOf(record);
  }
  return undefined;
}
