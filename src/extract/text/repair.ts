import { dateShape, looksLikeDate } from '../../document/date-shape.ts';
import type { TextBlock } from '../../document/text.ts';
import { endsClosed } from '../../document/text/shape.ts';
import { isFurniture, labelOf, lineLabel } from './label.ts';
import { fencedBlocks } from './fence.ts';
import { isLead } from './lead.ts';
import type { Span } from './span.ts';
import { isStageNote } from './stage.ts';
import { isTableRule, keepTables } from './table-run.ts';

/** Share of a text's width that is body, from which what stands between its paragraphs is taken for body too. */
const CLEAN = 0.85;
/** A page pasted whole has dozens of lines around its body; a text with so few is hardly more than the release. */
const FEW = 15;
/** A block with this share of the whole text is the release, whatever became of its sentences. */
const DOMINANT = 0.5;
/** Logit of a paragraph that may be body where nothing surely is. */
const DOUBT = -1.5;
/** Longest list under a colon, in blocks. */
const LONGEST_LIST = 60;

const IMAGE = /^!?\[[^\]]{0,300}\]\([^)\s]{1,2000}[^)]{0,200}\)$|^https?:\S+\.(?:jpe?g|png|gif|webp|svg)\S{0,200}$/i;

/** A way to reach someone: what a release ends with under "To file a complaint:". */
const WAY = /[\w.+-]+@[\w-]+\.\w|\(?\d{3}\)?[-. ]\d{3}[-. ]?\d{3,4}|https?:\/\//;

/** Whether a block cannot be body however near it stands: furniture, a picture, marks, a bare number. */
function isForeign(block: TextBlock): boolean {
  return (
    block.running ||
    block.kind === 'rule' ||
    IMAGE.test(block.text) ||
    (block.cells === undefined && !isStageNote(block.text) && /^[[(].{0,60}[\])]$|^[\d\s.,:/-]+$/.test(block.text)) ||
    (block.width < 200 && isFurniture(block.text))
  );
}

/**
 * The blocks taken for body, repaired where the text's own order says more than the single block.
 * @param title the headline, where something beside the text states it
 */
export function repairBody(
  blocks: readonly TextBlock[],
  logits: readonly number[],
  title?: string,
): { readonly body: ReadonlySet<number>; readonly span: Span } {
  const body = new Set<number>();
  blocks.forEach((block, i) => {
    if ((logits[i] ?? 0) > 0 && !isForeign(block)) body.add(i);
  });
  dominant(blocks, body);
  if (body.size === 0) doubtful(blocks, logits, body);
  if (body.size === 0) oneSentence(blocks, body);
  if (body.size === 0) return { body, span: { start: 0, end: 0 } };
  keepTables(blocks, body);
  listsUnderColons(blocks, body);
  if (isClean(blocks, body)) fillClean(blocks, body, title);
  else extendEnd(blocks, body);
  return { body, span: { start: Math.min(...body), end: Math.max(...body) + 1 } };
}

/** Where nothing is surely body, the paragraphs that nearly are. */
function doubtful(blocks: readonly TextBlock[], logits: readonly number[], body: Set<number>): void {
  blocks.forEach((block, i) => {
    if ((logits[i] ?? 0) > DOUBT && block.width >= 60 && !isForeign(block)) body.add(i);
  });
}

/** Columns and lines of the shortest releases: a headline, a date and a sentence. */
const SENTENCE = 30;
const SHORT = 8;

