import { recalled } from '../document/recall.ts';

const isAscii = (text: string): boolean => /^[\x00-\x7f]*$/.test(text);
const squashAscii = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, '');

/** A text as titles and names are compared: letters and digits alone, case and width gone. A heading is asked about five times. */
export const squash = recalled((text: string): string =>
  isAscii(text)
    ? squashAscii(text)
    : text
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, ''),
);

/** Letters at either end that are looked at. */
const END = 40;

/**
 * False when the ends of a long text tell that, squashed, it neither begins nor ends with a squashed text nor is a part of it;
 * nearly all that are no copy of a headline are told so.
 */
export function mayMatch(text: string, key: string): boolean {
  if (text.length < 3 * END) return true;
  // the letter behind may be an accent
  if (!isAscii(text.slice(0, END + 1)) || !isAscii(text.slice(-END))) return true;
  const [head, tail] = [squashAscii(text.slice(0, END)), squashAscii(text.slice(-END))];
  return key.includes(head) || head.startsWith(key) || key.endsWith(tail) || tail.endsWith(key);
}
