import { findDates } from './date/find.ts';

/** Longest place with date and agency. */
const MAX_DATELINE = 90;
const PLACE =
  /^[([]?(?:\p{Lu}[\p{L}.'’-]*|of|de|del|la|le|am|an|der|di|do|da|e|and)(?:[ ,/.]+(?:\p{Lu}[\p{L}.'’-]*|of|de|del|la|le|am|an|der|di|do|da|e|and))*/u;

/** The dateline that opens a text, as it stands: "KEARNEY, NE -- (BUSINESS WIRE)", "Berlin, 29. November 2022". Undefined when it opens with a sentence. */
export function datelineOf(text: string): string | undefined {
  const head = text.slice(0, MAX_DATELINE + 10);
  const mark = /^(.{2,90}?)\s*(?:[–—]|\s--?|--|(?<=[\d)])[.:])\s+/u.exec(head);
  const line = mark?.[1]?.trim();
  if (line === undefined || !PLACE.test(line)) return undefined;
  const [date] = findDates(line);
  const rest = date === undefined ? line : line.slice(0, date.start) + line.slice(date.end);
  const place = rest
    .replace(/\([^()]{0,40}\)/g, '')
    .replace(/[\s,.;:–—-]+$/u, '')
    .trim();
  const whole = PLACE.exec(place)?.[0].length ?? 0;
  // every word of a place begins with a capital; one word alone needs a date, an agency or capitals to be one
  if (place === '' || whole < place.length || place.length > 60) return undefined;
  const sure = date !== undefined || /\([^()]{2,40}\)/.test(line) || place === place.toUpperCase();
  return sure ? line : undefined;
}
