import { isUtf8 } from 'node:buffer';
import { INVALID, INVALID_OTHER, INVALID_WORD, STAND_IN } from './pattern/javascript-class.ts';
import { WORD } from './pattern/parse-escape.ts';

/** ripgrep takes a file with a NUL in its first buffer for binary and leaves it out. */
const BINARY_WINDOW = 64 * 1024;

/**
 * What is searched of a file's bytes: without a byte-order mark, UTF-16 with a mark as UTF-8; undefined for a binary file.
 */
export function searchable(bytes: Buffer): Buffer | undefined {
  const first = bytes[0];
  if (first === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return binaryOut(bytes.subarray(3));
  if (first === 0xff && bytes[1] === 0xfe) return binaryOut(fromUtf16(bytes));
  if (first === 0xfe && bytes[1] === 0xff)
    return binaryOut(fromUtf16(Buffer.from(bytes.subarray(0, bytes.length & ~1)).swap16()));
  return binaryOut(bytes);
}

const fromUtf16 = (bytes: Buffer): Buffer => Buffer.from(new TextDecoder('utf-16le').decode(bytes));

function binaryOut(bytes: Buffer): Buffer | undefined {
  const nul = bytes.indexOf(0);
  return nul >= 0 && nul < BINARY_WINDOW ? undefined : bytes;
}

const LF = 10;
const MARKS = /[\uFDD0-\uFDD2]/;
const EACH_MARK = /[\uFDD0-\uFDD2]/g;
const WORD_CHARACTER = new RegExp(`^[${WORD}]`, 'u');

/**
 * Text for the matcher: UTF-8, with a mark for each byte that is not part of it.
 * @param seesFeed the line feed before the bytes is seen by what looks back: ripgrep finds matches in a line so, not lines
 */
export function decodeText(bytes: Buffer, seesFeed = false): string {
  if (!isUtf8(bytes)) return decodeInvalid(bytes, seesFeed);
  const text = bytes.toString('utf8');
  return MARKS.test(text) ? withoutMarks(text) : text;
}

/** Length in bytes of a part of a text that `decodeText` gave. */
export function byteLength(text: string): number {
  const length = Buffer.byteLength(text);
  if (length === text.length || !MARKS.test(text)) return length;
  return length - 2 * (text.match(EACH_MARK)?.length ?? 0); // it stands for one byte and takes three
}

/** Characters of a text that are marks to us become one with the same properties and length. */
const withoutMarks = (text: string): string => text.replaceAll(EACH_MARK, STAND_IN);

const NOTHING = -Infinity;
const FEED = -1; // before the bytes

function decodeInvalid(bytes: Buffer, seesFeed: boolean): string {
  const parts: string[] = [];
  let good = 0; // start of the run of valid bytes
  let character = seesFeed ? FEED : NOTHING; // start of the last character, while only continuation bytes follow it
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes, at);
    if (length > 0) {
      character = bytes[at] === LF ? NOTHING : at; // what stands before the line is not seen
      at += length;
      continue;
    }
    if (((bytes[at] ?? 0) & 0xc0) !== 0x80) character = NOTHING;
    parts.push(withoutMarks(bytes.toString('utf8', good, at)), markFor(bytes, character, at));
    good = ++at;
  }
  return parts.join('') + withoutMarks(bytes.toString('utf8', good));
}

function markFor(bytes: Buffer, character: number, at: number): string {
  if (at + 1 - character > 4) return INVALID;
  if (character === FEED) return INVALID_OTHER;
  return WORD_CHARACTER.test(bytes.toString('utf8', character, at)) ? INVALID_WORD : INVALID_OTHER;
}

/** Length of the well-formed sequence (Unicode, table 3-7) at a place; 0 where there is none. */
function sequenceLength(bytes: Buffer, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  const length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  return at + length <= bytes.length && isUtf8(bytes.subarray(at, at + length)) ? length : 0;
}
