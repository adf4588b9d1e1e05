import { isAscii } from 'node:buffer';

/** Larger files are no literal that somebody printed. */
const MAX_LENGTH = 16 * 1024 * 1024;
const QUOTES: readonly (number | undefined)[] = [0x22, 0x27];
const ESCAPE = /\\(?:x([0-9a-fA-F]{2})|([0-7]{1,3})|([\\'"abfnrtv])|\r?\n)/g;
const LETTERS: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/**
 * The bytes behind Python's way of printing them (`b'Caf\xc3\xa9\n'`), which careless scripts save as text; undefined for
 * anything else.
 */
export function bytesOfLiteral(bytes: Uint8Array): Uint8Array | undefined {
  if (bytes[0] !== 0x62 || !QUOTES.includes(bytes[1]) || bytes.length > MAX_LENGTH || !isAscii(bytes)) return undefined;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1').trimEnd();
  const inner = text.slice(2, -1);
  if (text.length < 3 || text.at(-1) !== text[1] || !/\\(?:x[0-9a-f]{2}|n)/.test(inner)) return undefined;
  const plain = inner.replace(ESCAPE, (_, hex?: string, octal?: string, letter?: string) => {
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
    return letter === undefined ? '' : (LETTERS[letter] ?? letter);
  });
  return Buffer.from(plain, 'latin1');
}
