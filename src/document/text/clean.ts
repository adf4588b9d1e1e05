import { decodeEntities } from './entity.ts';

/**
 * A tag that tools leave in text: known element names only, so that `<name@host>` and `a < b` stay;
 * of one letter only with attributes or nothing behind it: in "where p<a and q>b" stands none.
 */
const TAG =
  /<\/?(br|div|span|em|strong|img|font|table|tbody|tr|td|th|li|ul|ol|h[1-6]|blockquote|sup|sub|center|section|article|hr)(?:[\s/][^<>]{0,2000})?>|<\/?(?:[abipu])(?:\s*\/?|\s+[\w:-]{1,40}\s*=[^<>]{0,2000})>/gi;
const BLOCK_TAG = /^<\/?(?:p|br|div|tr|li|ul|ol|h[1-6]|blockquote|table|center|section|article|hr)\b/i;
/** Invisible characters that say nothing: soft hyphen, zero-width space and joiners' kin, direction marks, BOM. */
const INVISIBLE = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;
/** Strong text of Markdown. */
const STRONG = /(?<![*\w])\*\*(?=\S)([^*]{1,400}?)(?<=\S)\*\*(?![*\w])/g;
/** All but plain ASCII: what is replaced, and what may not be composed. */
const UNCLEAN = /[^\n\t\x20-\x7e]/;
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f]/g;

/** What a byte string printed by Python was before: `b'caf\xc3\xa9\n'`. */
function unwrapRepr(text: string): string {
  const trimmed = text.trim();
  const quote = trimmed[1];
  if (trimmed[0] !== 'b' || (quote !== "'" && quote !== '"') || !trimmed.endsWith(quote) || trimmed.length < 4)
    return text;
  const inner = trimmed.slice(2, -1);
  if (!/\\(?:x[0-9a-f]{2}|n|r|t)/.test(inner) || inner.includes('\n')) return text;
  const simple: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };
  // Runs of \xNN are the bytes of UTF-8; everything else is ASCII.
  return inner
    .replaceAll(/(?:\\x[0-9a-f]{2})+/g, (run) =>
      new TextDecoder().decode(Uint8Array.from(run.slice(2).split('\\x'), (hex) => Number.parseInt(hex, 16))),
    )
    .replaceAll(/\\(.)/g, (_, letter: string) => simple[letter] ?? letter);
}

/** Normalizes what carries no meaning: line ends, invisible characters, byte-string reprs, leftover tags and entities. */
export function cleanText(text: string): string {
  let clean = unwrapRepr(text);
  if (clean.includes('\r')) clean = clean.replaceAll(/\r\n?/g, '\n');
  if (clean.includes('<')) clean = clean.replaceAll(TAG, (tag) => (BLOCK_TAG.test(tag) ? '\n' : ''));
  if (clean.includes('&')) clean = decodeEntities(clean);
  if (clean.includes('**')) clean = clean.replaceAll(STRONG, '$1');
  if (!UNCLEAN.test(clean)) return clean;
  return clean
    .replaceAll(/[\v\u0085\u2028\u2029]/g, '\n')
    .replaceAll(INVISIBLE, '')
    .replaceAll(CONTROL, ' ')
    .normalize('NFC');
}
