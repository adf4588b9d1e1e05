import { looksLikeDate } from '../../document/date-shape.ts';
import type { HtmlBlock, HtmlDocument, HtmlScope } from '../../document/html.ts';
import { BOX, CAPTION, META } from '../../document/html/name.ts';
import { matchLabels, type LabelKind, type LabelMatch } from '../../document/lexicon/match.ts';
import { inheritNames, NO_NAMES, type Names } from './naming.ts';

/** A block with what the steps of the extraction ask of it. */
export interface Leaf {
  readonly block: HtmlBlock;
  /** Outermost element around it whose name says furniture. */
  readonly box: HtmlScope | undefined;
  /** Inside comments or a consent box: never content. */
  readonly foreign: boolean;
  /** Named as byline, date, tags … */
  readonly meta: boolean;
  readonly caption: boolean;
  readonly hidden: boolean;
  /** Share of link text, 1 inside a link around blocks. */
  readonly link: number;
  /** Width of what is not link text. */
  readonly soft: number;
  /** Ends like a sentence. */
  readonly ends: boolean;
  /** Long enough and free enough of links to be running text. */
  readonly prose: boolean;
  readonly labels: ReadonlySet<LabelKind>;
  /** The whole text is a label. */
  readonly whole: boolean;
  readonly dateLine: boolean;
  /** How much it speaks for its container; negative for furniture. */
  score: number;
  /** Part of a list of other stories. */
  teaser: boolean;
  /** Part of a chain of comments. */
  comment: boolean;
}

/** How sentences end, with closing quotes and brackets, in the scripts of the lexicon. */
const END = /[.!?…。！？;:：；”"’»」』)）】।॥۔؟։።။།]\s*$/u;
/** A summary that was cut ends in an ellipsis. */
const TEASER = /(?:\.\.\.|…)[\s\])»>]*$/;
/** A heading element left open around text is no heading. */
const LONG_HEADING = 250;
const UNLABELLED = { labels: new Set<LabelKind>(), whole: false } as const;
/** Labels that mark furniture wherever they begin a short line. */
const FURNITURE: ReadonlySet<LabelKind> = new Set<LabelKind>([
  'navigation',
  'share',
  'related',
  'subscribe',
  'consent',
  'legal',
  'comments',
  'advert',
  'credit',
  'breadcrumb',
  'tags',
]);

/** Reads every block of the page once, in the light of the names around it. */
export function readLeaves(document: HtmlDocument, headline: number): Leaf[] {
  const blocks = asParagraphs(document.blocks);
  const facts = blocks.map(readFacts);
  const names = inheritNames(document, facts, headline);
  return blocks.map((block, index) => {
    const fact = facts[index] ?? readFacts(block);
    const leaf = {
      block,
      hidden: block.scope.hidden,
      ...fact,
      ...ownNames(block, names[block.scope.index] ?? NO_NAMES),
      score: 0,
      teaser: false,
      comment: false,
    };
    leaf.score = score(leaf);
    return leaf;
  });
}

/** What a block says by itself. */
export type Facts = Pick<Leaf, 'link' | 'soft' | 'ends' | 'prose' | 'labels' | 'whole' | 'dateLine'>;

function readFacts(block: HtmlBlock): Facts {
  const { scope, text, width } = block;
  const link = scope.linked ? 1 : block.linkShare;
  const ends = END.test(text.slice(-4));
  const soft = width * (1 - link);
  return {
    link,
    soft,
    ends,
    prose: (block.level === 0 || width > LONG_HEADING) && link < 0.6 && (soft >= 80 || (soft >= 40 && ends)),
    ...(width < 400 ? readLabels(text, ends && link < 0.3 && width > 50) : UNLABELLED),
    dateLine: width < 160 && /\d/.test(text) && looksLikeDate(text),
  };
}

