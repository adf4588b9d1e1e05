import type { HtmlBlock, HtmlDocument, HtmlScope } from '../../document/html.ts';
import { isFurniture, type Leaf } from './leaf.ts';

const CARD_SIZE = 6;
/** Columns; what is longer and stands soon behind the headline is no summary, alone beside a link as it may be. */
const SUMMARY = 1000;
const SOON = 30;
const isSoonBehind = (index: number, headline: number): boolean =>
  headline >= 0 && index > headline && index <= headline + SOON;

/**
 * A card is one summary beside a linked headline in a small group: the pattern of teasers to other stories. Its prose
 * is prose, so only the group tells.
 */
export function weighCards(leaves: readonly Leaf[], headline: number): void {
  for (const leaf of leaves) {
    if (leaf.score <= 0 || (leaf.block.width > SUMMARY && isSoonBehind(leaf.block.index, headline))) continue;
    const group = groupOf(leaf.block.scope);
    if (!group || group.end - group.first > CARD_SIZE) continue;
    let prose = 0;
    let teased = false;
    for (let index = group.first; index < group.end; index++) {
      const other = leaves[index];
      if (!other) continue;
      if (other.score > 0) prose++;
      if (other.link >= 0.5 && other.block.width > 15) teased = true;
    }
    if (prose === 1 && teased) leaf.score *= 0.1;
  }
}

/** The smallest element around a block that holds more than it, at most four levels up. */
function groupOf(scope: HtmlScope): HtmlScope | undefined {
  let up: HtmlScope | undefined = scope;
  for (let level = 0; up && level < 4; level++, up = up.parent) if (up.end - up.first > 1) return up;
  return undefined;
}

const RUN = 3;

/** Links and summaries in turn, three times or more: a list of other stories, whatever its markup. */
export function weighTeasers(leaves: readonly Leaf[]): void {
  let run: Leaf[] = [];
  const close = (): void => {
    if (run.length >= (run[0]?.block.scope.list ? 4 : 2 * RUN)) for (const one of run) one.teaser = true;
    run = [];
  };
  for (let index = 1; index < leaves.length; index++) {
    const leaf = leaves[index];
    const before = leaves[index - 1];
    if (leaf && before && leaf.prose && leaf.block.width < 500 && before.link > 0.6 && before.block.width > 15) {
      run.push(before, leaf);
      index++;
    } else close();
  }
  close();
  for (const leaf of leaves) if (leaf.teaser && leaf.score > 0) leaf.score *= 0.1;
}

const CLOCK = /\d{1,2}[:.]\d{2}/;
const ENTRY = 5;

/**
 * Names with day and clock above a text, again and again behind prose: comments, whatever their elements are called.
 */
export function findComments(leaves: readonly Leaf[]): void {
  const prose = leaves.findIndex((leaf) => leaf.score > 0);
  const stamps = leaves.flatMap((leaf, index) =>
    prose >= 0 && index > prose && isStamp(leaf) && !isStamp(leaves[index + 1]) ? [index] : [],
  );
  const chain = stamps.filter((stamp, at) => isClose(stamp, stamps[at + 1]) || isClose(stamps[at - 1], stamp));
  const [first] = chain;
  if (first === undefined || chain.length < 3) return;
  const members = chain.flatMap((stamp) => entryOf(leaves, stamp));
  // the entries of a live report look the same, but are most of the page and nobody calls them comments
  if (!isAnnounced(leaves, first) && sumOf(members) > sumOf(leaves) / 2) return;
  for (const leaf of members) {
    leaf.comment = true;
    leaf.score = Math.min(leaf.score, 0);
  }
}

function isClose(one: number | undefined, other: number | undefined): boolean {
  return one !== undefined && other !== undefined && other - one <= ENTRY;
}

/** From a stamp to the next one, a heading, or the length of an entry. */
function entryOf(leaves: readonly Leaf[], stamp: number): readonly Leaf[] {
  const entry = leaves.slice(stamp, stamp + ENTRY);
  const end = entry.findIndex((leaf, at) => leaf.block.level > 0 || (at > 0 && isStamp(leaf)));
  return end < 0 ? entry : entry.slice(0, end);
}

