import { matchLabels } from '../../document/lexicon/match.ts';
import { looksLikeArticle, twins } from './article-shape.ts';
import type { Cut, FileLines, SplitRule } from './cut.ts';

/** A line of marks alone; letters and digits do only where they say that a release ends. */
const MARKS = /^\s*(?:[#=\-_*~+•·.–—|<>]\s?){2,}\s*$/;
/** The mark of the end of North American releases. */
const THIRTY = /^\s*(?:[-–—]\s?30\s?[-–—]|#30#|\(30\)|\/30\/)\s*$/;
/** Words of the end are no longer ("-ENDS-", "Fin du communiqué"). */
const LONGEST_END = 30;
/** Share of pieces that must read as a release of their own. */
const MOST = 0.7;

function keyOf(text: string): string | undefined {
  if (text.includes('\f')) return '\f';
  if (THIRTY.test(text)) return '-30-';
  if (text.length <= LONGEST_END && isEndWord(text)) return text.trim().toLowerCase();
  if (text.length >= 400 || !MARKS.test(text)) return undefined;
  return text.replaceAll(/\s+/g, '').replaceAll(/(.)\1{3,}/g, '$1$1$1$1');
}

/** Up to four words without a digit: a look-up for every short line would take more time than all other rules. */
const FEW_WORDS = /^[^\p{L}\d]{0,5}\p{L}+(?: \p{L}+){0,3}[^\p{L}\d]{0,5}$/u;
const isEndWord = (text: string): boolean =>
  FEW_WORDS.test(text) && matchLabels(text).some(({ kind, whole }) => kind === 'end' && whole);

/** Up to so many characters behind the last mark of an end are the contact of the release before it. */
const TRAILER = 400;

/** The last piece joined to the one before it, where it is no release but what stands below the end of one. */
function withTrailer(cuts: readonly Cut[], key: string, text: string): readonly Cut[] {
  const [last, before] = [cuts.at(-1), cuts.at(-2)];
  if (last === undefined || before === undefined || !/[\p{L}\p{N}]/u.test(key)) return cuts;
  const rest = text.slice(last.from, last.to).trim();
  if (rest.length > TRAILER || looksLikeArticle(rest)) return cuts;
  return [...cuts.slice(0, -2), { from: before.from, to: last.to }];
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
 * Releases between lines of marks (`###==`, `==`, `---`, `* * *`, `-30-`, form feeds). The same marks also stand inside a release,
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
    const found = pieces(lines, at, key, text.length).filter((cut) =>
      /[\p{L}\p{N}]/u.test(text.slice(cut.from, Math.min(cut.to, cut.from + 5000))),
    );
    const cuts = withTrailer(found, key, text);
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