/** Width from which a text with a full stop is a sentence and no heading. */
const SENTENCE = 90;
const FULL_STOP = /[.。।۔]["”’»」』)）]?$/u;
const stops = (block: HtmlBlock): boolean => FULL_STOP.test(block.text.slice(-3));

/** Some pages set their paragraphs as headings, for the size: where most sentences stand in headings, they are paragraphs. */
function asParagraphs(blocks: readonly HtmlBlock[]): readonly HtmlBlock[] {
  let inside = 0;
  let outside = 0;
  for (const block of blocks) {
    if (block.width <= SENTENCE || !stops(block)) continue;
    if (block.level > 0) inside += block.width;
    else outside += block.width;
  }
  if (inside <= 2 * outside) return blocks;
  return blocks.map((block) => (block.level > 1 && stops(block) ? { ...block, level: 0 } : block));
}

/** An inline element that alone makes a block may name it (`<span class=byline>`). */
function ownNames(block: HtmlBlock, around: Names): Names {
  if (block.names === 0) return around;
  return {
    box: around.box ?? ((block.names & BOX) !== 0 ? block.scope : undefined),
    foreign: around.foreign,
    meta: around.meta || (block.names & META) !== 0,
    caption: around.caption || (block.names & CAPTION) !== 0,
  };
}

function readLabels(text: string, sentence: boolean): Pick<Leaf, 'labels' | 'whole'> {
  let matches = matchLabels(text);
  if (sentence) matches = matches.filter(isTelling);
  if (matches.length === 0) return UNLABELLED;
  return { labels: new Set(matches.map((match) => match.kind)), whole: matches[0]?.whole ?? false };
}

/** One word at the start of a sentence is too little: "Registrati*" is Italian furniture and begins an English word. */
function isTelling(match: LabelMatch): boolean {
  return (
    match.whole ||
    /\S[\s:].*\S|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}©]/u.test(
      match.phrase.replace(/\s*\*$/, ''),
    )
  );
}

/** A short line that begins with a label of furniture, in any language of the lexicon. */
export function isFurniture(leaf: Leaf): boolean {
  if (leaf.labels.size === 0) return false;
  // disclaimers and consent texts are whole sentences
  if (leaf.block.width >= 160) return leaf.labels.has('legal') || leaf.labels.has('consent');
  for (const kind of leaf.labels) if (FURNITURE.has(kind)) return true;
  return false;
}

/** Columns of a sentence, and of what is no link in it: a name for each link, and a verb. */
const LINKED = 50;
const UNLINKED = 15;

/** A paragraph beside the others that is mostly links, but a sentence: "The Board today published [its report on the quays]." */
export const isLinkedSentence = ({ block, link, soft }: Leaf, parent: HtmlScope | undefined): boolean =>
  block.scope.element.name === 'p' &&
  block.scope.parent === parent &&
  block.width >= LINKED &&
  soft >= UNLINKED &&
  link < 0.9 &&
  stops(block);

/** Prose counts by its width, capped so that one huge block does not decide; links and furniture count against. */
function score(leaf: Leaf): number {
  const { block } = leaf;
  if (leaf.foreign || leaf.hidden) return 0;
  if (leaf.meta || leaf.caption || block.scope.figure) return 0;
  if (block.level > 0 && !leaf.prose) return leaf.link > 0.8 ? -15 : 0;
  if (isFurniture(leaf)) return -25;
  if (leaf.link > 0.6) return -Math.min(60, 15 + block.width / 4);
  if (leaf.prose) {
    const paragraph = block.scope.element.name === 'p' ? 1.2 : 1;
    const worth = Math.min(leaf.soft, 500) + Math.max(0, leaf.soft - 500) * 0.3;
    const teaser = TEASER.test(block.text.slice(-12)) ? 0.5 : 1;
    return worth * teaser * paragraph * (leaf.box ? 0.15 : 1);
  }
  if (block.scope.table) return Math.min(block.width, 40) * 0.3;
  return block.scope.list ? -8 : -4;
}
