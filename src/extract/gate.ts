import { dateShape } from '../document/date-shape.ts';
import type { HtmlDocument } from '../document/html.ts';
import type { JudgedBlock } from '../model/block.ts';
import type { RejectionReason } from '../model/outcome.ts';
import { isChecker, textPhrase, titlePhrase } from './gate/phrase.ts';
import type { Leaf } from './html/leaf.ts';

/** Walls say little; an article that quotes their words says more (columns of body text). */
const WALL = 1500;
const NOTICE = 160;
const STUB = 20;
const TEASERS = 6;
const LINKS = 30;

/**
 * Says why a page is no article, if it is none. Every rule needs two signs (what the page says and how little else it
 * says), because a false alarm loses a release: on 1,235 pages of articles there is one, a page
 * whose text only its scripts hold.
 */
export function gate(
  document: HtmlDocument,
  leaves: readonly Leaf[],
  judged: readonly JudgedBlock[],
): RejectionReason | undefined {
  const body = judged.filter((one) => one.fate === 'body');
  const width = body.reduce((sum, one) => sum + one.block.width, 0);
  if (document.truncated) return 'truncated';
  if (isLinks(document, leaves, body)) return 'listing';
  if (width >= WALL) return undefined;
  const wall = readWall(document, leaves, body, width);
  if (wall) return wall;
  if (isListing(leaves, width) || isEntry(leaves, judged)) return 'listing';
  if (width >= STUB) return undefined;
  return isCheck(document, leaves) ? 'challenge' : 'empty';
}

/** A page without text that loads a check for bots, or asks for one in a form. */
function isCheck(document: HtmlDocument, leaves: readonly Leaf[]): boolean {
  const shown = leaves.slice(0, 50).map((leaf) => leaf.block.text);
  if (textPhrase(shown.join('\n').slice(0, WALL)) === 'challenge') return true;
  return document.elements.some(
    ({ name, attribs }) => (name === 'iframe' || name === 'script') && isChecker(attribs['src'] ?? ''),
  );
}

function readWall(
  document: HtmlDocument,
  leaves: readonly Leaf[],
  body: readonly JudgedBlock[],
  width: number,
): RejectionReason | undefined {
  const visible = leaves.reduce((sum, leaf) => sum + (leaf.hidden ? 0 : leaf.soft), 0);
  const headings = document.headings.filter((block) => block.level < 3).slice(0, 3);
  for (const text of [document.title ?? '', ...headings.map((block) => block.text)]) {
    const phrase = titlePhrase(text);
    if (phrase && (phrase !== 'consent' || width < WALL / 3) && visible < 2 * WALL) return phrase;
  }
  const text = body.map((one) => one.block.text).join('\n');
  const phrase = textPhrase(text);
  if (phrase === 'challenge' && width < WALL / 2 && visible < WALL) return phrase;
  return phrase === 'attachment-only' && width < NOTICE ? phrase : undefined;
}

/** Many teasers and hardly any text, or links and nothing else. A short text under one of many linked headings is no sign: a short article was one. */
function isListing(leaves: readonly Leaf[], width: number): boolean {
  let teasers = 0;
  let links = 0;
  for (const leaf of leaves) {
    if (leaf.teaser && leaf.prose) teasers++;
    if (leaf.link > 0.6) links++;
  }
  if (teasers >= TEASERS) return width < 250;
  return width < STUB && links >= LINKS;
}

/** Columns of the longest summary in a list. */
const SUMMARY = 500;
/** Lines between the link to a story and its summary: a date, a section. */
const BETWEEN = 2;
/** Fewest stories of a list. */
const ENTRIES = 4;

/** Whether a text stands right under a line that is a link and not the headline, with the day beside it: the summary of another story. */
function isSummary(leaves: readonly Leaf[], judged: readonly JudgedBlock[], index: number): boolean {
  const leaf = leaves[index];
  if (!leaf?.prose || leaf.link > 0.3 || leaf.block.width > SUMMARY) return false;
  let isDated = false;
  for (let at = index - 1; at >= Math.max(0, index - 1 - BETWEEN); at--) {
    const above = leaves[at];
    if (!above || above.prose) return false;
    isDated ||= above.dateLine || dateShape(above.block.text) !== undefined;
    if (above.link > 0.6 && above.block.width > 15) return isDated && judged[at]?.field !== 'title';
  }
  return false;
}

/** All that was taken for the body is the summary of one story of a list. */
function isEntry(leaves: readonly Leaf[], judged: readonly JudgedBlock[]): boolean {
  if (judged.some(({ fate, block }) => fate === 'body' && !isSummary(leaves, judged, block.index))) return false;
  return leaves.filter((_, index) => isSummary(leaves, judged, index)).length >= ENTRIES;
}

/** Least share of link text in a row of links: blanks part them. */
const LINKED = 0.8;
/** Links with breaks between them in place of a text. Where a link was left open around a text, that ends as a sentence. */
function isLinks(document: HtmlDocument, leaves: readonly Leaf[], body: readonly JudgedBlock[]): boolean {
  const taken = body.flatMap((one) => leaves[one.block.index] ?? []);
  if (taken.length === 0 || taken.some((leaf) => leaf.ends || leaf.link < LINKED)) return false;
  return document.elements.filter(({ name }) => name === 'a').length >= LINKS;
}
