/**
 * Writes src/document/month-table.ts from Node's Intl data: `npx tsx test/tool/month-table.ts && npx oxfmt`.
 * Names stand folded (see fold.ts); a form that only Intl's calendars without a name give ("12", "M12") is left out.
 */
import { writeFileSync } from 'node:fs';
import { fold } from '../../src/document/fold.ts';

const LOCALES =
  'af am ar ar-DZ ar-IQ ar-LB ar-MA ar-SY ar-TN az be bg bn br bs bs-Cyrl ca cs cy da de de-AT el en en-AU en-CA es es-PE et eu fa fi fil fo fr fr-CA fy ga gd gl gu ha he hi hr hu hy id ig is it ka kk km kn ky lb lo lt lv mk ml mn mr ms mt my nb ne nl nn pa pl ps pt pt-PT rm ro ru si sk sl so sq sr sr-Cyrl-BA sr-Latn sv sw ta te th tg tk tr uk ur uz uz-Cyrl xh yo zu';

/** What Intl does not give: spellings met on real pages. Twelve groups, one a month. */
const MORE: Readonly<Record<string, string>> = {
  ar: 'جانفي|فيفري|مارس|أفريل,ابريل,نيسان|ماي,أيار,آيار|جوان,حزيران|جويلية,يوليوز,تموز|أوت,غشت,اغسطس,آب|شتنبر,أيلول,سيبتمبر|اكتوبر,تشرين الأول,تشرين أول|نونبر,تشرين الثاني,تشرين ثاني|دجنبر,كانون الأول,كانون أول',
  ar2: 'كانون الثاني,كانون ثاني|شباط|آذار,اذار|||||||||',
  be: 'студзеня|лютага|сакавіка|красавіка|мая,траўня|чэрвеня|ліпеня|жніўня|верасня|кастрычніка|лістапада|снежня',
  de: 'jänner,jaenner|feber|märz,maerz|||||||||',
  en: '||||||||sept|||',
  es: '||||||||setiembre,septiembre,set|||',
  fa: '|||||||||اکتوبر|نومبر|دسمبر',
  fi: 'tammik|helmik|maalisk|huhtik|toukok|kesäk|heinäk|elok|syysk|lokak|marrask|jouluk',
  ga: '|||||||||||mí na nollag',
  ka: 'იანვარს|თებერვალს|მარტს|აპრილს|მაისს|ივნისს|ივლისს|აგვისტოს|სექტემბერს|ოქტომბერს|ნოემბერს|დეკემბერს',
  lt: 'sausio|vasario|kovo|balandžio|gegužės|birželio|liepos|rugpjūčio|rugsėjo|spalio|lapkričio|gruodžio',
  lv: 'janvārī|februārī|martā|aprīlī|maijā|jūnijā|jūlijā|augustā|septembrī|oktobrī|novembrī|decembrī',
  eu: 'urtarrilak,urtarrilaren|otsailak,otsailaren|martxoak,martxoaren|apirilak,apirilaren|maiatzak,maiatzaren|ekainak,ekainaren|uztailak,uztailaren|abuztuak,abuztuaren|irailak,irailaren|urriak,urriaren|azaroak,azaroaren|abenduak,abenduaren',
  sr: 'januar|februar|mart|april|maj|jun,juni,juna|jul,juli,jula|avgust,august|septembar|oktobar|novembar|decembar',
  uk: 'січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня',
  ms: '|||||||ogos|||november|disember',
  id: 'jan|peb,pebruari||||||agt,agust||||nopember,nop',
};

const tables = new Map<string, Set<string>[]>();
const tableOf = (lang: string): Set<string>[] => {
  const known = tables.get(lang);
  if (known) return known;
  const fresh = Array.from({ length: 12 }, () => new Set<string>());
  tables.set(lang, fresh);
  return fresh;
};
const add = (lang: string, month: number, name: string): void => {
  const key = fold(name)
    .replace(/[.,'’\-،]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  // one-letter and numeric "names" are no evidence; "thang 9" is read by a rule of its own
  if (key.length < 2 || /\d/.test(key) || key.startsWith('thang')) return;
  tableOf(lang)[month]?.add(key);
};

for (const locale of LOCALES.split(' ')) {
  const lang = locale.split('-')[0] ?? locale;
  for (let month = 0; month < 12; month++) {
    const date = new Date(Date.UTC(2021, month, 15));
    for (const width of ['long', 'short'] as const)
      for (const options of [
        { month: width },
        { month: width, day: 'numeric' },
        { month: width, day: 'numeric', year: 'numeric' },
      ] as const)
        for (const part of new Intl.DateTimeFormat(`${locale}-u-ca-gregory-nu-latn`, {
          ...options,
          timeZone: 'UTC',
        }).formatToParts(date))
          if (part.type === 'month') add(lang, month, part.value);
  }
}
for (const [lang, groups] of Object.entries(MORE))
  groups.split('|').forEach((group, month) => {
    for (const name of group.split(',')) if (name) add(lang.replace(/\d/, ''), month, name);
  });

const weekdays = new Set<string>();
for (const locale of LOCALES.split(' '))
  for (let day = 1; day <= 7; day++)
    for (const width of ['long', 'short'] as const) {
      const name = fold(
        new Intl.DateTimeFormat(locale, { weekday: width, timeZone: 'UTC' }).format(Date.UTC(2021, 1, day)),
      ).replace(/[.,]/g, '');
      // longer names are several words
      if (/^[\p{L}\p{M}]{2,}$/u.test(name)) weekdays.add(name);
    }

const lines = [...tables]
  .toSorted(([a], [b]) => (a < b ? -1 : 1))
  .map(([lang, months]) => `  ${lang}: '${months.map((names) => [...names].join(',')).join('|')}',`);
writeFileSync(
  new URL('../../src/document/month-table.ts', import.meta.url),
  `/**
 * Names of the months of ${lines.length} languages, folded: twelve groups, spellings separated by commas.
 * Written by test/tool/month-table.ts from the Unicode CLDR data in Node; change the tool, not this file.
 */
export const MONTH_TABLE: Readonly<Record<string, string>> = {
${lines.join('\n')}
};

/** Names of weekdays of the same languages, folded: they may stand between a date and its time. */
export const WEEKDAYS: ReadonlySet<string> = new Set(
  '${[...weekdays].toSorted().join(' ')}'.split(' '),
);
`,
);
