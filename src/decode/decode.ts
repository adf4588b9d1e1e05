import { isUtf8 } from 'node:buffer';
import { bytesOfLiteral } from './bytes-literal.ts';
import { decodeAs } from './charset.ts';
import { declarations, judgeCharset } from './judge-charset.ts';
import type { CharsetEvidence, DecodeOptions } from './judge-charset.ts';
import { decodeMixed } from './mixed.ts';
import type { Reading } from './mixed.ts';
import { repair } from './repair.ts';

export interface Decoded {
  /** Line ends as they stand; no byte order mark, no controls but tab, line feed, form feed and carriage return. */
  readonly text: string;
  /** Name in the WHATWG Encoding standard, lower case; gb2312 and gbk are read as gb18030. */
  readonly charset: string;
  readonly evidence: CharsetEvidence;
  /** What was repaired, and declarations that were wrong. */
  readonly warnings: readonly string[];
}

/** Bytes to text; never fails. What cannot be read becomes U+FFFD, and each kind of repair is a warning. */
export async function decode(input: Uint8Array, options: DecodeOptions = {}): Promise<Decoded> {
  const literal = bytesOfLiteral(input);
  const bytes = literal ?? input;
  const { charset, evidence, warning } = await judgeCharset(bytes, options);
  const raw = await read(bytes, charset, options);
  const { text, warnings } = repair(raw.text);
  const first = literal === undefined ? [] : ['bytes printed as a Python literal undone'];
  if (warning !== undefined) first.push(warning);
  return { text, charset, evidence, warnings: [...first, ...raw.warnings, ...warnings] };
}

function read(bytes: Uint8Array, charset: string, options: DecodeOptions): Promise<Reading> | Reading {
  // by way of UTF-16 (Node's transcode) a page took 0.17 ms less, but 8 MB more at the peak of a thousand
  if (charset !== 'utf-8' || isUtf8(bytes)) return { text: decodeAs(bytes, charset), warnings: [] };
  const declared = declarations(bytes, options).map((verdict) => verdict.charset);
  return decodeMixed(
    bytes,
    declared.filter((name) => !name.startsWith('utf-')),
  );
}
