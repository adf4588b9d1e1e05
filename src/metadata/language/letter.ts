/** Letters beyond those that all languages of a script have. */
interface Alphabet {
  readonly lang: string;
  readonly script: 'cyrillic' | 'arabic';
  /** All of them. */
  readonly own: string;
  /** Those of which some stand in every text. */
  readonly telling: string;
}

/** Russian and Ukrainian are told by what each lacks, too; these by what they have. */
const ALPHABETS: readonly Alphabet[] = [
  { lang: 'be', script: 'cyrillic', own: 'ёіў', telling: 'ў' },
  { lang: 'uk', script: 'cyrillic', own: 'іїєґ', telling: 'їєґ' },
  { lang: 'mk', script: 'cyrillic', own: 'ѓќѕљњџј', telling: 'ѓќѕ' },
  { lang: 'sr', script: 'cyrillic', own: 'ђћљњџј', telling: 'ђћ' },
  { lang: 'kk', script: 'cyrillic', own: 'ёәғқңөұүһі', telling: 'қғұ' },
  { lang: 'ky', script: 'cyrillic', own: 'ёңөү', telling: 'ң' },
  { lang: 'mn', script: 'cyrillic', own: 'ёөү', telling: 'өү' },
  { lang: 'tt', script: 'cyrillic', own: 'ёәҗңөүһ', telling: 'ә' },
  { lang: 'ba', script: 'cyrillic', own: 'ёҙҫҡғңөүәһ', telling: 'ҙҡ' },
  { lang: 'tg', script: 'cyrillic', own: 'ёғӣқӯҳҷ', telling: 'ӣҷ' },
  { lang: 'uz-Cyrl', script: 'cyrillic', own: 'ёўқғҳ', telling: 'ў' },
  { lang: 'ps', script: 'arabic', own: 'پچژګکیټډړږښځڅڼېۍۀ', telling: 'ټډړږښځڅڼ' },
  { lang: 'ug', script: 'arabic', own: 'پچژگكڭەېۇۆۈۋھى', telling: 'ۈۋۇڭ' },
  { lang: 'ckb', script: 'arabic', own: 'پچژگکیڤڕڵۆێەھ', telling: 'ڕڵۆێ' },
  { lang: 'sd', script: 'arabic', own: 'پچگکیٻڀٺٽٿڃڄڇڊڌڍڏڙڦڪڱڳڻھ', telling: 'ٻڀٺٿڄڊڌڙڪڱڳ' },
];

/** Letters that all languages of the script have. */
const BASE = {
  cyrillic: /[а-я]/u,
  arabic: /[\u0621-\u064a]/u,
};
const ALL = {
  cyrillic: /\p{Script=Cyrillic}/gu,
  arabic: /\p{Script=Arabic}/gu,
};
/** Letters of foreign names are rarer: a letter counts from this share of the text on, and twice at least. */
const COUNTS = 0.003;

/** The letters beyond the common ones of languages that the model knows and that have none that tells them. */
const LETTERS_OF: Readonly<Record<string, string>> = { ru: 'ё', bg: 'ѝ' };

/** The languages whose alphabet has all letters of a text, and that have left letters of their own in it. */
export function spelledIn(sample: string, script: Alphabet['script']): readonly string[] {
  const { counts, least } = ownLetters(sample, script);
  const own = [...counts].filter(([, count]) => count >= least).map(([letter]) => letter);
  return ALPHABETS.filter(
    (one) =>
      one.script === script &&
      own.every((letter) => one.own.includes(letter)) &&
      own.some((letter) => one.telling.includes(letter)),
  ).map(({ lang }) => lang);
}

/** Whether a text has letters that the alphabet of a language lacks; true of no language whose alphabet is not here. */
export function isForeignTo(sample: string, script: Alphabet['script'], lang: string): boolean {
  const known = LETTERS_OF[lang] ?? ALPHABETS.find((one) => one.lang === lang)?.own;
  if (known === undefined) return false;
  const { counts, least } = ownLetters(sample, script);
  const foreign = [...counts].reduce((sum, [letter, count]) => sum + (known.includes(letter) ? 0 : count), 0);
  return foreign >= least;
}

/** How often letters stand in a text beyond those that all languages of the script have, and from how many on they count. */
function ownLetters(
  sample: string,
  script: Alphabet['script'],
): { readonly counts: ReadonlyMap<string, number>; readonly least: number } {
  const counts = new Map<string, number>();
  const all = sample.toLowerCase().match(ALL[script]) ?? [];
  for (const letter of all)
    if (/\p{L}/u.test(letter) && !BASE[script].test(letter)) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return { counts, least: Math.max(2, all.length * COUNTS) };
}
