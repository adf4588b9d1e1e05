/** Letters about as wide as they are high. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60]/u;

/** Width of a text in a sans-serif face, in units of its size: a guess on the wide side, since no face is known. */
export function textSize(text: string): number {
  let size = 0;
  // Emoji that are joined make one picture.
  for (const character of text.replace(/\u200d\p{Extended_Pictographic}/gu, '')) {
    if (/[\p{Mn}\p{Me}\p{Cf}]/u.test(character)) continue;
    size += WIDE.test(character)
      ? 1
      : /[ilj.,:;'|!()[\]\s]/.test(character)
        ? 0.32
        : /[mwMW@%—]/.test(character)
          ? 0.9
          : 0.58;
  }
  return size;
}

/** As much of a text as has room, cut between letters as readers see them. */
export function clipText(text: string, room: number): string {
  if (textSize(text) <= room + 0.01) return text; // room may be the size of this very text, computed otherwise
  let shown = '';
  let used = 1; // of the ellipsis
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    used += textSize(segment);
    if (used > room) break;
    shown += segment;
  }
  return `${shown.trimEnd()}…`;
}

/** A text in lines that have room, at most so many; broken at spaces, in scripts without them between letters. */
export function wrapText(text: string, room: number, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.match(/\S+\s*|\s+/g) ?? []) {
    for (const part of textSize(word) > room ? parts(word) : [word]) {
      if (line !== '' && textSize((line + part).trimEnd()) > room) {
        lines.push(line.trimEnd());
        line = '';
      }
      line += part;
    }
  }
  lines.push(line.trimEnd());
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), clipText(lines.slice(most - 1).join(' '), room)];
}

const parts = (word: string): string[] => [...new Intl.Segmenter().segment(word)].map(({ segment }) => segment);

/** Width of the widest of some texts at a size. */
export const widest = (texts: readonly string[], size: number): number =>
  Math.max(0, ...texts.map((text) => textSize(text) * size));
