import { recalled } from '../../document/recall.ts';
import { isFunctionWord } from './function-word.ts';

/** What a word may be a sign of; bits that stand beside those of `Holds`. */
export const Sign = {
  firstPerson: 1 << 16,
  ago: 1 << 17,
  address: 1 << 18,
  rights: 1 << 19,
  consent: 1 << 20,
  subscription: 1 << 21,
  picture: 1 << 22,
  comment: 1 << 23,
} as const;

const SIGNS: readonly (readonly [pattern: RegExp, sign: number])[] = [
  [/^(?:i|my|ich|je|moim|я)$/, Sign.firstPerson],
  [/^(?:ago|vor|il|hace|назад|temu|πριν)$/, Sign.ago],
  [/www$/, Sign.address],
  [/copyright|^rights$/, Sign.rights],
  [/cookie|privacy|datenschutz|terms$|conditions$/, Sign.consent],
  [/subscri|newsletter|sign$|abonn|подпис|rss/iu, Sign.subscription],
  [/(?:photo|foto|image|bild|фото)$/, Sign.picture],
  [/comment/, Sign.comment],
];

interface WordSign {
  /** Runs of letters in it: none in a number, two in "covid19b". */
  readonly runs: number;
  /** How many of them are function words. */
  readonly functions: number;
  readonly signs: number;
}

const signOf = recalled((word: string): WordSign => {
  const runs = word.match(/\p{L}+/gu) ?? [];
  let signs = 0;
  for (const [pattern, sign] of SIGNS) if (pattern.test(word)) signs |= sign;
  return { runs: runs.length, functions: runs.filter(isFunctionWord).length, signs };
});

/** What the words of a text are signs of, and the share of function words among them; nothing where there are no letters. */
export function signsOf(words: readonly string[]): { readonly signs: number; readonly share: number | undefined } {
  let runs = 0;
  let functions = 0;
  let signs = 0;
  for (const word of words) {
    const own = signOf(word);
    runs += own.runs;
    functions += own.functions;
    signs |= own.signs;
  }
  return { signs, share: runs === 0 ? undefined : functions / runs };
}
