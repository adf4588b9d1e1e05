import type { Token } from './token.ts';

export type HalfDay = 'am' | 'pm';

const BEFORE: ReadonlyMap<string, HalfDay> = new Map([
  ...['上午', '早上', '凌晨', '清晨', '午前', '오전'].map((word): [string, HalfDay] => [word, 'am']),
  ...['下午', '晚上', '傍晚', '中午', '午後', '오후'].map((word): [string, HalfDay] => [word, 'pm']),
]);
const AFTER: ReadonlyMap<string, HalfDay> = new Map([
  ...['am', 'πμ', 'ص', 'صباحا', 'पूर्वाह्न', 'sa'].map((word): [string, HalfDay] => [word, 'am']),
  ...['pm', 'μμ', 'م', 'مساء', 'अपराह्न', 'ch'].map((word): [string, HalfDay] => [word, 'pm']),
]);

/** A half of the day named before the time, as in 下午5:10 and 오후 5시: two tokens. */
export const halfBefore = (tokens: readonly Token[], at: number): HalfDay | undefined =>
  BEFORE.get((tokens[at]?.text ?? '') + (tokens[at + 1]?.text ?? ''));

/** A half of the day named after the time: `pm`, `p.m.`, `p. m.`, `μ.μ.`; with the token after it. */
export function halfAfter(
  tokens: readonly Token[],
  at: number,
): { readonly half: HalfDay; readonly next: number } | undefined {
  const [first, dot, second, end] = [tokens[at], tokens[at + 1], tokens[at + 2], tokens[at + 3]];
  if (first?.kind !== 'word') return undefined;
  const dotted = dot?.text === '.' && first.text.length === 1 && second?.text.length === 1;
  const half = AFTER.get((dotted ? first.text + second.text : first.text).toLowerCase());
  if (half === undefined) return undefined;
  return { half, next: at + (dotted ? (end?.text === '.' && !end.gap ? 4 : 3) : 1) };
}

/** Hour of 24; undefined when the two contradict each other. */
export function hourOfDay(hour: number, half: HalfDay | undefined): number | undefined {
  if (hour > 23 || (half === 'am' && hour > 12)) return undefined;
  if (half === 'pm' && hour < 12) return hour + 12;
  return half === 'am' && hour === 12 ? 0 : hour;
}
