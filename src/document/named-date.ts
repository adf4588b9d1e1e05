import { fold } from './fold.ts';
import { MONTH_TABLE } from './month-table.ts';
import { persianMonth } from './persian-month.ts';

let names: ReadonlySet<string> | undefined;

const tableNames = (): ReadonlySet<string> =>
  (names ??= new Set(Object.values(MONTH_TABLE).flatMap((groups) => groups.split(/[|,]/))));

/** Years as calendars count them: also Persian and Islamic (1300 to 1499), Buddhist (2400 to 2699). */
const YEAR = '(?:1[349]|20|2[456])\\d\\d';
const DAY = '[0-3]?\\d';
/** A name, or two of them with a slash between: "آذار/مارس". Names of two words are those of the table. */
const NAME = "([\\p{L}\\p{M}׳॰.'’\\u200c\\u200d]{2,24}(?:[ /][\\p{L}\\p{M}\\u200c\\u200d]{2,14})?)";
const MARKS = '[ ,،.\\-/]{0,3}';
/** What stands between the parts: blanks, marks, a short word ("de", "ta’", "г."). */
const BETWEEN = `${MARKS}(?:[\\p{L}\\p{M}]{1,3}[.'’]? )?`;
const ORDINAL = '(?:st|nd|rd|th|er|º|ª)?';
const SHAPES = [
  `(?<!\\d)${DAY}${ORDINAL}${BETWEEN}${NAME}${BETWEEN}${YEAR}(?!\\d)`,
  `(?<!\\d)${YEAR}${MARKS}(?:m\\. )?${NAME}${BETWEEN}${DAY}(?!\\d)`,
  `(?<![\\p{L}\\p{M}])${NAME}${BETWEEN}${DAY}${ORDINAL},?${BETWEEN}${YEAR}(?!\\d)`,
].map((shape) => new RegExp(shape, 'iu'));

const ANY_YEAR = new RegExp(`(?<!\\d)${YEAR}(?!\\d)`, 'g');
/** Characters before and behind a year among which the rest of its date stands: to look through all of a text takes 2 % of a page's time. */
const BEFORE = 60;
const BEHIND = 50;

/** Where a date stands whose month is a name in any of 86 languages. @param text with plain digits */
export function namedDate(text: string): { readonly start: number; readonly end: number } | undefined {
  for (const { index } of text.matchAll(ANY_YEAR)) {
    const from = Math.max(0, index - BEFORE);
    const near = text.slice(from, index + BEHIND);
    if (!/\d/.test(near.slice(0, index - from)) && !/\d/.test(near.slice(index - from + 4))) continue;
    for (const shape of SHAPES) {
      const match = shape.exec(near);
      if (match?.[1] !== undefined && isMonth(match[1]))
        return { start: from + match.index, end: from + match.index + match[0].length };
    }
  }
  return undefined;
}

/** Whether what stands in a month's place is one, or one of two with a slash, or with a short word behind it ("março de"); Hebrew writes "in" before it as one word. */
function isMonth(text: string): boolean {
  return [text, ...text.split('/'), text.replace(/ [\p{L}\p{M}]{1,3}$/u, '')].some((name) => {
    const folded = fold(name.replaceAll(/[.'’]/g, ''));
    const known = tableNames();
    return (
      known.has(folded) ||
      (/^[בל]/.test(folded) && known.has(folded.slice(1))) ||
      persianMonth(name.trim()) !== undefined
    );
  });
}
