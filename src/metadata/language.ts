import { letterRuns } from '../document/alphabet.ts';
import { FREQUENT_WORDS } from './language/frequent-word.ts';
import { isForeignTo, spelledIn } from './language/letter.ts';
import { mainScript } from './language/script.ts';
import type { Script } from './language/script.ts';
import { amongKin } from './language/telling-word.ts';

/** Scripts that are written in one language, or nearly so in official texts. */
const OF_SCRIPT: Readonly<Partial<Record<Script, string>>> = {
  kana: 'ja',
  hangul: 'ko',
  greek: 'el',
  thai: 'th',
  armenian: 'hy',
  georgian: 'ka',
  bengali: 'bn',
  tamil: 'ta',
  telugu: 'te',
  kannada: 'kn',
  malayalam: 'ml',
  gujarati: 'gu',
  gurmukhi: 'pa',
  sinhala: 'si',
  khmer: 'km',
  lao: 'lo',
  burmese: 'my',
  tibetan: 'bo',
};
/** Where a script has several, those that a declaration may name; the first is meant without one. */
const OF_SCRIPT_DECLARED: Readonly<Partial<Record<Script, readonly string[]>>> = {
  han: ['zh', 'yue', 'wuu'],
  hebrew: ['he', 'yi'],
  devanagari: ['hi', 'mr', 'ne', 'sa'],
  ethiopic: ['am', 'ti'],
  kana: ['ja'],
};
/** Characters of one form only, among the most frequent of official texts. */
const TRADITIONAL = /[國會議為與將對於這發並個後來員時間說長開關務經濟區動員體學業應實現總統華灣]/g;
const SIMPLIFIED = /[国会议为与将对于这发并个后来员时间说长开关务经济区动员体学业应实现总统华湾]/g;
/** Characters looked at: a language shows itself soon. */
const SAMPLE = 4000;
/** The model needs about this many letters to be sure; below, a declaration is believed. */
const ENOUGH = 120;

/** The language of a text and what spoke against a declaration. */
export interface LanguageFinding {
  /** BCP 47; undefined where nothing tells. */
  readonly lang?: string;
  readonly warning?: string;
}

/**
 * The language of a release: what is declared, checked against the text. The script decides alone where it can; for
 * Latin the most frequent words, for Cyrillic the letters of Russian and Ukrainian, then, as for Arabic letters, a model
 * of letter groups (loaded only then). A declaration that the text contradicts loses, with a warning.
 * @param declared `lang` attribute, header or the user's word, as written
 */
export async function languageOf(text: string, declared?: string): Promise<LanguageFinding> {
  const tag = canonical(declared);
  const sample = text.slice(0, SAMPLE);
  const script = mainScript(sample);
  if (script === undefined) return tag === undefined ? {} : { lang: tag };
  const seen = await seenLanguage(sample, script, tag);
  if (seen === undefined) return tag === undefined ? {} : { lang: tag };
  if (tag === undefined || primary(tag) === primary(seen))
    return { lang: tag === undefined || seen.includes('-') ? seen : tag };
  return { lang: seen, warning: `declared as ${tag}, but the text is ${seen}` };
}

async function seenLanguage(sample: string, script: Script, tag: string | undefined): Promise<string | undefined> {
  const possible = OF_SCRIPT_DECLARED[script];
  if (script === 'han') return chinese(sample, tag);
  if (possible !== undefined) {
    if (tag !== undefined && possible.includes(primary(tag))) return tag;
    return possible[0] && amongKin(possible[0], sample);
  }
  const only = OF_SCRIPT[script];
  if (only !== undefined) return only;
  const spelled = byLetters(sample, script);
  if (spelled !== undefined) return spelled;
  const frequent = script === 'latin' ? byFrequentWords(sample, tag) : undefined;
  if (frequent !== undefined) return nearest(frequent, sample, tag);
  if (letters(sample) < ENOUGH && tag !== undefined) return tag;
  return byModel(sample, script, tag);
}

/** What is declared, where it is near to what was found, else the one of the found one's kin that the words tell. */
function nearest(found: string, sample: string, tag: string | undefined): string | undefined {
  return tag !== undefined && isNear(tag, found) ? tag : (amongKin(found, sample) ?? tag);
}

/** Simplified is meant by `zh` alone, as nearly all pages do; traditional is said. */
function chinese(sample: string, tag: string | undefined): string {
  const traditional = sample.match(TRADITIONAL)?.length ?? 0;
  const simplified = sample.match(SIMPLIFIED)?.length ?? 0;
  if (tag !== undefined && ['zh', 'yue', 'wuu'].includes(primary(tag)) && tag !== 'zh') return tag;
  return traditional > simplified ? 'zh-Hant' : 'zh';
}

/**
 * The language with the largest share of frequent words, if it is clear: a fifth of all words and well ahead of the next.
 * A twelfth confirms a declaration: nine of ten pages are spared the model, which takes 30 MB.
 */
function byFrequentWords(sample: string, tag: string | undefined): string | undefined {
  const words = letterRuns(sample);
  if (words.length < 12) return undefined;
  const hits = new Uint32Array(LANGUAGES.length);
  for (const word of words) for (const at of LANGUAGES_OF.get(word) ?? []) hits[at] = (hits[at] ?? 0) + 1;
  const ranked = LANGUAGES.map((lang, at) => ({ lang, hits: hits[at] ?? 0 })).toSorted((a, b) => b.hits - a.hits);
  const [first, second] = ranked;
  if (first === undefined || second === undefined) return undefined;
  if (tag !== undefined && isNear(tag, first.lang) && first.hits > words.length * 0.08) return first.lang;
  return first.hits > words.length * 0.18 && first.hits > second.hits * 1.35 ? first.lang : undefined;
}

