import { closeSync, existsSync, fstatSync, fsyncSync, openSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip, gzipSync } from 'node:zlib';
import type { Capture } from '../model/capture.ts';
import { describeSystemError } from '../model/system-error.ts';
import { CaptureIndex } from './capture-index.ts';
import type { Payload, RecordPlace } from './capture-index.ts';
import type { ArchiveLayout } from './layout.ts';
import { rebuildLedger } from './ledger.ts';
import { appendTo, closeWarcFile, indexMembers, openWarcFile } from './warc-file.ts';
import type { WarcFile } from './warc-file.ts';
import { captureRecord, recordId, revisitRecord, targetUri, warcinfoRecord } from './warc-record.ts';
import type { WarcRecord } from './warc-record.ts';
import { makeFolder } from './make-folder.ts';

/** Where a capture is kept; `file#id` in the front matter. */
export interface CaptureRef {
  readonly file: string;
  readonly id: string;
}

/** A file that has reached this size is followed by the next part; 1 GB is what web archives use. */
const MAX_FILE = 1024 ** 3;
/**
 * Blocks up to this size are compressed at once. A trip through the thread pool costs more: at 3 kB three times the CPU, and
 * this thread is busy for 1.2 to 2 times as long.
 */
const SMALL = 64 * 1024;
const compressLarge = promisify(gzip);

/** Level 4 takes 80 % of the time of the default and gives 1 % more bytes; a small window saves 256 kB of memory a block. */
async function compress(bytes: Buffer): Promise<Buffer> {
  if (bytes.length > SMALL) return compressLarge(bytes);
  return gzipSync(bytes, {
    level: 4,
    windowBits: bytes.length <= 8192 ? 13 : 15,
    memLevel: 6,
    chunkSize: 4096 + bytes.length,
  });
}

/** What is to be written for a capture, and which record holds its bytes: an earlier one or that of a capture of this call. */
interface Plan {
  readonly capture: Capture;
  readonly record?: WarcRecord;
  readonly holder: RecordPlace | number;
}

/** The raw bytes of an archive: WARC files, one a day, appended to and never changed. */
export class CaptureStore {
  readonly #folder: string;
  readonly #index: CaptureIndex;
  readonly #software: string;
  #file: WarcFile | undefined;
  #waiting: Buffer[] = [];

  constructor(layout: ArchiveLayout, software: string) {
    this.#folder = layout.captures;
    this.#software = software;
    makeFolder(layout.captures);
    this.#index = openIndex(layout);
  }

  /**
   * Appends captures in one write and says where the bytes of each are kept. What is there already is not written again: a
   * file read twice leaves no trace, a page fetched again with the same bytes leaves a `revisit` record.
   */
  async append(captures: readonly Capture[]): Promise<CaptureRef[]> {
    const plans = this.#plan(captures);
    const packed = await Promise.all(plans.map(async ({ record }) => (record ? compress(record.bytes) : undefined)));
    try {
      const places = plans.map((plan, i) => this.#put(plan, packed[i]));
      this.#flush();
      return plans.map(({ holder }) => refOf(typeof holder === 'number' ? places[holder] : holder));
    } catch (error) {
      this.#abandon();
      throw describeSystemError(error, this.#folder);
    }
  }

  /** Makes what was appended durable. */
  sync(): void {
    if (this.#file) fsyncSync(this.#file.fd);
    this.#index.sync();
  }

  close(): void {
    if (this.#file) closeWarcFile(this.#file);
    this.#file = undefined;
    this.#index.close();
  }

  #plan(captures: readonly Capture[]): Plan[] {
    const begun = new Map<string, number>();
    return captures.map((capture, i) => {
      const uri = targetUri(capture);
      const key = `${capture.sha256} ${uri}`;
      const first = begun.get(key);
      const earlier = this.#index.byPayload(uri, capture.sha256);
      if (earlier === undefined && first === undefined) {
        begun.set(key, i);
        return { capture, record: captureRecord(capture), holder: i };
      }
      if (!capture.fetched || earlier === undefined) return { capture, holder: earlier ?? first ?? i };
      const record = revisitRecord(capture, earlier);
      const noted = recordId('response', capture) === earlier.id || this.#index.byId(record.id) !== undefined;
      return noted ? { capture, holder: earlier } : { capture, record, holder: earlier };
    });
  }

  #put({ capture, record }: Plan, bytes: Buffer | undefined): RecordPlace | undefined {
    if (record === undefined || bytes === undefined) return undefined;
    const holds = record.id === recordId(capture.fetched ? 'response' : 'resource', capture);
    const payload = holds ? { uri: targetUri(capture), sha256: capture.sha256 } : undefined;
    return this.#write(this.#fileFor(capture.retrieved), record.id, capture.retrieved, bytes, payload);
  }

  #write(file: WarcFile, id: string, date: string, bytes: Buffer, payload?: Payload): RecordPlace {
    const place = { file: file.name, offset: file.size, length: bytes.length, id, date };
    this.#index.add(place, payload);
    this.#waiting.push(bytes);
    file.size += bytes.length;
    return place;
  }

  /** The file of the day; a new one begins with its `warcinfo` record. */
  #fileFor(retrieved: string): WarcFile {
    const day = retrieved.slice(0, 10);
    if (this.#file && !this.#file.name.startsWith(day)) this.#finishFile();
    for (let part = 1; ; part++) {
      this.#file ??= openWarcFile(this.#folder, partName(day, part), this.#index);
      if (this.#file && this.#file.size === 0) {
        const { id, bytes } = warcinfoRecord(this.#file.name, retrieved, this.#software);
        this.#write(this.#file, id, retrieved, gzipSync(bytes));
      }
      if (this.#file && this.#file.size < MAX_FILE) return this.#file;
      this.#finishFile();
    }
  }

  #flush(): void {
    if (this.#file && this.#waiting.length > 0) appendTo(this.#file, this.#waiting);
    this.#waiting = [];
    this.#index.flush();
  }

  /** After a failed write: nothing of it may be found, and the file is looked at anew before the next. */
  #abandon(): void {
    this.#index.discard();
    this.#waiting = [];
    if (this.#file) closeSync(this.#file.fd);
    this.#file = undefined;
  }

  #finishFile(): void {
    this.#flush();
    if (this.#file) closeWarcFile(this.#file);
    this.#file = undefined;
  }
}

function openIndex(layout: ArchiveLayout): CaptureIndex {
  if (!existsSync(layout.captureIndex)) rebuildIndex(layout);
  const index = new CaptureIndex(layout);
  if (!index.isAhead((file) => statSync(join(layout.captures, file), { throwIfNoEntry: false })?.size ?? 0))
    return index;
  index.close();
  rebuildIndex(layout);
  return new CaptureIndex(layout);
}

/** Reads all WARC files; needed when the index is gone, or ahead of a file that a power cut has shortened. */
function rebuildIndex(layout: ArchiveLayout): void {
  rebuildLedger(layout.captureIndex, (path) => {
    const index = new CaptureIndex({ ...layout, captureIndex: path });
    for (const name of readdirSync(layout.captures)
      .filter((file) => file.endsWith('.warc.gz'))
      .toSorted()) {
      const fd = openSync(join(layout.captures, name), 'r');
      indexMembers(fd, name, 0, fstatSync(fd).size, index);
      closeSync(fd);
    }
    index.sync();
    index.close();
  });
}

const partName = (day: string, part: number): string => `${day}${part > 1 ? `-${part}` : ''}.warc.gz`;

function refOf(place: RecordPlace | undefined): CaptureRef {
  if (place === undefined) throw new Error('a capture without a record');
  return { file: place.file, id: place.id };
}
