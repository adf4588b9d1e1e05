import { utf16Order } from './byte-pattern.ts';
import { censusUtf8 } from './utf8.ts';

/** Formats that are told by their first bytes, in hex; `.` stands for any digit. */
const SIGNATURES: readonly (readonly [pattern: RegExp, kind: string])[] = [
  [/^89504e470d0a1a0a/, 'a PNG picture'],
  [/^ffd8ff/, 'a JPEG picture'],
  [/^474946383[79]61/, 'a GIF picture'],
  [/^52494646.{8}57454250/, 'a WebP picture'],
  [/^(?:49492a00|4d4d002a)/, 'a TIFF picture'],
  [/^424d.{8}00000000/, 'a BMP picture'],
  [/^0000010[0-9a-f]00/, 'an icon'],
  [/^.{8}66747970(?:61766966|68656963|6d696631)/, 'an AVIF or HEIC picture'],
  [/^.{8}66747970/, 'an MP4 video'],
  [/^(?:494433|fffb|4f676753|664c6143|52494646.{8}57415645)/, 'an audio file'],
  [/^(?:1a45dfa3|52494646.{8}41564920)/, 'a video'],
  [/^255044462d/, 'a PDF document'],
  [/^7b5c727466/, 'an RTF document'],
  [/^d0cf11e0a1b11ae1/, 'a Word, Excel or Outlook document'],
  [/^504b(?:0304|0506|0708)/, 'a zip container (zip, docx, xlsx, odt, epub)'],
  [/^1f8b08/, 'a gzip file'],
  [/^425a68[3-9]/, 'a bzip2 file'],
  [/^fd377a585a00/, 'an xz file'],
  [/^28b52ffd/, 'a zstd file'],
  [/^377abcaf271c/, 'a 7-Zip container'],
  [/^526172211a07/, 'a RAR container'],
  [/^7f454c46/, 'a program (ELF)'],
  [/^4d5a.{116}..000000/, 'a program (Windows)'],
  [/^(?:feedfac[ef]|c[ef]faedfe|cafebabe)/, 'a program'],
  [/^0061736d/, 'a program (WebAssembly)'],
  [/^574152432f/, 'a web archive (WARC)'],
  [/^53514c69746520666f726d6174203300/, 'an SQLite database'],
  [/^(?:774f4632|774f4646|0001000000|4f54544f)/, 'a font'],
];
/** `ustar`, in the first header block. */
const TAR_MAGIC = [0x75, 0x73, 0x74, 0x61, 0x72];
const TAR_MAGIC_AT = 257;
/** Bytes that are looked at for controls. */
const SAMPLE = 8192;

/**
 * What a file is that is no text, for a message (`is a PNG picture, not text`); undefined for anything that may be
 * text, UTF-16 included.
 */
export function looksBinary(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 64)).toString('hex');
  const known = SIGNATURES.find(([pattern]) => pattern.test(head));
  if (known) return known[1];
  if (TAR_MAGIC.every((byte, index) => bytes[TAR_MAGIC_AT + index] === byte)) return 'a tar container';
  if (/^(?:fffe|feff)/.test(head)) return undefined; // UTF-16
  const sample = bytes.subarray(0, SAMPLE);
  let controls = 0;
  for (let i = 0; i < sample.length; i++) {
    const byte = sample[i] ?? 0;
    if (byte < 0x08 || (byte > 0x0d && byte < 0x1b) || (byte > 0x1b && byte < 0x20)) controls++;
  }
  const isDense = controls * 20 > sample.length; // compressed data holds 10 %, text none
  return isDense && censusUtf8(sample).damaged > 0 && utf16Order(bytes) === undefined ? 'binary data' : undefined;
}
