import { closeSync, existsSync, fstatSync, openSync, readdirSync } from 'node:fs';
import { hash } from 'node:crypto';
import { join } from 'node:path';
import { entryPaths, readEntry } from './entry.ts';
import type { Entry } from './entry.ts';
import type { ArchiveLayout } from './layout.ts';
import { textSha256 } from './text-digest.ts';
import { readMembers } from './warc-members.ts';
import { captureOf, parseRecord } from './warc-read.ts';

/** Something in an archive that is not as it was written. */
export interface Finding {
  /**
   * - `capture-damaged`: bytes of a WARC file cannot be read, or do not match their digest
   * - `capture-missing`: the front matter names a capture that is not there
   * - `edited`: the text no longer matches `text_sha256`: edited by hand
   * - `unreadable`: front matter that cannot be read
   * - `same-id`: two files with one id
   */
  readonly kind: 'capture-damaged' | 'capture-missing' | 'edited' | 'unreadable' | 'same-id';
  /** Path in the archive. */
  readonly path: string;
  readonly message: string;
}

/** A finding that means loss; a file that people have edited or copied is none. */
export const isDamage = ({ kind }: Finding): boolean => kind === 'capture-damaged' || kind === 'capture-missing';

/**
 * Reads all captures and entries and compares them with their digests. Changes nothing and needs no lock; captures that are
 * appended meanwhile may be reported as missing.
 */
export function* verifyArchive(layout: ArchiveLayout): Generator<Finding> {
  const captures = new Set<string>();
  yield* verifyCaptures(layout, captures);
  const ids = new Map<string, string>();
  for (const path of entryPaths(layout.root)) {
    const entry = readEntry(layout.root, path);
    if (entry) yield* verifyEntry(entry, captures, ids);
  }
}

function* verifyEntry(entry: Entry, captures: ReadonlySet<string>, ids: Map<string, string>): Generator<Finding> {
  const { path, data, body, problems } = entry;
  const finding = (kind: Finding['kind'], message: string): Finding => ({ kind, path, message: `${path}: ${message}` });
  for (const problem of problems) yield finding('unreadable', problem);
  if (data.id === undefined) return;
  const other = ids.get(data.id);
  if (other !== undefined) yield finding('same-id', `has the id of ${other}`);
  ids.set(data.id, path);
  if (data.text_sha256 !== textSha256(body)) yield finding('edited', 'the text was edited after it was archived');
  if (data.capture !== undefined && !captures.has(keyOf(data.capture))) {
    yield finding('capture-missing', `its capture is not there: ${data.capture}`);
  }
}

function* verifyCaptures(layout: ArchiveLayout, captures: Set<string>): Generator<Finding> {
  if (!existsSync(layout.captures)) return;
  for (const name of readdirSync(layout.captures)
    .filter((file) => file.endsWith('.warc.gz'))
    .toSorted()) {
    const fd = openSync(join(layout.captures, name), 'r');
    try {
      yield* verifyFile(fd, name, captures);
    } finally {
      closeSync(fd);
    }
  }
}

function* verifyFile(fd: number, name: string, captures: Set<string>): Generator<Finding> {
  const path = `captures/${name}`;
  const { size } = fstatSync(fd);
  let end = 0;
  for (const { offset, length, bytes } of readMembers(fd, 0, size)) {
    const record = parseRecord(bytes);
    end = offset + length;
    if (record === undefined) {
      yield { kind: 'capture-damaged', path, message: `${path}: no WARC record at byte ${offset}` };
      continue;
    }
    const capture = captureOf(record);
    if (capture && hash('sha256', capture.bytes, 'hex') !== capture.sha256) {
      yield { kind: 'capture-damaged', path, message: `${path}: bytes of ${record.id} do not match their digest` };
    }
    captures.add(keyOf(`${name}#${record.id}`));
  }
  if (end < size) {
    yield { kind: 'capture-damaged', path, message: `${path}: cannot be read from byte ${end} of ${size} on` };
  }
}

/** Captures are remembered by 80 bits of a digest: ten million of them take less than a gigabyte. */
const keyOf = (reference: string): string => hash('sha256', reference, 'base64').slice(0, 14);
