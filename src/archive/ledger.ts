import {
  closeSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { KeyTable } from './key-table.ts';
import type { Key } from './key-table.ts';

/** A line of a ledger. */
export interface LedgerLine {
  readonly keys: readonly Key[];
  readonly fields: readonly string[];
}

const CHUNK = 1024 * 1024;
const TAIL = 64 * 1024;
/** Most lines are shorter; the journal's line of a file with thousands of releases is not. */
const LINE = 1024;
const NEWLINE = 10;

/**
 * An append-only file of lines, `key key<TAB>field<TAB>field`, that are found by any of their keys. Only the places of the
 * lines are held in memory; lines are read from the file when they are asked for. A line that was cut off by the death of
 * its writer is removed when the file is opened.
 */
export class Ledger {
  readonly #fd: number;
  readonly #table = new KeyTable();
  #size = 0;
  #pending = new Map<number, string>();
  #end = 0;

  /** @param mode a reader leaves the file as it is; there may be a writer */
  constructor(path: string, mode: 'read' | 'append' = 'append') {
    this.#fd = openSync(path, mode === 'append' ? 'a+' : 'r');
    this.#load();
    if (mode === 'append' && fstatSync(this.#fd).size > this.#size) ftruncateSync(this.#fd, this.#size);
  }

  /** Where the next line will stand. */
  get end(): number {
    return this.#end;
  }

  /** Lines with this key, newest first; only those before `end`, if it is given. */
  find(key: Key, end = Infinity): LedgerLine[] {
    return this.#table
      .find(key)
      .filter((position) => position < end)
      .toReversed()
      .map((position) => parseLine(this.#lineAt(position)))
      .filter((line) => line.keys.includes(key));
  }

  /** Adds a line; it is found at once and stands in the file after the next `flush`. */
  add(keys: readonly Key[], fields: readonly string[]): void {
    const line = `${keys.join(' ')}\t${fields.map((field) => field.replace(/[\t\r\n]/g, ' ')).join('\t')}\n`;
    for (const key of keys) this.#table.add(key, this.#end);
    this.#pending.set(this.#end, line);
    this.#end += Buffer.byteLength(line);
  }

  /** How many lines are not in the file yet. */
  get waiting(): number {
    return this.#pending.size;
  }

  /** The lines from the oldest to the newest. */
  *lines(): Generator<LedgerLine> {
    this.flush();
    for (const { bytes, from, to } of this.#scan()) yield parseLine(bytes.toString('utf8', from, to));
  }

  /** The newest lines, at least the last 64 kB of them. */
  tail(): LedgerLine[] {
    this.flush();
    const from = Math.max(0, this.#size - TAIL);
    const bytes = Buffer.allocUnsafe(this.#size - from);
    readSync(this.#fd, bytes, 0, bytes.length, from);
    const lines = bytes
      .toString('utf8')
      .split('\n')
      .slice(from === 0 ? 0 : 1, -1);
    return lines.map(parseLine);
  }

  flush(): void {
    if (this.#pending.size === 0) return;
    try {
      writeAll(this.#fd, Buffer.from([...this.#pending.values()].join('')));
    } catch (error) {
      ftruncateSync(this.#fd, this.#size); // A part of a line must not stand before the next one.
      throw error;
    }
    this.#pending = new Map();
    this.#size = this.#end;
  }

  /** Forgets lines that are not in the file yet. */
  discard(): void {
    this.#pending = new Map();
    this.#end = this.#size;
  }

  sync(): void {
    this.flush();
    fsyncSync(this.#fd);
  }

  close(): void {
    this.flush();
    closeSync(this.#fd);
  }

  #load(): void {
    for (const { bytes, from, to, position } of this.#scan()) {
      const tab = bytes.indexOf('\t', from);
      const keys = bytes.toString('latin1', from, tab < 0 || tab > to ? to : tab);
      for (const key of keys.split(' ')) this.#table.add(key, position);
      this.#size = position + to - from + 1;
    }
    this.#end = this.#size;
  }

  /** The whole lines of the file, as places in a buffer that is used again. */
  *#scan(): Generator<{ bytes: Buffer; from: number; to: number; position: number }> {
    let bytes = Buffer.allocUnsafe(CHUNK);
    let start = 0;
    let held = 0;
    for (;;) {
      const read = readSync(this.#fd, bytes, held, bytes.length - held, start + held);
      if (read === 0) return;
      const end = held + read;
      let from = 0;
      for (let to = bytes.indexOf(NEWLINE); to >= 0 && to < end; to = bytes.indexOf(NEWLINE, from)) {
        yield { bytes, from, to, position: start + from };
        from = to + 1;
      }
      start += from;
      held = end - from;
      if (from === 0 && held === bytes.length) bytes = Buffer.concat([bytes], 2 * bytes.length);
      else bytes.copy(bytes, 0, from, end);
    }
  }

  #lineAt(position: number): string {
    const pending = this.#pending.get(position);
    if (pending !== undefined) return pending;
    for (let length = LINE; ; length *= 8) {
      const bytes = Buffer.allocUnsafe(length);
      const read = readSync(this.#fd, bytes, 0, length, position);
      const to = bytes.subarray(0, read).indexOf(NEWLINE);
      if (to >= 0 || read < length) return bytes.toString('utf8', 0, to < 0 ? read : to);
    }
  }
}

function parseLine(line: string): LedgerLine {
  const [keys = '', ...fields] = line.replace(/\n$/, '').split('\t');
  return { keys: keys.split(' '), fields };
}

/** Makes a ledger anew beside the old one and puts it in its place when it is whole. */
export function rebuildLedger(path: string, fill: (path: string) => void): void {
  const temporary = `${path}.new`;
  rmSync(temporary, { force: true });
  fill(temporary);
  renameSync(temporary, path);
}

/** `writeSync` may write less than it is given. */
export function writeAll(fd: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length;) done += writeSync(fd, bytes, done);
}
