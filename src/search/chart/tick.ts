/** Steps of an axis from 0 to at least `most`: 1, 2 or 5 times a power of ten, about `count` of them. */
export function valueTicks(most: number, count: number, whole: boolean): number[] {
  const rough = Math.max(most, Number.MIN_VALUE) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((one) => one * power >= rough * (1 - 1e-9)) ?? 10;
  const step = whole ? Math.max(1, factor * power) : factor * power;
  if (!(most > 0)) return [0, 1];
  const steps = Math.ceil(most / step - 1e-9);
  return Array.from({ length: steps + 1 }, (_, n) => Number((n * step).toPrecision(12)));
}

/** Numbers of one axis: as many decimals as its step needs. */
export function numberFormat(step: number): (value: number) => string {
  const decimals = step >= 1 || step === 0 ? 0 : Math.min(6, Math.ceil(-Math.log10(step) - 1e-9));
  const format = new Intl.NumberFormat('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return (value) => (value === 0 ? '0' : format.format(value));
}

/** A mark on the axis of time. */
export interface TimeTick {
  /** Place in the row of keys; halves lie between two. */
  readonly at: number;
  readonly label: string;
  /** A second line: the year. */
  readonly below?: string;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Labels for months or years without gaps, no more than have room. @param most how many labels there is room for */
export function timeTicks(keys: readonly string[], most: number): TimeTick[] {
  return /^\d{4}-\d{2}$/.test(keys[0] ?? '') ? monthTicks(keys, most) : yearTicks(keys, most);
}

function yearTicks(keys: readonly string[], most: number): TimeTick[] {
  const step = stepFor(keys.length, most);
  return keys.flatMap((key, at) => (Number(key) % step === 0 ? [{ at, label: key }] : []));
}

const stepFor = (years: number, most: number): number =>
  [1, 2, 5, 10, 20, 50, 100, 200, 500].find((step) => years / step <= most) ?? 1000;

function monthTicks(keys: readonly string[], most: number): TimeTick[] {
  const months = keys.map((key) => ({ year: key.slice(0, 4), month: Number(key.slice(5)) - 1 }));
  const step = [1, 2, 3, 6].find((step) => keys.length / step <= most);
  if (step === undefined) return yearsOfMonths(months, most);
  let year = '';
  return months.flatMap((one, at) => {
    if (one.month % step !== 0) return [];
    const below = one.year === year ? {} : { below: one.year };
    year = one.year;
    return [{ at, label: MONTHS[one.month] ?? '', ...below }];
  });
}

/** Years, each below the middle of its months. */
function yearsOfMonths(months: readonly { readonly year: string }[], most: number): TimeTick[] {
  const spans = new Map<string, [number, number]>();
  months.forEach(({ year }, at) => spans.set(year, [spans.get(year)?.[0] ?? at, at]));
  const step = stepFor(spans.size, most);
  return [...spans].flatMap(([year, [first, last]]) =>
    Number(year) % step === 0 && last - first >= 3 ? [{ at: (first + last) / 2, label: year }] : [],
  );
}
