/** Most characters of a slug, with its number. */
const MAX_SLUG = 80;
/** Characters of a title that are looked at; no slug needs more. */
const MAX_TITLE = 400;
/** Names that Windows keeps for devices, with or without extension. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;
const NON_LATIN = /[^\p{ASCII}\p{M}\p{S}\p{P}\p{Z}\p{C}]/u;

/**
 * A title as a file name: ASCII letters, digits and hyphens, transliterated where the script needs it, cut at a word, never
 * empty. So nothing of a hostile title survives (`..`, NUL, line breaks, escapes, marks that reorder text).
 * @param fallback stands in for a title without letters or digits: hex digits of a digest
 */
export async function slugOf(title: string, fallback: string): Promise<string> {
  const words = hyphenated(await toAscii(title.slice(0, MAX_TITLE).normalize('NFKC')));
  const slug = cutAtWord(words, MAX_SLUG);
  if (slug === '') return `release-${fallback.slice(0, 12)}`;
  return RESERVED.test(slug) ? `${slug}-release` : slug;
}

/** The slug of the n-th release of that name in its folder: `name`, `name-2`, `name-3`. */
export function numberedSlug(slug: string, n: number): string {
  if (n < 2) return slug;
  const suffix = `-${n}`;
  return `${cutAtWord(slug, MAX_SLUG - suffix.length)}${suffix}`;
}

async function toAscii(text: string): Promise<string> {
  const folded = withoutMarks(text);
  if (!NON_LATIN.test(folded)) return folded;
  const { transliterate } = await import('transliteration');
  return withoutMarks(transliterate(text));
}

const withoutMarks = (text: string): string => text.normalize('NFKD').replace(/\p{M}+/gu, '');

const hyphenated = (text: string): string =>
  text
    .toLowerCase()
    .replace(/(?<=\w)['’‘ʼ`´](?=\w)/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

function cutAtWord(slug: string, max: number): string {
  if (slug.length <= max) return slug;
  const cut = slug.lastIndexOf('-', max);
  return slug.slice(0, cut >= max / 2 ? cut : max);
}
