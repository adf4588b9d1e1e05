import { TextDecoder, normalizeEncoding } from '@exodus/bytes/encoding.js';

/** Names met in headers and metas that the standard's list of labels lacks, without punctuation. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  utf8mb4: 'utf-8',
  cp65001: 'utf-8',
  gb23121980: 'gb18030',
  gb231280: 'gb18030',
  cp936: 'gb18030',
  ms936: 'gb18030',
  cp950: 'big5',
  cp932: 'shift_jis',
  eucjp: 'euc-jp',
  cp949: 'euc-kr',
  ms949: 'euc-kr',
  uhc: 'euc-kr',
  cp874: 'windows-874',
  tis620: 'windows-874',
  cp1250: 'windows-1250',
  win1250: 'windows-1250',
  windows1250: 'windows-1250',
  win1251: 'windows-1251',
  windows1251: 'windows-1251',
  win1252: 'windows-1252',
  windows1252: 'windows-1252',
};

/**
 * The charset that a label names (WHATWG Encoding standard and a few more), or undefined. gb2312 and gbk are read as
 * gb18030, their superset: labels are older than the characters of the pages.
 */
export function charsetOf(label: string): string | undefined {
  const trimmed = label.trim();
  const name = normalizeEncoding(trimmed) ?? OTHER_NAMES[trimmed.toLowerCase().replace(/[^a-z0-9]/g, '')];
  if (name === undefined || name === 'replacement') return undefined;
  if (name === 'gbk') return 'gb18030';
  return name === 'x-user-defined' ? 'windows-1252' : name;
}

/** Bytes to text by the standard's exact decoders (Node's own are wrong for most legacy charsets); damage becomes U+FFFD. */
export function decodeAs(bytes: Uint8Array, charset: string): string {
  return new TextDecoder(charset).decode(bytes);
}
