import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { looksBinary } from '../decode/binary.ts';
import { decodeAs } from '../decode/charset.ts';
import { decode } from '../decode/decode.ts';
import { sniffFormat } from '../formats/sniff.ts';
import { lastRelease } from '../formats/split.ts';
import type { SplitMode } from '../formats/split.ts';
import { CommuniqueError } from '../model/error.ts';
import { partName } from './part-name.ts';
import { asCommunique } from './read-file.ts';

/** Files up to this size are read as a whole. */
export const LARGE = 8 * 1024 * 1024;
/** How a large file is cut, in bytes. */
const SIZES = {
  /** In its beginning it must be seen that it holds several releases. */
  head: LARGE,
  /** A part: some hundred releases. It ends between two, so it is a little shorter. Four times this takes 500 MB of memory in place of 300. */
  part: 1024 * 1024,
  /** Longest text without an end of a release that is waited for. */
  most: 32 * 1024 * 1024,
};

/** A part of a large file of many releases, or one line that says why it is not read on. */
export type FoundPart =
  | { readonly name: string; readonly member: string; read(): Promise<Uint8Array> }
  | { readonly name: string; readonly error: CommuniqueError };

/**
 * The parts of a large text of many releases, cut between releases and read one after the other, so that memory does not
 * grow with the file; each is a capture of its own. Nothing where the beginning is no text or has no several releases.
 */
export async function* partSources(
  path: string,
  name: string,
  split: SplitMode = 'auto',
  sizes: typeof SIZES = SIZES,
): AsyncGenerator<FoundPart> {
  const file = await open(path, 'r');
  try {
    yield* parts(file, name, split, sizes);
  } catch (error) {
    yield { name, error: asCommunique(error, name) };
  } finally {
    await file.close();
  }
}

async function* parts(
  file: FileHandle,
  name: string,
  split: SplitMode,
  sizes: typeof SIZES,
): AsyncGenerator<FoundPart> {
  let held = await readMore(file, Buffer.alloc(0), 0, sizes.head);
  const charset = await charsetOf(held);
  if (charset === undefined || endOfReleases(held, charset, split) === undefined) return;
  let size = sizes.part;
  for (let at = 0; held.length > 0; held = await readMore(file, held, at, size)) {
    const isLast = held.length < size;
    const end = isLast ? held.length : endOfReleases(held.subarray(0, size), charset, split);
    if (end !== undefined) {
      const bytes = Buffer.from(held.subarray(0, end));
      yield { name, member: partName(at, at + end), read: () => Promise.resolve(bytes) };
      at += end;
      held = Buffer.from(held.subarray(end));
      size = sizes.part;
    } else if (size >= sizes.most) throw endless(name, at, size);
    else size += sizes.part;
    if (isLast) return;
  }
}

const endless = (name: string, at: number, size: number): CommuniqueError =>
  new CommuniqueError('too-large', `${name}: no end of a release in ${size} bytes from byte ${at} on; split it first`);

/** What is held and what follows it in the file, up to a size; less only at the file's end. */
async function readMore(file: FileHandle, held: Buffer, at: number, size: number): Promise<Buffer> {
  if (held.length >= size) return held;
  const bytes = Buffer.alloc(size);
  held.copy(bytes);
  let length = held.length;
  while (length < size) {
    const { bytesRead } = await file.read(bytes, length, size - length, at + length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return bytes.subarray(0, length);
}

/** The charset of a text that line feeds part in its bytes too; nothing for any other file. */
async function charsetOf(head: Buffer): Promise<string | undefined> {
  if (looksBinary(head) !== undefined) return undefined;
  const { text, charset } = await decode(head);
  return sniffFormat(text) !== 'text' || /^(?:utf-16|iso-2022)/.test(charset) ? undefined : charset;
}

const LINE_FEED = 0x0a;
const FORM_FEED = 0x0c;

/** Where, in bytes, the last release that is begun in a text begins. */
function endOfReleases(bytes: Buffer, charset: string, split: SplitMode): number | undefined {
  const text = decodeAs(bytes, charset);
  const at = lastRelease(text, split);
  if (at === undefined || at === 0) return undefined;
  let end = 0;
  for (let feed = text.indexOf('\n'); feed >= 0 && feed < at; feed = text.indexOf('\n', feed + 1))
    end = bytes.indexOf(LINE_FEED, end) + 1;
  return text[at - 1] === '\f' ? bytes.indexOf(FORM_FEED, end) + 1 : end;
}
