/** Characters of a slice. */
const SLICE = 1 << 20;
/** How far from its end a slice looks for a character that no match crosses. */
const SEARCH = 1024;

/**
 * `text.replace(pattern, replacer)` slice by slice: with a function the engine collects all matches before it replaces, and
 * a hostile file of a hundred million of them would not fit in memory.
 * @param pattern global; its matches are short and hold no ASCII
 */
export function replaceSliced(text: string, pattern: RegExp, replacer: (match: string) => string): string {
  if (text.length <= SLICE) return text.replace(pattern, replacer);
  const slices: string[] = [];
  for (let from = 0; from < text.length;) {
    const to = cut(text, from + SLICE);
    slices.push(text.slice(from, to).replace(pattern, replacer));
    from = to;
  }
  return slices.join('');
}

function cut(text: string, at: number): number {
  for (let end = at; end < Math.min(text.length, at + SEARCH); end++) if (text.charCodeAt(end) < 0x80) return end;
  return Math.min(text.length, at);
}
