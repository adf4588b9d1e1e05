import { dateShape, looksLikeDate } from '../../document/date-shape.ts';
import type { TextBlock } from '../../document/text.ts';
import { endsClosed } from '../../document/text/shape.ts';
import type { LabelMatch } from '../../document/lexicon/match.ts';
import { recalled } from '../../document/recall.ts';
import { textWidth } from '../../document/width.ts';
import { functionShare } from './function-word.ts';
import { isFurniture, labelOf } from './label.ts';

/** What a block shows by itself, as names: each is a feature of the score. */
export interface Trait {
  readonly block: TextBlock;
  readonly names: readonly string[];
  /** Size class, `w0` to `w6`. */
  readonly size: string;
  readonly closed: boolean;
  /** Likely running text. */
  readonly prose: boolean;
  readonly label: string | undefined;
}

const EDGES = [12, 24, 45, 80, 160, 320];

function sizeClass(width: number): string {
  const at = EDGES.findIndex((edge) => width < edge);
  return `w${at < 0 ? EDGES.length : at}`;
}

type Named = readonly [name: string, pattern: RegExp];

/** How a text ends; each sees the last four letters alone, since a pattern would search the whole text for its beginning. */
const ENDINGS: readonly Named[] = [
  ['teaser', /(?:…|\.\.\.)\]?$/],
  ['ends-question', /[?？]["'”’»]?$/],
  ['ends-colon', /[:：]$/],
  ['ends-comma', /[,，、;]$/],
  ['ends-quote', /["'”’»」』]\.?$/],
  ['ends-paren', /[)）\]】]$/],
];
const PATTERNS: readonly Named[] = [
  ['starts-quote', /^["'“‘«„「『]/],
  ['starts-lower', /^\p{Ll}/u],
  ['starts-digit', /^\d/],
  ['starts-dash', /^[-–—]/],
  ['starts-paren', /^[([（【]/],
  ['separators', /\s[|·•»›>/]\s/],
  ['many-separators', /(?:[|·•»›>/].*){3}/],
  ['tabs', /\S {2,}\S|\t/],
  ['address', /https?:|www\.|[\w.]+@[\w-]+\.\w/],
  ['copyright', /©|\(c\) ?\d{4}|copyright|all rights reserved|版权/i],
  ['money', /[$€£¥₽]|\d ?%/],
  ['caps', /^[^\p{Ll}]*\p{Lu}{3}[^\p{Ll}]*$/u],
  ['handle', /(?:^|\s)[@#]\p{L}/u],
  ['sentences', /[.!?。！？]["'”’»]?\s*\p{Lu}.*[.!?。！？]|。.*。/u],
  ['commas', /[,，、].*[,，、]/],
  ['consent', /\bcookies?\b|privacy|datenschutz|(?:terms|conditions) of (?:use|service)|plików cookie|隐私/i],
  ['ago', /\b(?:ago|vor \d+|il y a \d+|hace \d+|назад|temu|πριν)\b|前$/iu],
  ['subscribe', /subscri|newsletter|sign up|abonn|подпис|订阅|rss/iu],
  ['credit', /\([^()]*\/[^()]*\)$|©|(?:photo|foto|image|bild|фото|图)\s?[:：/]/iu],
];

/** Looked for where there is a digit. */
const NUMBERS: readonly Named[] = [
  ['phone', /\(?\d{3}\)?[-. ]\d{3}[-. ]?\d{3,4}/],
  ['time', /(?<!\d)\d{1,2}[:：]\d\d(?!\d)/],
  ['count', /\(\d+\)$|^\d+$|\d+ ?comments?/i],
];

const FIRST_PERSON = /\b(?:I|my|ich|je|moim)\b|(?:^|\s)я\s/iu;
/** Outside quotations: whoever is quoted may say "I" in any release. */
const speaks = (text: string): boolean => !/["“„«]/.test(text) && FIRST_PERSON.test(text);

const bucket = (share: number): string => String(Math.min(5, Math.floor(share * 10)));

/** Share of words that begin with a capital: headlines of menus and cards are title-cased or names. */
function capitalShare(words: readonly string[]): number {
  let letters = 0;
  let capitals = 0;
  for (const word of words) {
    const code = word.charCodeAt(0);
    const isCapital = code < 128 ? code >= 65 && code <= 90 : /^\p{Lu}/u.test(word);
    if (isCapital) capitals++;
    if (isCapital || (code < 128 ? code >= 97 && code <= 122 : /^\p{L}/u.test(word))) letters++;
  }
  return letters === 0 ? 0 : capitals / letters;
}

/** What a text shows by itself, wherever it stands. */
interface TextTrait {
  readonly closed: boolean;
  readonly label: LabelMatch | undefined;
  /** Names of features, in their order, but for those of the block's kind and gap. */
  readonly size: string;
  readonly names: readonly string[];
}

const textTraitOf = recalled((whole: string): TextTrait => {
  const text = whole.length > 1000 ? whole.slice(0, 500) + whole.slice(-500) : whole;
  const size = sizeClass(textWidth(whole));
  const closed = endsClosed(text);
  const label = labelOf(text);
  const words = text.split(' ');
  const names: string[] = [];
  const extent = size < 'w4' ? 'short' : 'long';
  const add = (name: string): void => void names.push(name, `${extent}:${name}`);
  const end = text.slice(-4);
  for (const [name, pattern] of ENDINGS) if (pattern.test(end)) add(name);
  for (const [name, pattern] of PATTERNS) if (pattern.test(text)) add(name);
  if (/\d/.test(text)) for (const [name, pattern] of NUMBERS) if (pattern.test(text)) add(name);
  if (speaks(text)) add('first-person');
  if (label !== undefined) {
    names.push(`label:${label.kind}`, `label:${size}`);
    if (label.whole) names.push('label:whole');
    if (isFurniture(text)) names.push('furniture', `furniture:${size}`);
  }
  if (looksLikeDate(text)) names.push('date-line');
  else if (dateShape(text) !== undefined) names.push('dated');
  const share = functionShare(text);
  if (share === undefined) names.push('no-words');
  else names.push(`function:${bucket(share)}`, `function:${size}:${share >= 0.2 ? 'many' : 'few'}`);
  if (words.length > 2) names.push(`capitals:${Math.floor(capitalShare(words) * 4)}`);
  return { closed, label, size, names };
});

export function traitOf(block: TextBlock): Trait {
  const { closed, label, size, names } = textTraitOf(block.text);
  return {
    block,
    names: [
      size,
      `${size}:${closed ? 'closed' : 'open'}`,
      `kind:${block.kind}`,
      ...names,
      block.gap > 1 ? 'gap:2' : `gap:${block.gap}`,
    ],
    size,
    closed,
    prose: block.width >= 80 && (closed || block.width >= 200),
    label: label?.kind,
  };
}
