import { decodeAs } from './charset.ts';

/** Bytes that are looked at. */
const SAMPLE = 64 * 1024;
/** In UTF-16 so many without a single one do not occur. */
const FIRST_LOOK = 8 * 1024;
/** Units that nothing readable holds: controls, private use, unassigned, lone surrogates. */
const UNREADABLE = /[^\p{L}\p{M}\p{N}\p{P}\p{S}\p{Z}\p{Cf}\t\n\f\r]/gu;
/** Signs that running text of any script holds, and that the other byte order turns into rare letters. */
const FREQUENT = /[\n\r -~\u00a0\u3000-\u3002\uff01\uff0c]/g;

/**
 * UTF-16 without a byte order mark. Texts of one-byte charsets hold no controls; in UTF-16 the zero bytes of Latin letters
 * and line ends, or the 0x03-0x0e of Greek to Thai, stand on one side of the pairs.
 */
export function utf16Order(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const sample = bytes.subarray(0, Math.min(SAMPLE, bytes.length & ~1));
  if (sample.length < 4) return undefined;
  if (countControls(sample.subarray(0, FIRST_LOOK)) === 0) return undefined;
  const controls = countControls(sample);
  const high = sample.some((byte) => byte > 0x7f);
  if (!high && controls < sample.length / 20) return undefined; // ASCII with a few stray controls
  const [little, big] = [scoreOf(sample, 'utf-16le'), scoreOf(sample, 'utf-16be')];
  if (little > 2 * big) return 'utf-16le';
  return big > 2 * little ? 'utf-16be' : undefined;
}

function countControls(bytes: Uint8Array): number {
  let controls = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0; // an iterator takes ten times as long
    if (byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1b)) controls++;
  }
  return controls;
}

/** Number of frequent signs, 0 when the reading is not a text. */
function scoreOf(sample: Uint8Array, charset: string): number {
  const text = decodeAs(sample, charset);
  const unreadable = text.match(UNREADABLE)?.length ?? 0;
  return unreadable * 50 > text.length ? 0 : (text.match(FREQUENT)?.length ?? 0);
}

/** ISO-2022-JP: seven-bit text with escape sequences to JIS X 0208 (ESC $ @, ESC $ B) or its kana (ESC ( I). */
export function isIso2022Jp(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(0x1b); at >= 0 && at + 2 < bytes.length; at = bytes.indexOf(0x1b, at + 1)) {
    const [set, final] = [bytes[at + 1], bytes[at + 2]];
    if ((set === 0x24 && (final === 0x40 || final === 0x42)) || (set === 0x28 && final === 0x49)) return true;
  }
  return false;
}
