/** How much of a text's multi-byte content is UTF-8. */
export interface Utf8Census {
  /** Well-formed sequences of two or more bytes. */
  readonly valid: number;
  /** Those of three or more bytes: chance hardly makes them. */
  readonly long: number;
  /** Those of accented Latin letters and typographic punctuation. */
  readonly latin: number;
  /** Bytes or broken sequences that are not UTF-8; a sequence cut off by the end of the file is not counted. */
  readonly damaged: number;
}

/** Counts UTF-8 sequences and damage; ill-formed ones as the standard replaces them (one U+FFFD each). */
export function censusUtf8(bytes: Uint8Array): Utf8Census {
  let valid = 0;
  let long = 0;
  let latin = 0;
  let damaged = 0;
  for (let at = 0; at < bytes.length;) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) {
      at++;
      continue;
    }
    const length = sequenceLength(lead);
    let read = 1;
    while (read < length && isContinuation(bytes, at, read, lead)) read++;
    if (length > 1 && read === length) {
      valid++;
      if (length > 2) long++;
      if (lead <= 0xc5 || (lead === 0xe2 && (bytes[at + 1] ?? 0) <= 0x84)) latin++;
    } else if (length === 1 || at + read < bytes.length) damaged++;
    at += read;
  }
  return { valid, long, latin, damaged };
}

/** 2-4 for the first byte of a multi-byte sequence, 1 for a byte that begins none. */
function sequenceLength(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 1;
}

/** RFC 3629: the second byte's range depends on the first (no overlong forms, no surrogates, nothing above U+10FFFF). */
function isContinuation(bytes: Uint8Array, at: number, index: number, lead: number): boolean {
  const byte = bytes[at + index];
  if (byte === undefined) return false;
  if (index > 1) return byte >= 0x80 && byte <= 0xbf;
  const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  return byte >= low && byte <= high;
}
