import { isomorphicDecode } from '@exodus/bytes/encoding.js';
import { charsetOf } from './charset.ts';

/** How far a page is searched for its declaration: real ones stand behind long comments and scripts, far past the standard's 1,024 bytes. */
const PRESCAN = 128 * 1024;
/** Nearly all stand before this. */
const FIRST_LOOK = 8 * 1024;
/** Longest tag that is read. */
const MAX_TAG = 2048;

/** The charset of a Content-Type header field. */
export function headerCharset(contentType: string): string | undefined {
  const label = /;\s*charset\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s;,"']+))/i.exec(contentType);
  return label ? charsetOf(label[1] ?? label[2] ?? label[3] ?? '') : undefined;
}

/**
 * The charset that a page declares in a `meta` or in its XML declaration. Comments, scripts and styles are passed over
 * (`charset` on a `script` tells of the script). A `meta` that says UTF-16 could not have been read, so it means UTF-8.
 */
export function metaCharset(bytes: Uint8Array): string | undefined {
  const early = charsetOfMetas(isomorphicDecode(bytes.subarray(0, FIRST_LOOK + MAX_TAG)), FIRST_LOOK);
  if (early !== undefined) return readable(early);
  const head = isomorphicDecode(bytes.subarray(0, PRESCAN));
  const xml = /^\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([^"']{1,40})["']/i.exec(head.slice(0, 512));
  const declared = charsetOfMetas(head) ?? (xml?.[1] === undefined ? undefined : charsetOf(xml[1]));
  return declared === undefined ? undefined : readable(declared);
}

/** @param until metas that begin behind it are not read */
function charsetOfMetas(head: string, until = head.length): string | undefined {
  const opening = /<!--|<(script|style|meta)(?=[\s/>])/gi;
  for (let match = opening.exec(head); match && match.index < until; match = opening.exec(head)) {
    const name = match[1]?.toLowerCase();
    if (name === 'meta') {
      const charset = charsetOfMeta(head.slice(match.index + 5, match.index + MAX_TAG));
      if (charset !== undefined) return charset;
      continue;
    }
    const end = name === undefined ? head.indexOf('-->', match.index + 4) : closing(head, name, opening.lastIndex);
    if (end < 0) return undefined;
    opening.lastIndex = end;
  }
  return undefined;
}

const readable = (charset: string): string => (charset.startsWith('utf-16') ? 'utf-8' : charset);

function closing(head: string, name: string, from: number): number {
  const tag = new RegExp(`</${name}`, 'gi');
  tag.lastIndex = from;
  return tag.exec(head)?.index ?? -1;
}

/** @param tag what follows `<meta`, to the end of the tag or beyond */
function charsetOfMeta(tag: string): string | undefined {
  const attributes = new Map<string, string>();
  const attribute = /\s*(?:\/\s*)*(?:(>)|([^\s=>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?)/gy;
  for (let match = attribute.exec(tag); match && !match[1]; match = attribute.exec(tag)) {
    const name = (match[2] ?? '').toLowerCase();
    if (!attributes.has(name)) attributes.set(name, match[3] ?? match[4] ?? match[5] ?? '');
  }
  const direct = attributes.get('charset');
  if (direct !== undefined) return charsetOf(direct);
  if (attributes.get('http-equiv')?.toLowerCase() !== 'content-type') return undefined;
  const label = /charset\s*=\s*["']?\s*([^\s;"']+)/i.exec(attributes.get('content') ?? '');
  return label?.[1] === undefined ? undefined : charsetOf(label[1]);
}
