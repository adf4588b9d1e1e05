import { telling } from './plausible.ts';

/** Bytes handed to the detector; its own limit is the same. */
const SAMPLE = 200_000;

/** The charsets of the web by the detector's names for them. */
const CHARSETS: Readonly<Record<string, string>> = {
  big5hkscs: 'big5',
  cp866: 'ibm866',
  cp874: 'windows-874',
  'tis-620': 'windows-874',
  cp932: 'shift_jis',
  shift_jis_2004: 'shift_jis',
  cp949: 'euc-kr',
  euc_kr: 'euc-kr',
  euc_jis_2004: 'euc-jp',
  gb18030: 'gb18030',
  'koi8-r': 'koi8-r',
  'koi8-u': 'koi8-u',
  'mac-cyrillic': 'x-mac-cyrillic',
  'mac-roman': 'macintosh',
  'utf-16-be': 'utf-16be',
  'utf-16-le': 'utf-16le',
  'iso8859-1': 'windows-1252',
  'iso8859-9': 'windows-1254',
  ...family('cp', 'windows-', [1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258]),
  ...family('iso8859-', 'iso-8859-', [2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16]),
};

function family(theirs: string, ours: string, numbers: readonly number[]): Record<string, string> {
  return Object.fromEntries(numbers.map((number) => [`${theirs}${number}`, `${ours}${number}`]));
}

/**
 * The likeliest charset of bytes that say nothing of it. The detector takes about 100 ms to load, so it is loaded when it
 * is needed; it is kept to charsets of the web, since it would take damaged text for EBCDIC.
 */
export async function detectCharset(bytes: Uint8Array): Promise<string> {
  const { chardet } = await import('jschardet');
  const { encoding } = chardet.detect(telling(bytes, SAMPLE), {
    includeEncodings: Object.keys(CHARSETS),
    noMatchEncoding: 'cp1252',
    emptyInputEncoding: 'cp1252',
    compatNames: false,
  });
  return CHARSETS[encoding ?? ''] ?? 'windows-1252';
}
