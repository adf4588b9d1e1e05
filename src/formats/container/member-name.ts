import { isUtf8 } from 'node:buffer';
import { decodeAs } from '../../decode/charset.ts';

/** The upper half of code page 437 (IBM PC), which zip falls back to (APPNOTE 6.3.10, appendix D). */
const CP437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■ ';
/** Longer names are cut: no file system has them. */
const LONGEST = 1000;

/** A member's name as text: UTF-8 where it is, else the common Chinese characters of GBK, else code page 437. */
export function decodeName(raw: Uint8Array, utf8 = false): string {
  if (utf8 || isUtf8(raw)) return Buffer.from(raw).toString('utf8');
  return looksGb2312(raw) ? decodeAs(raw, 'gb18030') : decodeCp437(raw);
}

/** Pairs of the rows of hanzi, and more of them than a stray pair of accented letters. */
function looksGb2312(raw: Uint8Array): boolean {
  let pairs = 0;
  for (let i = 0; i < raw.length; i++) {
    const lead = raw[i] ?? 0;
    if (lead < 0x80) continue;
    const trail = raw[++i] ?? 0;
    const isPair = ((lead >= 0xb0 && lead <= 0xf7) || (lead >= 0xa1 && lead <= 0xa9)) && trail >= 0xa1 && trail < 0xff;
    if (!isPair) return false;
    pairs++;
  }
  return pairs >= 2;
}

const decodeCp437 = (raw: Uint8Array): string =>
  Array.from(raw, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : CP437[byte - 0x80])).join('');

/**
 * A name that is safe to print, to list and to give back to the program: one line, relative, with `/` between its parts and
 * never a way out of the container.
 */
export function safeName(name: string): string {
  const parts = name
    .slice(0, LONGEST)
    .replaceAll('\\', '/')
    .replace(/^[a-z]:\//i, '')
    .replaceAll(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/gu, '\ufffd')
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .map((part) => (part === '..' ? '__' : part));
  return parts.join('/') || '_';
}

/** Files that a system left behind. */
export const isHidden = (name: string): boolean => /(?:^|\/)(?:\.|__MACOSX\/)/.test(name);
