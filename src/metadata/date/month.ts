import { fold } from '../../document/fold.ts';
import { MONTH_TABLE } from '../../document/month-table.ts';

/** A month read from its name. */
export interface NamedMonth {
  /** 1-12. */
  readonly month: number;
  /** Another language gives the name to another month (Croatian and Polish `listopad`) and nothing said which is meant. */
  readonly ambiguous: boolean;
}

interface Entry {
  readonly month: number;
  readonly lang: string;
}

/** Languages that are asked only when the text is known to be theirs: their short names are common words elsewhere (Breton `here`, `du`). */
const ON_REQUEST = new Set('br cy fo fy ga gd ha ig lb mt rm so sw xh yo zu'.split(' '));
/** Their longer names are words of no other language. */
const LONG = 5;
/** Who is believed first when the language is not known: by number of newsrooms. */
const FIRST = ['en', 'es', 'fr', 'de', 'pt', 'it', 'ru', 'pl', 'uk', 'tr', 'nl', 'cs'];
/** Languages written under two tags. */
const SAME: Readonly<Record<string, string>> = { no: 'nb', in: 'id', iw: 'he', sh: 'hr', me: 'sr', tl: 'fil' };

let names: ReadonlyMap<string, readonly Entry[]> | undefined;

function readTable(): ReadonlyMap<string, readonly Entry[]> {
  const read = new Map<string, Entry[]>();
  for (const [lang, groups] of Object.entries(MONTH_TABLE))
    groups.split('|').forEach((group, index) => {
      for (const name of group.split(',')) {
        if (name === '') continue;
        const entries = read.get(name);
        const entry = { month: index + 1, lang };
        if (entries) entries.push(entry);
        else read.set(name, [entry]);
      }
    });
  return read;
}

/** First letters of the names, and of the Vietnamese words for "month". */
let starts: ReadonlySet<string> | undefined;

/** Whether a word may be, or begin, the name of a month: nearly all words of plain letters are told by their first three. */
export function mayBeMonth(word: string): boolean {
  if (!/^[a-z]{4}/i.test(word)) return true;
  names ??= readTable();
  starts ??= new Set([...names.keys(), 'thang', 'thg'].map((name) => name.slice(0, 3)));
  return starts.has(word.slice(0, 3).toLowerCase());
}

/** First words of the names that have several. */
let firstWords: ReadonlySet<string> | undefined;

/** Whether a folded word may be the first of a name of several words: nearly none is. */
export function beginsName(word: string): boolean {
  names ??= readTable();
  firstWords ??= new Set(
    [...names.keys()].filter((name) => name.includes(' ')).map((name) => name.split(' ', 1)[0] ?? ''),
  );
  return firstWords.has(word) || (/^[בל]/.test(word) && firstWords.has(word.slice(1)));
}

/** The month that a word (or two words with one space) names in any of 86 languages; `lang` is a BCP 47 tag and decides between them. */
export function monthOf(word: string, lang?: string): NamedMonth | undefined {
  if (word.length > 24) return undefined;
  names ??= readTable();
  const key = fold(word);
  const entries = names.get(key) ?? (/^[בל]/.test(key) ? names.get(key.slice(1)) : undefined);
  if (entries === undefined) return undefined;
  const primary = lang?.split('-', 1)[0]?.toLowerCase() ?? '';
  const own = entries.find((entry) => entry.lang === (SAME[primary] ?? primary));
  if (own) return { month: own.month, ambiguous: false };
  const open = entries.filter((entry) => !ON_REQUEST.has(entry.lang) || key.length >= LONG);
  const best = FIRST.map((first) => open.find((entry) => entry.lang === first)).find(Boolean) ?? open[0];
  return best && { month: best.month, ambiguous: open.some((entry) => entry.month !== best.month) };
}
