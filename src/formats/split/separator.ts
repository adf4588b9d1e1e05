import { looksLikeArticle, twins } from './article-shape.ts';
import type { Cut, FileLines, SplitRule } from './cut.ts';

/** A line of marks alone; letters and digits never separate. */
const MARKS = /^\s*(?:[#=\-_*~+•·.–—|<>]\s?){2,}\s*$/;
/** Share of pieces that must read as a release of their own. */
const MOST = 0.7;

function keyOf(text: string): string | undefined {
  if (text.includes('\f')) return '\f';
  if (text.length >= 400 || !MARKS.test(text)) return undefined;
  return text.replaceAll(/\s+/g, '').replaceAll(/(.)\1{3,}/g, '$1$1$1$1');
}

/** Pieces between lines; a form feed stands before the text that shares its line. */
function pieces(lines: FileLines, at: readonly number[], key: string, length: number): Cut[] {
  const cuts: Cut[] = [];
  let from = 0;
  for (const line of at) {
    const feed = key === '\f' ? lines.text(line).indexOf('\f') : -1;
    cuts.push({ from, to: lines.at(line) + Math.max(0, feed) });
    from = feed < 0 ? lines.at(line + 1) : lines.at(line) + feed + 1;
  }
  cuts.push({ from, to: length });
  return cuts;
}

/**
 * Releases between lines of marks (`###==`, `==`, `---`, `* * *`, form feeds). The same marks also stand inside a release,
 * so a mark separates only if most pieces between its copies open like a release.
 */
export const separator: SplitRule = (lines, text) => {
  const places = new Map<string, number[]>();
  for (let i = 0; i < lines.count; i++) {
    const key = keyOf(lines.text(i));
    const list = key === undefined ? undefined : places.get(key);
    if (list !== undefined) list.push(i);
    else if (key !== undefined) places.set(key, [i]);
  }
  let best: { readonly key: string; readonly cuts: readonly Cut[] } | undefined;
  for (const [key, at] of places) {
    const cuts = pieces(lines, at, key, text.length).filter((cut) =>
      /[\p{L}\p{N}]/u.test(text.slice(cut.from, Math.min(cut.to, cut.from + 5000))),
    );
    if (
      cuts.length < 2 ||
      (cuts.length === 2 && !twins(text.slice(cuts[0]?.from, cuts[0]?.to), text.slice(cuts[1]?.from)))
    )
      continue;
    const good = cuts.filter((cut) => looksLikeArticle(text.slice(cut.from, cut.to))).length;
    if (good >= Math.max(2, cuts.length * MOST) && cuts.length > (best?.cuts.length ?? 1)) best = { key, cuts };
  }
  return best === undefined
    ? undefined
    : { rule: `separator ${JSON.stringify(best.key)}`, cuts: best.cuts, warnings: [] };
};