/** A text of a few lines whose last long one is a sentence under a headline or a date line. */
function oneSentence(blocks: readonly TextBlock[], body: Set<number>): void {
  if (blocks.length > SHORT) return;
  const at = blocks.findLastIndex((block) => block.width >= SENTENCE && /[.。]["”’)]?$/.test(block.text));
  const block = blocks[at];
  const dated = blocks.slice(0, Math.max(0, at)).some((one) => looksLikeDate(one.text));
  if (dated && block !== undefined && !isForeign(block) && labelOf(block.text) === undefined) body.add(at);
}

/** A page that a tool has flattened into one line. */
function dominant(blocks: readonly TextBlock[], body: Set<number>): void {
  const all = blocks.reduce((sum, block) => sum + block.width, 0);
  blocks.forEach((block, i) => {
    if (block.width >= 400 && block.width > all * DOMINANT && !isForeign(block)) body.add(i);
  });
}

/** "The unit handles cases involving:" and the lines that follow, up to the next paragraph. */
function listsUnderColons(blocks: readonly TextBlock[], body: Set<number>): void {
  for (const at of body) {
    if (!/[:：]$/.test(blocks[at]?.text ?? '')) continue;
    const list: number[] = [];
    for (let i = at + 1; i < blocks.length && i <= at + LONGEST_LIST; i++) {
      const block = blocks[i];
      if (block === undefined || body.has(i)) break;
      const leads = /[:：]$/.test(block.text) && WAY.test(blocks[i + 1]?.text ?? '');
      if ((isForeign(block) && !leads) || block.gap > 1) break;
      list.push(i);
    }
    const ways = list.length <= 8 && list.some((i) => WAY.test(blocks[i]?.text ?? ''));
    if (ways || body.has(at + list.length + 1)) for (const i of list) body.add(i);
  }
}

/** A last paragraph, closing words and a signature stand right behind what was taken for body. */
function extendEnd(blocks: readonly TextBlock[], body: Set<number>): void {
  let end = Math.max(...body) + 1;
  for (let i = end; i < Math.min(blocks.length, end + 2); i++) {
    const block = blocks[i];
    if (block === undefined) break;
    if (isForeign(block) && block.width < 30 && i === end) continue;
    if (isForeign(block) || block.width < 80 || !endsClosed(block.text) || labelOf(block.text) !== undefined) break;
    body.add(i);
    end = i + 1;
  }
  const rest = blocks.slice(end);
  if (rest.length <= 3 && rest.every((block) => !isForeign(block) && labelOf(block.text) === undefined))
    rest.forEach((_, k) => body.add(end + k));
  else signature(blocks, end, body);
}

/** Who signed and when: a short line or two and a date line of words. */
function signature(blocks: readonly TextBlock[], end: number, body: Set<number>): void {
  for (let i = end; i < Math.min(blocks.length, end + 3); i++) {
    const block = blocks[i];
    if (block === undefined || block.width > 60 || (isForeign(block) && !looksLikeDate(block.text))) return;
    const at = dateShape(block.text);
    if (
      at !== undefined &&
      looksLikeDate(block.text) &&
      /[\p{L}年]/u.test(block.text.slice(at.start, at.end)) &&
      i > end
    ) {
      for (let k = end; k <= i; k++) body.add(k);
      return;
    }
  }
}

function isClean(blocks: readonly TextBlock[], body: ReadonlySet<number>): boolean {
  const start = Math.min(...body);
  const end = Math.max(...body) + 1;
  if (start + (blocks.length - end) <= FEW) return true;
  let inside = 0;
  let all = 0;
  blocks.forEach((block, i) => {
    all += block.width;
    if (body.has(i)) inside += block.width;
  });
  return inside >= all * CLEAN;
}

/** "Another headline 2015/05/07": an item of a list of other releases. */
const isDatedItem = (block: TextBlock): boolean =>
  block.cells === undefined &&
  !endsClosed(block.text) &&
  !looksLikeDate(block.text) &&
  dateShape(block.text) !== undefined;

/** Columns of the shortest first paragraph where the headline is stated beside the text: no line of it is a headline. */
const STATED = 40;

/** The first paragraph that nothing of a head sets apart from the body. */
function firstParagraph(
  blocks: readonly TextBlock[],
  code: ReadonlySet<number>,
  start: number,
  title: string | undefined,
): number {
  let first = start;
  for (let i = start - 1; i >= 0; i--) {
    const block = blocks[i];
    if (code.has(i)) continue;
    if (
      block === undefined ||
      isForeign(block) ||
      (block.kind === 'heading' && block.level < 2) ||
      looksLikeDate(block.text) ||
      lineLabel(block.text) !== undefined
    )
      break;
    if ((block.width >= (title === undefined ? 80 : STATED) && endsClosed(block.text)) || isLead(blocks, i, title))
      first = i;
  }
  return first;
}

/** A scrap that a flattened layout sets apart on the line of the last paragraph. */
const isBeside = (block: TextBlock, last: TextBlock | undefined): boolean =>
  block.line === last?.endLine && block.width < 80 && !endsClosed(block.text);

/** Everything between the paragraphs of a text without furniture, and what follows them up to the first label. */
function fillClean(blocks: readonly TextBlock[], body: Set<number>, title: string | undefined): void {
  const end = Math.max(...body) + 1;
  const code = fencedBlocks(blocks);
  for (let i = firstParagraph(blocks, code, Math.min(...body), title); i < blocks.length; i++) {
    const block = blocks[i];
    if (block === undefined || isTableRule(block)) continue;
    if (code.has(i)) {
      body.add(i);
      continue;
    }
    if (i >= end && (labelOf(block.text) !== undefined || isForeign(block) || isDatedItem(block))) return;
    if (i >= end && isBeside(block, blocks[end - 1])) return;
    if (!isForeign(block)) body.add(i);
  }
}
