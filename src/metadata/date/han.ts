const DIGITS = '〇一二三四五六七八九';
const VALUE: ReadonlyMap<string, number> = new Map([
  ...Array.from(DIGITS).map((digit, value): [string, number] => [digit, value]),
  ['零', 0],
  ['○', 0],
  ['Ｏ', 0],
  ['元', 1],
]);

export const isHanDigit = (char: string): boolean =>
  char !== '元' && (VALUE.has(char) || char === '十' || char === '廿');

/** A number in Han numerals: digit by digit (二〇二一) or with tens (二十一, 廿一); -1 when it is none. */
export function hanNumber(text: string): number {
  const chars = Array.from(text.replace('廿', '二十'));
  const ten = chars.indexOf('十');
  if (ten < 0) {
    let value = 0;
    for (const char of chars) {
      const digit = VALUE.get(char);
      if (digit === undefined) return -1;
      value = value * 10 + digit;
    }
    return chars.length > 0 && chars.length <= 4 ? value : -1;
  }
  if (ten > 1 || chars.length > ten + 2) return -1;
  const tens = ten === 0 ? 1 : VALUE.get(chars[0] ?? '');
  const ones = chars.length === ten + 1 ? 0 : VALUE.get(chars[ten + 1] ?? '');
  return tens === undefined || ones === undefined ? -1 : tens * 10 + ones;
}
