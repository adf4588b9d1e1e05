import { Holds } from '../../document/alphabet.ts';
import { weighed } from './weight.ts';
import type { Weighed } from './weight.ts';
import { Sign } from './word-sign.ts';

/** A feature of short texts and one of long ones stand beside the common one. */
export interface Named {
  readonly pattern: RegExp;
  /** Any of these kinds of characters or signs of words (`Holds`, `Sign`) must be there for it to match. */
  readonly needs: number;
  readonly short: readonly Weighed[];
  readonly long: readonly Weighed[];
}

function named(name: string, pattern: RegExp, needs: number): Named {
  const own = weighed(name);
  return { pattern, needs, short: [own, weighed(`short:${name}`)], long: [own, weighed(`long:${name}`)] };
}

/** Any text will do. */
export const ANY = 1 << 24;
const { typographic, foreign, digit, colon, slash, bar } = Holds;

/** How a text ends; each sees the last four letters alone, since a pattern would search the whole text for its beginning. */
export const ENDINGS: readonly Named[] = [
  named('teaser', /(?:…|\.\.\.)\]?$/, ANY),
  named('ends-question', /[?？]["'”’»]?$/, ANY),
  named('ends-colon', /[:：]$/, ANY),
  named('ends-comma', /[,，、;]$/, ANY),
  named('ends-quote', /["'”’»」』]\.?$/, ANY),
  named('ends-paren', /[)）\]】]$/, ANY),
];
export const PATTERNS: readonly Named[] = [
  named('starts-quote', /^["'“‘«„「『]/, Holds.quote | typographic | foreign),
  named('starts-lower', /^\p{Ll}/u, ANY),
  named('starts-digit', /^\d/, digit),
  named('starts-dash', /^[-–—]/, Holds.dash | typographic),
  named('starts-paren', /^[([（【]/, Holds.opening),
  named('separators', /\s[|·•»›>/]\s/, bar | typographic | foreign),
  named('many-separators', /(?:[|·•»›>/].*){3}/, bar | typographic | foreign),
  named('tabs', /\S {2,}\S|\t/, Holds.tab | Holds.blanks),
  named('address', /https?:|www\.|[\w.]+@[\w-]+\.\w/, colon | Holds.at | Sign.address | foreign),
  named('copyright', /©|\(c\) ?\d{4}|copyright|all rights reserved|版权/i, Sign.rights | Holds.opening | foreign),
  named('money', /[$€£¥₽]|\d ?%/, Holds.money | typographic | foreign),
  named('caps', /^[^\p{Ll}]*\p{Lu}{3}[^\p{Ll}]*$/u, ANY),
  named('handle', /(?:^|\s)[@#]\p{L}/u, Holds.at | Holds.hash),
  named('sentences', /[.!?。！？]["'”’»]?\s*\p{Lu}.*[.!?。！？]|。.*。/u, ANY),
  named('commas', /[,，、].*[,，、]/, Holds.comma),
  named(
    'consent',
    /\bcookies?\b|privacy|datenschutz|(?:terms|conditions) of (?:use|service)|plików cookie|隐私/i,
    Sign.consent | foreign,
  ),
  named('ago', /\b(?:ago|vor \d+|il y a \d+|hace \d+|назад|temu|πριν)\b|前$/iu, Sign.ago | foreign),
  named('subscribe', /subscri|newsletter|sign up|abonn|подпис|订阅|rss/iu, Sign.subscription),
  named('credit', /\([^()]*\/[^()]*\)$|©|(?:photo|foto|image|bild|фото|图)\s?[:：/]/iu, Sign.picture | slash | foreign),
  named('phone', /\(?\d{3}\)?[-. ]\d{3}[-. ]?\d{3,4}/, digit),
  named('time', /(?<!\d)\d{1,2}[:：]\d\d(?!\d)/, colon),
  named('count', /\(\d+\)$|^\d+$|\d+ ?comments?/i, digit),
];
