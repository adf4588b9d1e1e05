import { looksLikeDate } from '../../document/date-shape.ts';
import { looksLikeArticle, looksLikeTitle, twins } from './article-shape.ts';
import { cutsFrom, type FileLines, type SplitRule } from './cut.ts';

/** Lines before a date line in which the head of a pasted page begins. */
const REACH = 10;
/** Least characters of a release. */
const LEAST = 300;

/** Lines that recur before date lines: the menu or breadcrumb that opens each pasted page. */
function recurringHeads(lines: FileLines, dates: readonly number[]): number[] {
  const places = new Map<string, number[]>();
  for (const date of dates) {
    const seen = new Set<string>();
    for (let i = Math.max(0, date - REACH); i < date; i++) {
      const key = lines.text(i).trim();
      if (key.length < 3 || key.length > 200 || seen.has(key) || looksLikeDate(key)) continue;
      seen.add(key);
      const list = places.get(key);
      if (list === undefined) places.set(key, [i]);
      else if (list.at(-1) !== i) list.push(i);
    }
  }
  let best: number[] = [];
  for (const at of places.values())
    if (at.length > best.length || (at.length === best.length && (at[0] ?? 0) < (best[0] ?? 0))) best = at;
  return best.length >= 2 ? best : [];
}

/** Headlines that stand behind at least two blank lines with a date line right under them. */
function titleDateHeads(lines: FileLines, dates: readonly number[]): number[] {
  return dates.flatMap((date) => {
    let title = date - 1;
    while (title > date - 3 && title >= 0 && lines.text(title).trim() === '') title--;
    if (!looksLikeTitle(lines.text(title).trim())) return [];
    const blank = (i: number): boolean => lines.text(i).trim() === '';
    return blank(title - 1) && blank(title - 2) ? [title] : [];
  });
}

/**
 * Releases one after the other without any separator, told by what recurs: the menu before each, or a headline with its
 * date line behind blank lines. Blank lines alone are no boundary.
 */
export const recurrence: SplitRule = (lines, text) => {
  const dates = lines.where((line) => line.length < 160 && looksLikeDate(line.trim()));
  if (dates.length < 2) return undefined;
  for (const starts of [recurringHeads(lines, dates), titleDateHeads(lines, dates)]) {
    const first = starts[0];
    if (first === undefined || starts.length < 2 || !lines.emptyBefore(first)) continue;
    const cuts = cutsFrom(lines, starts, false);
    const good = cuts.every((cut) => cut.to - cut.from >= LEAST && looksLikeArticle(text.slice(cut.from, cut.to)));
    const pair = cuts.length > 2 || twins(text.slice(cuts[0]?.from, cuts[0]?.to), text.slice(cuts[1]?.from));
    if (good && pair) return { rule: 'recurrence', cuts, warnings: [] };
  }
  return undefined;
};
