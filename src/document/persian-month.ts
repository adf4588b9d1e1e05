/** Months of the solar calendar of Iran, then their names in Afghanistan. */
const PERSIAN_MONTHS: ReadonlyMap<string, number> = new Map(
  (
    'فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند ' +
    'حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت'
  )
    .split(' ')
    .map((name, index) => [name, (index % 12) + 1]),
);

/** 1-12. */
export const persianMonth = (word: string): number | undefined =>
  PERSIAN_MONTHS.get(word.replaceAll('ي', 'ی').replaceAll('ك', 'ک'));
