import { isUtf8 } from 'node:buffer';
import { isIso2022Jp, utf16Order } from './byte-pattern.ts';
import { headerCharset, metaCharset } from './declared.ts';
import { hasUtf8Lines } from './mixed.ts';
import { isPlausible } from './plausible.ts';
import { censusUtf8 } from './utf8.ts';

/** What told the charset. */
export type CharsetEvidence = 'bom' | 'pattern' | 'utf-8' | 'header' | 'meta' | 'detected';

export interface DecodeOptions {
  /** The Content-Type header field that came with the bytes. */
  readonly contentType?: string;
  /** Whether declarations inside the page count. @default true */
  readonly html?: boolean;
}

/** The charset of bytes, and what told it. */
export interface Verdict {
  readonly charset: string;
  readonly evidence: CharsetEvidence;
  readonly warning?: string;
}

/**
 * The charset of bytes. In this order, because each step is wrong less often than the next: byte order mark, UTF-16 and
 * ISO-2022-JP by their bytes, strict UTF-8 (saved pages keep the label of their old charset), UTF-8 with damage, the HTTP
 * header, the page's own declaration, detection. A declaration counts only while the text that it gives looks like words.
 */
export async function judgeCharset(bytes: Uint8Array, options: DecodeOptions): Promise<Verdict> {
  const marked = byteOrderMark(bytes);
  if (marked !== undefined) return { charset: marked, evidence: 'bom' };
  const utf16 = utf16Order(bytes);
  if (utf16 !== undefined) return { charset: utf16, evidence: 'pattern' };
  const declared = declarations(bytes, options);
  if (isUtf8(bytes)) {
    if (isIso2022Jp(bytes)) return { charset: 'iso-2022-jp', evidence: 'pattern' };
    return declaredOverShortUtf8(bytes, declared) ?? { charset: 'utf-8', evidence: 'utf-8' };
  }
  return judgeDamaged(bytes, declared);
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

/** The charsets that header and page declare, the header's first. */
export function declarations(bytes: Uint8Array, { contentType, html = true }: DecodeOptions): readonly Verdict[] {
  const header = contentType === undefined ? undefined : headerCharset(contentType);
  const meta = html ? metaCharset(bytes) : undefined;
  return [
    ...(header === undefined ? [] : [{ charset: header, evidence: 'header' } as const]),
    ...(meta === undefined || meta === header ? [] : [{ charset: meta, evidence: 'meta' } as const]),
  ];
}

const EAST_ASIAN = new Set(['gb18030', 'big5', 'euc-kr', 'euc-jp', 'shift_jis']);

/** A few East Asian double bytes may happen to be UTF-8's two-byte sequences: then the declaration decides. */
function declaredOverShortUtf8(bytes: Uint8Array, declared: readonly Verdict[]): Verdict | undefined {
  const candidate = declared.find(({ charset }) => EAST_ASIAN.has(charset));
  if (candidate === undefined) return undefined;
  const { valid, long } = censusUtf8(bytes.subarray(0, 64 * 1024));
  return valid > 0 && valid <= 8 && long === 0 && isPlausible(bytes, candidate.charset) ? candidate : undefined;
}

/** For bytes that are not UTF-8 throughout. */
async function judgeDamaged(bytes: Uint8Array, declared: readonly Verdict[]): Promise<Verdict> {
  const { valid, damaged, latin } = censusUtf8(bytes);
  const saysUtf8 = declared.some(({ charset }) => charset === 'utf-8');
  // Of the double bytes of East Asian charsets up to 38 % happen to be UTF-8, of others 15 %: damage of a fifth is not theirs.
  // Where nearly all sequences are Latin letters they do not happen to be so: of GBK's only one in five would be.
  const isLatin = valid >= 3 && latin >= 0.9 * valid;
  const tolerated = saysUtf8 || isLatin ? 0.34 : valid < 20 ? 0.1 : 0.2;
  if (valid > 0 && (damaged <= tolerated * (valid + damaged) || hasUtf8Lines(bytes)))
    return { charset: 'utf-8', evidence: 'utf-8' };
  const legacy = declared.filter(({ charset }) => charset !== 'utf-8' && !charset.startsWith('utf-16'));
  const plausible = legacy.find(({ charset }) => isPlausible(bytes, charset));
  if (plausible !== undefined) return plausible;
  const { detectCharset } = await import('./detect.ts');
  const charset = await detectCharset(bytes);
  const wrong = declared[0]?.charset;
  if (wrong === undefined || wrong === charset) return { charset, evidence: 'detected' };
  return { charset, evidence: 'detected', warning: `declared as ${wrong}, but the bytes are ${charset}` };
}