/** Letters that Russian has and its neighbours have not, those of Ukrainian, and those that neither has. */
const RUSSIAN = /[ыэ]/gi;
const UKRAINIAN = /[їєґ]/gi;
const OTHER_CYRILLIC = /[^а-яёіїєґ\P{Script=Cyrillic}]/iu;

/**
 * Russian or Ukrainian, where enough of their own letters say so and no other's letter stands in the text; another, where
 * it alone is spelled so.
 */
function byLetters(sample: string, script: Script): string | undefined {
  if (script === 'arabic' || (script === 'cyrillic' && OTHER_CYRILLIC.test(sample))) {
    const [lang, other] = spelledIn(sample, script);
    return other === undefined ? lang : undefined;
  }
  if (script !== 'cyrillic') return undefined;
  const least = Math.max(3, sample.length * 0.005);
  const [russian, ukrainian] = [sample.match(RUSSIAN)?.length ?? 0, sample.match(UKRAINIAN)?.length ?? 0];
  if (russian > least && ukrainian === 0 && !/і/i.test(sample)) return 'ru';
  return ukrainian > least && russian === 0 ? 'uk' : undefined;
}

const LANGUAGES = Object.keys(FREQUENT_WORDS);
/** The languages that a word is frequent in, by their places in the list: one look-up a word, not one for each language. */
const LANGUAGES_OF = new Map<string, number[]>();
for (const [at, list] of Object.values(FREQUENT_WORDS).entries()) {
  for (const word of new Set(list.split(' '))) LANGUAGES_OF.set(word, [...(LANGUAGES_OF.get(word) ?? []), at]);
}

/**
 * eld's smallest set has 97 % of 40-character samples right; its one weakness is Malay and Indonesian. It takes a language
 * that it does not know for the nearest of its 60 (Kazakh for Belarusian, Zulu for Malay): such a declaration is believed,
 * and without one nothing is said where words or letters do not bear the model out.
 */
async function byModel(sample: string, script: Script, tag: string | undefined): Promise<string | undefined> {
  const { eld } = await import('eld/extrasmall');
  const result = eld.detect(sample);
  if (result.language === '') return tag;
  if (tag === undefined)
    return isBorneOut(result.language, sample, script) ? amongKin(result.language, sample) : undefined;
  if (isNear(tag, result.language) || !result.isReliable()) return tag;
  const isKnown = Object.values(eld.info().Languages).includes(primary(tag));
  return !isKnown && mayBe(tag, script, sample) ? tag : result.language;
}

/** Share of a language's frequent words that its texts have at least: a fifth of what decides without the model. */
const FEW = 0.04;

/** Whether a text has frequent words of a language in Latin script, and no letters that the language lacks in others. */
function isBorneOut(language: string, sample: string, script: Script): boolean {
  if (script === 'cyrillic' || script === 'arabic') return !isForeignTo(sample, script, language);
  const list = FREQUENT_WORDS[language === 'ms' ? 'id' : language];
  if (list === undefined) return true;
  const frequent = new Set(list.split(' '));
  const words = letterRuns(sample);
  return words.filter((word) => frequent.has(word)).length >= Math.max(1, words.length * FEW);
}

/** Of the scripts that the model is asked about. */
const SCRIPT_CODES: Readonly<Partial<Record<Script, string>>> = { latin: 'Latn', cyrillic: 'Cyrl', arabic: 'Arab' };

/** Whether the language is written in the script; in Cyrillic, with letters that Russian and Ukrainian have not. */
function mayBe(tag: string, script: Script, sample: string): boolean {
  if (new Intl.Locale(tag).maximize().script !== SCRIPT_CODES[script]) return false;
  return script !== 'cyrillic' || OTHER_CYRILLIC.test(sample);
}

/** Languages that models and word lists take for each other. */
const NEAR: readonly (readonly string[])[] = [
  ['id', 'ms'],
  ['no', 'nb', 'nn', 'da'],
  ['hr', 'sr', 'bs', 'sh'],
  ['cs', 'sk'],
  ['es', 'gl', 'ca', 'ast'],
  ['fil', 'tl'],
  ['ru', 'be', 'uk', 'bg', 'mk'],
  ['fa', 'ps', 'ur', 'ckb', 'prs'],
];
const isNear = (tag: string, language: string): boolean =>
  primary(tag) === language || NEAR.some((group) => group.includes(primary(tag)) && group.includes(language));

const letters = (text: string): number => text.match(/\p{L}/gu)?.length ?? 0;
const primary = (tag: string): string => tag.split('-')[0] ?? tag;

/** `EN_us`, `zh-cn` in canonical form; undefined for what is no tag, or means none (`und`, `x-default`). */
function canonical(declared: string | undefined): string | undefined {
  const words =
    declared
      ?.trim()
      .replaceAll('_', '-')
      .split(/[\s,;]/)[0] ?? '';
  if (words === '' || /^(?:und|mul|zxx|x-|i-)/i.test(words)) return undefined;
  try {
    return Intl.getCanonicalLocales(words)[0];
  } catch {
    return undefined;
  }
}
