/** How front matter begins, with its language. */
export const OPEN = /^\uFEFF?---[ \t]*([^\s-][^\r\n]*)?\r?\n/;
/** Longest front matter that is read, in UTF-16 units. */
export const MAX_FRONT_MATTER = 256 * 1024;
const CLOSE = /^---[ \t]*\r?$/gm;

/**
 * Where the front matter ends: the index after its closing line; 0 where there is none, -1 where the text given does not
 * reach its end. So a reader of many files can read the first kilobytes of each.
 */
export function frontMatterEnd(text: string): number {
  const open = OPEN.exec(text);
  if (!open) return 0;
  CLOSE.lastIndex = open[0].length;
  const close = CLOSE.exec(text);
  if (!close) return -1;
  const end = close.index + close[0].length;
  return end < text.length ? end + 1 : end;
}
