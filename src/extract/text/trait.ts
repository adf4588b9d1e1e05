import { Holds, scanText } from '../../document/alphabet.ts';
import { dateShape, looksLikeDate } from '../../document/date-shape.ts';
import type { TextBlock } from '../../document/text.ts';
import { endsClosed } from '../../document/text/shape.ts';
import type { LabelKind, LabelMatch } from '../../document/lexicon/match.ts';
import { recalled } from '../../document/recall.ts';
import { textWidth } from '../../document/width.ts';
import { functionShare } from './function-word.ts';
import { isFurniture, labelOf } from './label.ts';
import { seenFrom } from './seen.ts';
import { ANY, ENDINGS, PATTERNS } from './trait-pattern.ts';
import { bundle, weighed, weighedBySize } from './weight.ts';
import type { Bundle, FeatureSink, Weighed } from './weight.ts';
import { Sign, signsOf } from './word-sign.ts';
import { wordsOf } from './word.ts';

/** What a text shows by itself, wherever it stands. */
export interface TextTrait {
  readonly closed: boolean;
  readonly label: LabelKind | undefined;
  /** Class of width, 0 to 6. */
  readonly size: number;
  readonly dateLine: boolean;
  readonly furniture: boolean;
  /** All features but those of the block's kind and gap. */
  readonly features: Bundle;
  /** What it is to its neighbours, for each side. */
  readonly seen: readonly Bundle[];
  /** Words of the first 1,000 characters. */
  readonly words: readonly string[];
}

/** What a block shows by itself. */
export interface Trait {
  readonly block: TextBlock;
  readonly text: TextTrait;
  /** Likely running text. */
  readonly prose: boolean;
}

const EDGES = [12, 24, 45, 80, 160, 320];
/** From this class on a text is long. */
const LONG = 4;

function sizeClass(width: number): number {
  const at = EDGES.findIndex((edge) => width < edge);
  return at < 0 ? EDGES.length : at;
}

const FIRST_PERSON = /\b(?:I|my|ich|je|moim)\b|(?:^|\s)я\s/iu;
/** Outside quotations: whoever is quoted may say "I" in any release. */
const speaks = (text: string): boolean => !/["“„«]/.test(text) && FIRST_PERSON.test(text);

/** Share of words that begin with a capital (headlines of menus and cards are title-cased or names); nothing for less than three words. */
function capitalShare(text: string): number | undefined {
  let words = 0;
  let letters = 0;
  let capitals = 0;
  for (let at = 0; at >= 0; words++) {
    const code = text.charCodeAt(at);
    const first = code < 128 || Number.isNaN(code) ? '' : text.slice(at, at + 2);
    const isCapital = first === '' ? code >= 65 && code <= 90 : /^\p{Lu}/u.test(first);
    if (isCapital) capitals++;
    if (isCapital || (first === '' ? code >= 97 && code <= 122 : /^\p{L}/u.test(first))) letters++;
    const space = text.indexOf(' ', at);
    at = space < 0 ? -1 : space + 1;
  }
  return words < 3 ? undefined : letters === 0 ? 0 : capitals / letters;
}

const bySize = (name: (size: string) => string): readonly Weighed[] =>
  [...EDGES, Infinity].map((_, size) => weighed(name(`w${size}`)));
const SIZE = bySize((size) => size);
const CLOSED = bySize((size) => `${size}:closed`);
const OPEN = bySize((size) => `${size}:open`);
const FEW = bySize((size) => `function:${size}:few`);
const MANY = bySize((size) => `function:${size}:many`);
const LABEL = weighedBySize('label');
const FURNITURE = weighedBySize('furniture');
const FUNCTION = [0, 1, 2, 3, 4, 5].map((tenths) => weighed(`function:${tenths}`));
const CAPITALS = [0, 1, 2, 3, 4].map((quarters) => weighed(`capitals:${quarters}`));
/** What neighbours see of a block besides its size, whether it is closed, and whether it is a label. */
const NEAR: ReadonlySet<string> = new Set(['furniture', 'date-line', 'teaser', 'copyright']);

/** Where nothing is known of the characters, each pattern is tried. */
const ALL = ~0;

const textTraitOf = recalled((whole: string): TextTrait => {
  const text = whole.length > 1000 ? whole.slice(0, 500) + whole.slice(-500) : whole;
  const size = sizeClass(textWidth(whole));
  const closed = endsClosed(text);
  const label = labelOf(text);
  const furniture = label !== undefined && isFurniture(text);
  const scan = scanText(text);
  const { signs, share } = scan === undefined ? { signs: ALL, share: functionShare(text) } : signsOf(scan.words);
  const holds = ANY | (scan?.holds ?? ALL) | signs;
  const parts: (Weighed | undefined)[] = [SIZE[size], (closed ? CLOSED : OPEN)[size]];
  addPatterns(text, holds, size < LONG ? 'short' : 'long', parts);
  if (label !== undefined) addLabel(label, size, furniture, parts);
  const dateLine = (holds & Holds.digit) !== 0 && looksLikeDate(text);
  if (dateLine) parts.push(weighed('date-line'));
  else if ((holds & Holds.digit) !== 0 && dateShape(text) !== undefined) parts.push(weighed('dated'));
  if (share === undefined) parts.push(weighed('no-words'));
  else parts.push(FUNCTION[Math.min(5, Math.floor(share * 10))], (share >= 0.2 ? MANY : FEW)[size]);
  const capitals = capitalShare(text);
  if (capitals !== undefined) parts.push(CAPITALS[Math.floor(capitals * 4)]);
  const found = parts.filter((part) => part !== undefined);
  const near = found.filter(({ name }) => NEAR.has(name)).map(({ name }) => name);
  return {
    closed,
    label: label?.kind,
    size,
    dateLine,
    furniture,
    features: bundle(found),
    seen: seenFrom([...near, `w${size}`, `w${size}:${closed ? 'closed' : 'open'}`, ...(label ? ['label'] : [])]),
    words: scan !== undefined && text === whole ? scan.words : wordsOf(whole.slice(0, 1000)),
  };
});

/** Letters and digits end no sentence and open none. */
const PLAIN_END = /[a-zA-Z0-9]$/;

function addPatterns(text: string, holds: number, extent: 'short' | 'long', parts: (Weighed | undefined)[]): void {
  const end = text.slice(-4);
  if (!PLAIN_END.test(end)) for (const ending of ENDINGS) if (ending.pattern.test(end)) parts.push(...ending[extent]);
  for (const named of PATTERNS)
    if ((holds & named.needs) !== 0 && named.pattern.test(text)) parts.push(...named[extent]);
  if ((holds & (Sign.firstPerson | Holds.foreign)) !== 0 && speaks(text))
    parts.push(weighed('first-person'), weighed(`${extent}:first-person`));
}

function addLabel(label: LabelMatch, size: number, furniture: boolean, parts: (Weighed | undefined)[]): void {
  parts.push(weighed(`label:${label.kind}`), LABEL[size]);
  if (label.whole) parts.push(weighed('label:whole'));
  if (furniture) parts.push(weighed('furniture'), FURNITURE[size]);
}

/** What a block shows by itself. */
export function traitOf(block: TextBlock): Trait {
  const text = textTraitOf(block.text);
  return { block, text, prose: block.width >= 80 && (text.closed || block.width >= 200) };
}

/** A feature, and the same for the class of width. */
export function addSized(
  all: Weighed,
  bySize: readonly Weighed[],
  { text }: Trait,
  value: number,
  sink: FeatureSink,
): void {
  sink.add(all, value);
  const own = bySize[text.size];
  if (own !== undefined) sink.add(own, value);
}
