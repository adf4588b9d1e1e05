import type { FrontMatter } from '../model/front-matter.ts';

/** What counts are broken down by. */
export const COUNT_KEYS = ['month', 'year', 'source', 'lang', 'section'] as const;
export type CountKey = (typeof COUNT_KEYS)[number];

/** Is it told by the path alone? */
export const isDated = (by: CountKey): by is 'month' | 'year' => by === 'month' || by === 'year';

/** What has no date, source, language or section. */
const NONE = 'none';

/** The row that an entry counts for: by its path where dates are asked for, else by its front matter. */
export function countKeyOf(path: string, data: FrontMatter, by: CountKey): string {
  return isDated(by) ? dateKey(path, by) : fieldKey(data, by);
}

function dateKey(path: string, by: 'month' | 'year'): string {
  const [, year, month] = /^(\d{4})\/(?:(\d{2})\/)?/.exec(path) ?? [];
  if (year === undefined) return NONE;
  if (by === 'year') return year;
  return month === undefined ? year : `${year}-${month}`;
}

function fieldKey(data: FrontMatter, by: 'source' | 'lang' | 'section'): string {
  if (by === 'lang') return data.lang ?? NONE;
  if (by === 'section') return data.section?.[0] ?? NONE;
  if (data.publisher !== undefined) return data.publisher;
  const { source } = data;
  return data.site ?? (source !== undefined && URL.canParse(source) ? new URL(source).hostname : NONE);
}
