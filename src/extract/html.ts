import type { JudgedBlock } from '../model/block.ts';
import type { RejectionReason } from '../model/outcome.ts';
import type { HtmlDocument, HtmlElement, HtmlNode } from '../document/html.ts';
import { gate } from './gate.ts';
import { readConfidence } from './html/confidence.ts';
import { chooseContainer } from './html/container.ts';
import { readDropped, renderRoot } from './html/dropped.ts';
import { readLeaves, type Leaf } from './html/leaf.ts';
import { nameOutside } from './html/outside.ts';
import { pruneEndMarks, pruneHead, pruneStated, pruneTail } from './html/ends.ts';
import {
  pruneBoxes,
  pruneCaptions,
  pruneFurniture,
  pruneHidden,
  pruneLinks,
  pruneMeta,
  pruneAfterHeads,
  pruneTeasers,
  pruneTitle,
  type Field,
} from './html/prune.ts';
import { repairNotes } from './html/notes.ts';
import { repairLead, separateSupplements } from './html/repair.ts';
import { rescueText, type Rescue } from './html/rescue.ts';
import { chooseSpan } from './html/span.ts';
import { markSubtitle } from './html/subtitle.ts';
import { repairTail } from './html/tail.ts';
import { Verdicts, type Verdict } from './html/verdict.ts';
import {
  confirmHeadline,
  findComments,
  findHeadline,
  readTitles,
  weighBeforeHeadline,
  weighCards,
  weighLists,
  weighTeasers,
} from './html/weigh.ts';

export interface HtmlHints {
  /** The headline, as the metadata of the document gives it; anchor of the body. */
  readonly title?: string | undefined;
}

/** A page taken apart: every block with its fate, and what is to be rendered. */
export interface HtmlExtraction {
  readonly judged: readonly JudgedBlock[];
  /** The element to render. */
  readonly root: HtmlElement;
  /** Nodes under it not to render: texts, pictures, whole elements. */
  readonly dropped: ReadonlySet<HtmlNode>;
  /** 0-1: how sure it is that the body is the release. */
  readonly confidence: number;
  /** Set when the page is no article. */
  readonly rejected?: { readonly reason: RejectionReason };
  readonly warnings: readonly string[];
}

const RESCUED = {
  fate: 'body',
  step: 'rescue',
  rule: 'structured-data',
  reason: 'the page shows less of its text than its data hold',
} as const;
const SUPERSEDED = {
  fate: 'boilerplate',
  step: 'rescue',
  rule: 'superseded',
  reason: 'its text is in the data of the page',
} as const;
const OUTSIDE_CONTAINER: Verdict = {
  fate: 'boilerplate',
  step: 'container',
  rule: 'outside-container',
  reason: 'outside the element that holds the text',
};
const HEADLINE: Verdict = { fate: 'metadata', step: 'container', rule: 'title', reason: 'the title', field: 'title' };
const OUTSIDE_SPAN: Verdict = {
  fate: 'boilerplate',
  step: 'span',
  rule: 'outside-span',
  reason: 'before or after the run of text',
};

/**
 * Takes a page apart. The order and its reasons:
 * 1. read: every block once, in the light of the names around it; 2. weigh: cards, teasers, comments and what stands
 * before the headline count less, before anything is chosen by counting; 3. container: the element with the most text;
 * 4. span: its best run, because elements are left open and hold the rest of the page; 5. prune: from whole boxes to single
 * lines, because a line's place among others tells more when the boxes are gone; ends last; 6. repair: what the container
 * or the pruning cut off but belongs: subtitle and lead, supplements under their heads, notes that the text calls, and last
 * what goes on behind all of that; 7. rescue: structured data, only when the page shows less than half of it;
 * 8. gate: whether what is left is an article at all.
 */
export function extractHtml(document: HtmlDocument, hints: HtmlHints = {}): HtmlExtraction {
  const titles = readTitles(document, hints.title);
  const heading = findHeadline(document.blocks, titles);
  const leaves = readLeaves(document, heading);
  const headline = weigh(leaves, heading);
  const verdicts = new Verdicts(leaves.length);
  const container = chooseContainer(document, leaves, headline);
  if (container) {
    const span = chooseSpan(leaves, container.first, container.end);
    const field: Field = { leaves, container, span, titles, verdicts };
    judgePlaces(field, headline);
    for (const step of PRUNING) step(field);
    markSubtitle(field, headline);
    repairLead(field, headline);
    separateSupplements(field);
    repairNotes(field);
    repairTail(field, headline);
  }
  const judged = verdicts.judge(document.blocks);
  const rescue = rescueText(document, judged);
  if (rescue) return rescued(judged, rescue);
  const rejected = gate(document, leaves, judged);
  const root = container && renderRoot(container, judged);
  return {
    judged,
    root: root?.element ?? document.body,
    dropped: root ? readDropped(document, root, judged) : new Set(),
    confidence: readConfidence(document, leaves, judged, headline),
    ...(rejected ? { rejected: { reason: rejected } } : {}),
    warnings: [],
  };
}

/** Returns the headline, or -1 when its place denies it. */
function weigh(leaves: readonly Leaf[], heading: number): number {
  weighLists(leaves);
  weighCards(leaves, heading);
  weighTeasers(leaves);
  findComments(leaves);
  const headline = confirmHeadline(leaves, heading);
  weighBeforeHeadline(leaves, headline);
  return headline;
}

function judgePlaces({ leaves, container, span, verdicts }: Field, headline: number): void {
  leaves.forEach((leaf, index) => {
    if (index >= span.start && index < span.end) return;
    const inside = index >= container.first && index < container.end;
    verdicts.set(index, index === headline ? HEADLINE : nameOutside(leaf, inside ? OUTSIDE_SPAN : OUTSIDE_CONTAINER));
  });
}

const PRUNING: readonly ((field: Field) => void)[] = [
  pruneHidden,
  pruneBoxes,
  pruneTeasers,
  pruneMeta,
  pruneCaptions,
  pruneTitle,
  pruneAfterHeads,
  pruneLinks,
  pruneFurniture,
  pruneStated,
  pruneEndMarks,
  pruneHead,
  pruneTail,
];

function rescued(judged: readonly JudgedBlock[], rescue: Rescue): HtmlExtraction {
  const shown = judged.map((one) =>
    one.fate === 'body' || one.fate === 'supplement' ? { block: one.block, ...SUPERSEDED } : one,
  );
  const found = rescue.blocks.map((block) => ({ block: { ...block, index: judged.length + block.index }, ...RESCUED }));
  return {
    judged: [...shown, ...found],
    root: rescue.root,
    dropped: new Set(),
    confidence: 0.5,
    warnings: [`the page shows less than half of its text; the text is from its ${rescue.source}`],
  };
}
