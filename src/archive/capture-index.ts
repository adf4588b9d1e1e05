import { hash } from 'node:crypto';
import type { ArchiveLayout } from './layout.ts';
import { Ledger } from './ledger.ts';
import type { Key } from './key-table.ts';

/** Where a record stands. */
export interface RecordPlace {
  readonly file: string;
  readonly offset: number;
  readonly length: number;
  readonly id: string;
  readonly date: string;
}

/** What a record holds: bytes, and the address they came from. */
export interface Payload {
  readonly uri: string;
  readonly sha256: string;
}

/** Which record of which WARC file holds which payload. Rebuilt from the WARC files when it is gone. */
export class CaptureIndex {
  readonly #ledger: Ledger;

  constructor(layout: ArchiveLayout, mode: 'read' | 'append' = 'append') {
    this.#ledger = new Ledger(layout.captureIndex, mode);
  }

  byId(id: string): RecordPlace | undefined {
    return this.#find(idKey(id), (place) => place.id === id);
  }

  /** The first record that holds these bytes from this address. */
  byPayload(uri: string, sha256: string): RecordPlace | undefined {
    return this.#find(payloadKey(uri, sha256));
  }

  /** Where the last indexed record of the file ends; 0 when the newest lines do not tell. */
  endOf(file: string): number {
    const last = this.#ledger.tail().findLast((line) => line.fields[0] === file);
    return last ? Number(last.fields[1]) + Number(last.fields[2]) : 0;
  }

  /** True when a file of the newest records is shorter than the index says: a power cut has taken its end. */
  isAhead(sizeOf: (file: string) => number): boolean {
    const ends = new Map(
      this.#ledger.tail().map(({ fields }) => [fields[0] ?? '', Number(fields[1]) + Number(fields[2])]),
    );
    return [...ends].some(([file, end]) => sizeOf(file) < end);
  }

  /** @param payload the address and digest of a record that holds its payload; none for `warcinfo` and `revisit` */
  add(place: RecordPlace, payload?: Payload): void {
    const keys = [idKey(place.id)];
    if (payload) keys.push(payloadKey(payload.uri, payload.sha256));
    this.#ledger.add(keys, [place.file, String(place.offset), String(place.length), place.id, place.date]);
  }

  discard(): void {
    this.#ledger.discard();
  }

  flush(): void {
    this.#ledger.flush();
  }

  sync(): void {
    this.#ledger.sync();
  }

  close(): void {
    this.#ledger.close();
  }

  #find(key: Key, matches: (place: RecordPlace) => boolean = () => true): RecordPlace | undefined {
    return this.#ledger
      .find(key)
      .map(({ fields: [file = '', offset, length, id = '', date = ''] }) => {
        return { file, offset: Number(offset), length: Number(length), id, date };
      })
      .findLast(matches);
  }
}

const idKey = (id: string): Key =>
  id
    .replace(/^urn:uuid:/, '')
    .replaceAll('-', '')
    .slice(0, 16);
const payloadKey = (uri: string, sha256: string): Key =>
  uri.startsWith('urn:') ? sha256.slice(0, 16) : hash('sha256', `${uri}\n${sha256}`, 'hex').slice(0, 16);
