/** Names by which databases call languages, in English and their own. */
const NAMES: Readonly<Record<string, string>> = {
  en: 'english eng',
  de: 'german deutsch ger deu',
  fr: 'french français fre fra',
  es: 'spanish español spa',
  pt: 'portuguese português por',
  it: 'italian italiano ita',
  nl: 'dutch nederlands dut nld',
  pl: 'polish polski pol',
  cs: 'czech čeština cze ces',
  ru: 'russian русский rus',
  uk: 'ukrainian українська ukr',
  el: 'greek ελληνικά gre ell',
  tr: 'turkish türkçe tur',
  ar: 'arabic العربية ara',
  he: 'hebrew עברית heb',
  fa: 'persian farsi فارسی per fas',
  zh: 'chinese 中文 chi zho',
  ja: 'japanese 日本語 jpn',
  ko: 'korean 한국어 kor',
  sv: 'swedish svenska swe',
  no: 'norwegian norsk nor',
  da: 'danish dansk dan',
  fi: 'finnish suomi fin',
  hu: 'hungarian magyar hun',
  ro: 'romanian română rum ron',
  vi: 'vietnamese vie',
  id: 'indonesian ind',
};
const TAGS = new Map(
  Object.entries(NAMES).flatMap(([tag, names]) => names.split(' ').map((name) => [name, tag] as const)),
);

/** The BCP 47 tag of what a field says about language: a tag, or a name ("ENGLISH", "German; Deutsch"); nothing for others. */
export function languageTag(text: string): string | undefined {
  const name =
    text
      .trim()
      .split(/[\s;,/(]/, 1)[0]
      ?.toLowerCase() ?? '';
  const tag = TAGS.get(name);
  if (tag !== undefined) return tag;
  return /^[a-z]{2,3}(?:[-_][A-Za-z\d]{2,8}){0,3}$/.test(text.trim()) ? text.trim().replaceAll('_', '-') : undefined;
}
