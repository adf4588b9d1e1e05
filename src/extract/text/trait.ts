import { dateShape, looksLikeDate } from '../../document/date-shape.ts';
import type { TextBlock } from '../../document/text.ts';
import { endsClosed } from '../../document/text/shape.ts';
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

const PATTERNS: readonly (readonly [string, RegExp])[] = [
  ['teaser', /(?:…|\.\.\.)\]?$/],
  ['ends-question', /[?？]["'”’»]?$/],
  ['ends-colon', /[:：]$/],
  ['ends-comma', /[,，、;]$/],
  ['ends-quote', /["'”’»」』]\.?$/],
  ['ends-paren', /[)）\]】]$/],
  ['starts-quote', /^["'“‘«„「『]/],
  ['starts-lower', /^\p{Ll}/u],
  ['starts-digit', /^\d/],
  ['starts-dash', /^[-–—]/],
  ['starts-paren', /^[([（【]/],
  ['separators', /\s[|·•»›>/]\s/],
  ['many-separators', /(?:[|·•»›>/].*){3}/],
  ['tabs', /\S {2,}\S|\t/],
  ['address', /https?:|www\.|[\w.]+@[\w-]+\.\w/],
  ['phone', /\(?\d{3}\)?[-. ]\d{3}[-. ]?\d{3,4}/],
  ['copyright', /©|\(c\) ?\d{4}|copyright|all rights reserved|版权/i],
  ['time', /(?<!\d)\d{1,2}[:：]\d\d(?!\d)/],
  ['money', /[$€£¥₽]|\d ?%/],
  ['caps', /^[^\p{Ll}]*\p{Lu}{3}[^\p{Ll}]*$/u],
  ['count', /\(\d+\)$|^\d+$|\d+ ?comments?/i],
  ['handle', /(?:^|\s)[@#]\p{L}/u],
  ['sentences', /[.!?。！？]["'”’»]?\s*\p{Lu}.*[.!?。！？]|。.*。/u],
  ['commas', /[,，、].*[,，、]/],
  ['consent', /\bcookies?\b|privacy|datenschutz|(?:terms|conditions) of (?:use|service)|plików cookie|隐私/i],
  ['first-person', /^[^"“„«]*(?:\bI\b|\bI'm\b|\bmy\b|\bich\b|\bje\b|(?:^|\s)я\s|\bmoim\b)[^"“„«]*$/iu],
  ['ago', /\b(?:ago|vor \d+|il y a \d+|hace \d+|назад|temu|πριν)\b|前$/iu],
  ['subscribe', /subscri|newsletter|sign up|abonn|подпис|订阅|rss/iu],
  ['credit', /\([^()]*\/[^()]*\)$|©|(?:photo|foto|image|bild|фото|图)\s?[:：/]/iu],
];

const bucket = (share: number): string => String(Math.min(5, Math.floor(share * 10)));

/** Share of words that begin with a capital: headlines of menus and cards are title-cased or names. */
function capitalShare(words: readonly string[]): number {
  const letters = words.filter((word) => /^\p{L}/u.test(word));
  return letters.length === 0 ? 0 : letters.filter((word) => /^\p{Lu}/u.test(word)).length / letters.length;
}

export function traitOf(block: TextBlock): Trait {
  const text = block.text.length > 1000 ? block.text.slice(0, 500) + block.text.slice(-500) : block.text;
  const size = sizeClass(block.width);
  const closed = endsClosed(text);
  const label = labelOf(text);
  const words = text.split(' ');
  const names = [size, `${size}:${closed ? 'closed' : 'open'}`, `kind:${block.kind}`];
  for (const [name, pattern] of PATTERNS)
    if (pattern.test(text)) names.push(name, `${size[1] !== undefined && size[1] < '4' ? 'short' : 'long'}:${name}`);
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
  names.push(block.gap > 1 ? 'gap:2' : `gap:${block.gap}`);
  return { block, names, size, closed, prose: block.width >= 80 && (closed || block.width >= 200), label: label?.kind };
}
