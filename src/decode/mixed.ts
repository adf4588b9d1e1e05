import { isUtf8 } from 'node:buffer';
import { decodeAs } from './charset.ts';
import { isPlausible } from './plausible.ts';
import { censusUtf8 } from './utf8.ts';

/** Legacy bytes that are enough to detect their charset. */
const ENOUGH = 40;
/** A file that changes its charset more often is noise: it is read as damaged UTF-8. */
const MAX_SEGMENTS = 10_000;
const LINE_FEED = 0x0a;

/** A text, and what was done to read it. */
export interface Reading {
  readonly text: string;
  readonly warnings: readonly string[];
}

interface Segment {
  readonly bytes: Uint8Array;
  readonly isLegacy: boolean;
}

/**
 * Reads text that is UTF-8 in the main: lines that are not (dumps joined from several sources) in their own charset, and
 * windows-1252's punctuation among ASCII as what it is. Everything else that is damaged becomes U+FFFD.
 * @param declared legacy charsets that header or page name
 */
export async function decodeMixed(bytes: Uint8Array, declared: readonly string[]): Promise<Reading> {
  const segments = segmentsOf(bytes);
  const legacy = Buffer.concat(segments.filter(({ isLegacy }) => isLegacy).map((segment) => segment.bytes));
  const charset = legacy.length === 0 ? undefined : await legacyCharset(legacy, bytes, declared);
  const warnings = charset === undefined ? [] : [`mixed: some lines are ${charset}, the others UTF-8`];
  const texts = segments.map((segment) =>
    segment.isLegacy && charset !== undefined ? decodeAs(segment.bytes, charset) : decodeStray(segment.bytes),
  );
  return { text: texts.join(''), warnings };
}

/**
 * Whether some lines are surely UTF-8 though others are not. A line of a few legacy double bytes may look like it: so several
 * three-byte sequences are wanted, in a fair part of the lines.
 */
export function hasUtf8Lines(bytes: Uint8Array): boolean {
  let [good, bad, long] = [0, 0, 0];
  for (const line of linesOf(bytes)) {
    if (!isUtf8(line)) bad++;
    else {
      const census = censusUtf8(line);
      if (census.valid > 0) good++;
      long += census.long;
    }
  }
  return good > 1 && good * 10 > bad && long > good + 2;
}

function* linesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let start = 0; start < bytes.length;) {
    const feed = bytes.indexOf(LINE_FEED, start);
    const end = feed < 0 ? bytes.length : feed + 1;
    yield bytes.subarray(start, end);
    start = end;
  }
}

/** Lines in runs of the same kind: legacy ones have more damage than UTF-8 sequences. No legacy charset uses the line feed's byte otherwise. */
function segmentsOf(bytes: Uint8Array): Segment[] {
  const segments: Segment[] = [];
  let [from, at, wasLegacy] = [0, 0, false];
  for (const line of linesOf(bytes)) {
    const isLegacy = isLegacyLine(line);
    if (segments.length > MAX_SEGMENTS) return [{ bytes, isLegacy: false }];
    if (isLegacy !== wasLegacy) {
      if (at > from) segments.push({ bytes: bytes.subarray(from, at), isLegacy: wasLegacy });
      [from, wasLegacy] = [at, isLegacy];
    }
    at += line.length;
  }
  segments.push({ bytes: bytes.subarray(from), isLegacy: wasLegacy });
  return segments;
}

function isLegacyLine(line: Uint8Array): boolean {
  if (isUtf8(line)) return false;
  const { valid, damaged } = censusUtf8(line);
  return damaged > valid;
}

/** The charset of the lines that are not UTF-8; undefined when they may as well be damaged UTF-8. */
async function legacyCharset(
  legacy: Uint8Array,
  all: Uint8Array,
  declared: readonly string[],
): Promise<string | undefined> {
  const high = legacy.reduce((count, byte) => count + (byte > 0x7f ? 1 : 0), 0);
  const named = declared.find((charset) => isPlausible(legacy, charset));
  if (named !== undefined && high >= ENOUGH) return named;
  if (high < ENOUGH) return isLatin(all) ? 'windows-1252' : undefined;
  const { detectCharset } = await import('./detect.ts');
  const detected = await detectCharset(legacy);
  return isPlausible(legacy, detected) ? detected : undefined;
}

/** Whether the UTF-8 part is in a Latin script: nearly all its sequences are accented letters or typographic punctuation. */
function isLatin(bytes: Uint8Array): boolean {
  const { valid, latin } = censusUtf8(bytes);
  return valid > 0 && latin >= 0.9 * valid;
}

/** Windows-1252's quotes, dashes, ellipsis, bullet, euro and trade mark as single bytes between ASCII: never left over from UTF-8. */
const STRAY = /(?<![\x80-\xff])[\x80\x85\x91-\x97\x99](?![\x80-\xff])/;

function decodeStray(bytes: Uint8Array): string {
  if (isUtf8(bytes)) return decodeAs(bytes, 'utf-8');
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  const texts: string[] = [];
  let from = 0;
  for (const { index } of raw.matchAll(new RegExp(STRAY, 'g'))) {
    if (texts.length > MAX_SEGMENTS) break;
    texts.push(
      decodeAs(bytes.subarray(from, index), 'utf-8'),
      decodeAs(bytes.subarray(index, index + 1), 'windows-1252'),
    );
    from = index + 1;
  }
  texts.push(decodeAs(bytes.subarray(from), 'utf-8'));
  return texts.join('');
}