function isAnnounced(leaves: readonly Leaf[], first: number): boolean {
  return leaves
    .slice(Math.max(0, first - 8), first)
    .some((leaf) => leaf.labels.has('comments') && leaf.block.width < 80);
}

function sumOf(leaves: readonly Leaf[]): number {
  return leaves.reduce((sum, leaf) => sum + Math.max(0, leaf.score), 0);
}

function isStamp(leaf: Leaf | undefined): boolean {
  return (
    leaf !== undefined &&
    leaf.dateLine &&
    leaf.block.width < 80 &&
    leaf.block.level === 0 &&
    CLOCK.test(leaf.block.text) &&
    leaf.link < 0.8
  );
}

/** A headline with most of the prose above it is a repetition in some list: none at all. */
export function confirmHeadline(leaves: readonly Leaf[], headline: number): number {
  let before = 0;
  let after = 0;
  leaves.forEach((leaf, index) => {
    if (leaf.score > 0 && index < headline) before += leaf.score;
    else if (leaf.score > 0) after += leaf.score;
  });
  return before > 2 * after ? -1 : headline;
}

/** What a list without links may cost at most: sixty names in an honours list are no menu. */
const LIST_COST = 60;

/** The items of one list count together no more than a few lines of a menu. */
export function weighLists(leaves: readonly Leaf[]): void {
  const costs = new Map<HtmlScope, number>();
  const plain = leaves.filter((leaf) => leaf.score < 0 && leaf.link < 0.3 && !isFurniture(leaf));
  for (const { block, score } of plain)
    if (block.scope.list) costs.set(block.scope.list, (costs.get(block.scope.list) ?? 0) - score);
  for (const leaf of plain) {
    const cost = leaf.block.scope.list && costs.get(leaf.block.scope.list);
    if (cost !== undefined && cost > LIST_COST) leaf.score *= LIST_COST / cost;
  }
}

/** Prose before the headline belongs to something else more often than not. */
export function weighBeforeHeadline(leaves: readonly Leaf[], headline: number): void {
  for (let index = 0; index < headline; index++) {
    const leaf = leaves[index];
    if (leaf && leaf.score > 0) leaf.score *= 0.4;
  }
}

const squash = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** What the page calls itself: the headline from the metadata, og:title and `title`, squashed. */
export interface Titles {
  readonly headline: string;
  readonly social: string;
  readonly page: string;
}

export function readTitles(document: HtmlDocument, title: string | undefined): Titles {
  const social = document.metas.find((meta) => meta.name === 'og:title')?.content;
  return { headline: squash(title ?? ''), social: squash(social ?? ''), page: squash(document.title ?? '') };
}

function isNear(length: number, title: number): boolean {
  return title > 0 && length >= title * 0.7 && length <= title * 1.6 + 10;
}

/** Whether a block repeats the page's title. */
export function isHeadline(block: HtmlBlock, titles: Titles): boolean {
  if (block.width < 6 || block.width > 400) return false;
  const ranked = block.level > 0 && block.level < 3;
  // squashing every block is a tenth of the extraction; a repetition of the title is about as long as it
  if (!ranked && !isNear(block.text.length, titles.headline.length) && !isNear(block.text.length, titles.social.length))
    return false;
  const text = squash(block.text);
  if (text.length < 5) return false;
  if (text === titles.headline || text === titles.social) return true;
  return (
    block.level > 0 &&
    block.level < 3 &&
    text.length > 8 &&
    (titles.page.includes(text) || titles.social.includes(text))
  );
}

/** The block that is the page's headline: a first-level heading before a second-level one before any other. */
export function findHeadline(blocks: readonly HtmlBlock[], titles: Titles): number {
  let best = -1;
  let rank = Infinity;
  for (const block of blocks) {
    const own = block.level === 0 ? 7 : block.level;
    if (own < rank && isHeadline(block, titles)) {
      best = block.index;
      rank = own;
    }
  }
  return best;
}
