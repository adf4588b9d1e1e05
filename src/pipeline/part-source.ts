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
  /** A part: a hundred releases. It ends between two, so it is a little shorter. Four times this takes 500 MB of memory. */
  part: 256 * 1024,
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
  let file: FileHandle | undefined;
  try {
    file = await open(path, 'r');
    yield* parts(file, name, split, sizes);
  } catch (error) {
    yield { name, error: asCommunique(error, name) };
  } finally {
    await file?.close();
  }
}

async function* parts(
  file: FileHandle,
  name: string,
  split: SplitMode,
  sizes: typeof SIZES,
): AsyncGenerator<FoundPart> {
  const window = new Window(file);
  await window.fill(sizes.head);
  const charset = await charsetOf(window.held(sizes.head));
  if (charset === undefined || endOfReleases(window.held(sizes.head), charset, split) === undefined) return;
  for (let size = sizes.part; ;) {
    await window.fill(size);
    const held = window.held(size);
    if (held.length === 0) return;
    const isLast = held.length < size;
    const end = isLast ? held.length : endOfReleases(held, charset, split);
    if (end !== undefined) {
      const bytes = Buffer.from(held.subarray(0, end));
      yield { name, member: partName(window.at, window.at + end), read: () => Promise.resolve(bytes) };
      window.drop(end);
      size = sizes.part;
    } else if (size >= sizes.most) throw endless(name, window.at, size);
    else size += sizes.part;
    if (isLast) return;
  }
}

const endless = (name: string, at: number, size: number): CommuniqueError =>
  new CommuniqueError('too-large', `${name}: no end of a release in ${size} bytes from byte ${at} on; split it first`);

/**
 * What is held of a file, from `at` on. One buffer for the whole file: with new ones for each part, memory grew to 500 MB
 * until the collector, which counts the heap only, came by.
 */
class Window {
  at = 0;
  readonly #file: FileHandle;
  #bytes = Buffer.alloc(0);
  #length = 0;

  constructor(file: FileHandle) {
    this.#file = file;
  }

  /** Reads on until so many bytes are held, or the file ends. */
  async fill(size: number): Promise<void> {
    if (this.#bytes.length < size) this.#bytes = Buffer.concat([this.#bytes], size);
    while (this.#length < size) {
      const { bytesRead } = await this.#file.read(
        this.#bytes,
        this.#length,
        size - this.#length,
        this.at + this.#length,
      );
      if (bytesRead === 0) break;
      this.#length += bytesRead;
    }
  }

  /** The first bytes that are held; they last until the next call of another method. */
  held(size: number): Buffer {
    return this.#bytes.subarray(0, Math.min(size, this.#length));
  }

  drop(count: number): void {
    this.#bytes.copyWithin(0, count, this.#length);
    this.#length -= count;
    this.at += count;
  }
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
