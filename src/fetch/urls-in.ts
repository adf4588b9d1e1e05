/** Addresses in free text, http and https only; a pipe, a quote, angle brackets or white space end them. */
const ADDRESS =
  /\bhttps?:\/\/[^\s<>"'`|\\^{}\u0000-\u001f\u3000-\u303f\uff01-\uff0f\uff1a-\uff20\u2018-\u201f\u00ab\u00bb]{1,2048}/giu;
/** Punctuation of the sentence around. */
const TRAILING = new Set('.,;:!?*_~\u2026');
const OPENING: ReadonlyMap<string, string> = new Map([
  [')', '('],
  [']', '['],
]);
/** More addresses than this are a mistake or an attack. */
const MAX_ADDRESSES = 1_000_000;

/** The addresses in a text, in order, each once; punctuation and brackets that belong to the sentence are left out. */
export function urlsIn(text: string): string[] {
  const found = new Set<string>();
  for (const [written] of text.matchAll(ADDRESS)) {
    const url = trimmed(written);
    if (URL.canParse(url)) found.add(url);
    if (found.size >= MAX_ADDRESSES) break;
  }
  return [...found];
}

/** Without trailing punctuation, and without closing brackets that the address does not open. One pass from the end. */
function trimmed(written: string): string {
  const counts = new Map<string, number>();
  for (const sign of written) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  const count = (sign: string): number => counts.get(sign) ?? 0;
  let end = written.length;
  for (; end > 0; end--) {
    const last = written.charAt(end - 1);
    const opening = OPENING.get(last);
    const isSurplus = opening !== undefined && count(last) > count(opening);
    if (!isSurplus && !TRAILING.has(last)) break;
    counts.set(last, count(last) - 1);
  }
  return written.slice(0, end);
}
