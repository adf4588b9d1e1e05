/** Letters of East Asian Width W and F (UAX #11) by blocks, and what is shown as emoji without being asked to. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u3247\u3250-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18d7f}\u{1aff0}-\u{1b2ff}\u{1f200}-\u{1f265}\u{20000}-\u{3fffd}\p{Emoji_Presentation}]/u;
/** What is drawn over or into the letter before: marks, joiners, the later parts of a hangul syllable. */
const NONE = /[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff\ud7b0-\ud7ff]/u;
/** Letters of one column without marks; bars too. The segmenter takes 50 times as long. */
const PLAIN = /^[\x20-\x7e\xa1-\xac\xae-\u02ff\u0400-\u0482\u048a-\u052f\u2580-\u259f]*$/;
let segmenter: Intl.Segmenter | undefined;

/** Columns on a terminal: wide letters take two, marks none, an emoji of several parts two. */
export function width(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let columns = 0;
  for (const cluster of clusters(text)) columns += clusterWidth(cluster);
  return columns;
}

/** As much of the start of a text as has room. A letter is never parted from its marks. */
export function startOf(text: string, columns: number): string {
  if (PLAIN.test(text)) return text.slice(0, columns);
  let shown = '';
  let used = 0;
  for (const cluster of clusters(text)) {
    used += clusterWidth(cluster);
    if (used > columns) break;
    shown += cluster;
  }
  return shown;
}

/** As much of its end. */
export function endOf(text: string, columns: number): string {
  if (PLAIN.test(text)) return columns === 0 ? '' : text.slice(-columns);
  const shown: string[] = [];
  let used = 0;
  for (const cluster of [...clusters(text)].toReversed()) {
    used += clusterWidth(cluster);
    if (used > columns) break;
    shown.push(cluster);
  }
  return shown.toReversed().join('');
}

/** A text with an ellipsis where it has no room. */
export const clip = (text: string, columns: number): string =>
  width(text) <= columns ? text : `${startOf(text, columns - 1)}…`;

function* clusters(text: string): Generator<string> {
  segmenter ??= new Intl.Segmenter();
  for (const { segment } of segmenter.segment(text)) yield segment;
}

function clusterWidth(cluster: string): number {
  // Flags, keycaps, families: one picture. U+FE0F asks for it.
  if (cluster.length > 1 && /\p{Regional_Indicator}{2}|\ufe0f|\p{Extended_Pictographic}\u200d/u.test(cluster)) return 2;
  let columns = 0;
  for (const character of cluster) {
    if (NONE.test(character)) continue;
    if (/\p{Emoji_Modifier}/u.test(character) && columns > 0) continue;
    columns += WIDE.test(character) ? 2 : 1;
  }
  return columns;
}
