import { looksLikeDate } from '../../document/date-shape.ts';
import type { TextBlock } from '../../document/text.ts';
import { endsClosed } from '../../document/text/shape.ts';
import type { Feature } from './feature.ts';
import { labelOf } from './label.ts';
import type { TitleContext } from './title.ts';
import { squash, wordsOf } from './word.ts';

/** Names of offices: a letterhead is no headline, though the body is full of its words. */
const OFFICE =
  /(?:^|\s)(?:office|department|ministry|committee|agency|bureau|council|commission|embassy|secretariat|court|press service|ministère|cabinet|ministerium|bundesamt|pressestelle|ministerio|oficina|secretaría|ministério|ministero|министерство|комитет|служба|ministerstwo|urząd)(?:$|\s(?:of|for|de|des|du|für|per|do|da)\s)|[部委局厅院处署室]$/iu;

const share = (words: readonly string[], set: ReadonlySet<string>): number =>
  words.length === 0 ? 0 : words.filter((word) => set.has(word)).length / words.length;

const SHAPES: readonly (readonly [string, RegExp])[] = [
  ['asks', /[?？!！]["'”’»]?$/],
  ['comma-end', /[,，、;；]$/],
  ['colon-inside', /[:：]\s?\S/],
  ['quotes', /["“„«「『]/],
  ['digits', /\d/],
  ['time', /\d{1,2}[:：]\d\d/],
  ['separators', /\s[|·•»›>/]\s/],
  ['lower-first', /^\p{Ll}/u],
  ['byline', /^(?:by|von|par|por|di|od|от)\s\p{Lu}/iu],
];

const WIDTHS = [12, 20, 30, 45, 70, 110, 160, 240];

/** What speaks for a block being the headline, and against it; `distance` counts the candidates nearer to the body. */
export function titleFeatures(
  index: number,
  block: TextBlock,
  context: TitleContext,
  copies: ReadonlyMap<string, number>,
  distance: number,
): Feature[] {
  const { blocks } = context;
  const key = squash(block.text);
  const words = wordsOf(block.text).filter((word) => word.length > 3 || /[^a-z]/.test(word));
  const width = WIDTHS.findIndex((edge) => block.width < edge);
  const overlap = share(words, context.bodyWords);
  const out: Feature[] = [
    ['bias', 1],
    [`width:${width}`, 1],
    ['overlap', overlap],
    ['overlap-words', overlap * Math.min(words.length, 10)],
    ['path', words.length > 2 ? share(words, context.pathWords) : 0],
    ['near', 1 / (1 + distance)],
    ['far', Math.log1p(distance)],
    ['capitals', capitalShare(block.text)],
  ];
  for (const [name, pattern] of SHAPES) if (pattern.test(block.text)) out.push([name, 1]);
  if ((copies.get(key) ?? 0) > 1) out.push(['copies', 1], [`copies:${width}`, 1]);
  if (index === 0) out.push(['first', 1]);
  if (key.length >= 8 && opensWith(blocks, index, key)) out.push(['page-title', 1]);
  if (block.kind === 'heading') out.push([`heading:${block.level}`, 1]);
  else if (block.kind !== 'paragraph') out.push([`kind:${block.kind}`, 1]);
  out.push([endsClosed(block.text) ? 'closed' : 'open', 1], [block.gap > 0 ? 'gap' : 'no-gap', 1]);
  if (labelOf(block.text) !== undefined) out.push(['label', 1]);
  if (wordsOf(block.text).length <= 8 && OFFICE.test(block.text)) out.push(['office', 1]);
  if (context.recurs(block)) out.push([/\d/.test(block.text) ? 'series' : 'recurs', 1]);
  around(index, context, out);
  return out;
}

/** Share of words that begin with a capital. */
function capitalShare(text: string): number {
  const words = text.split(' ');
  return words.filter((word) => /^\p{Lu}/u.test(word)).length / words.length;
}

/** Whether a page title at the top begins with the text and goes on with the site's name. */
function opensWith(blocks: readonly TextBlock[], index: number, key: string): boolean {
  return blocks.slice(0, Math.min(3, index)).some((block) => block.width < 400 && squash(block.text).startsWith(key));
}

/** What stands before and after the block. */
function around(index: number, { blocks, start }: TitleContext, out: Feature[]): void {
  for (const near of [-2, -1, 1, 2]) {
    const block = blocks[index + near];
    if (block === undefined) continue;
    if (looksLikeDate(block.text)) out.push([`date:${near}`, 1]);
    if (block.width >= 80) out.push([`long:${near}`, 1]);
    if (block.width < 24) out.push([`short:${near}`, 1]);
    if (labelOf(block.text) !== undefined) out.push([`label:${near}`, 1]);
  }
  if (index === start - 1) out.push(['last', 1]);
  const widest = Math.max(
    ...blocks.slice(Math.max(0, index - 4), Math.min(start, index + 5)).map((block) => block.width),
  );
  if ((blocks[index]?.width ?? 0) >= widest) out.push(['widest', 1]);
}
