import type { HtmlDocument, HtmlElement, HtmlNode } from '../../document/html.ts';
import { isElement, type HtmlParent } from '../../document/html/node.ts';
import type { JudgedBlock } from '../../model/block.ts';
import type { HtmlExtraction } from '../html.ts';
import { readDropped } from './dropped.ts';

/** Where a publisher's pages hold their text, found on this page. */
export interface KnownPlaces {
  /** The elements that hold the text; not empty. */
  readonly body: ReadonlySet<HtmlElement>;
  /** Elements in them that are no part of it. */
  readonly removed: ReadonlySet<HtmlElement>;
  /** Lines that are never text. */
  readonly lines: ReadonlySet<string>;
}

/** Steps that judge a block by where it stands; what is known of the publisher overrules them, not what a block is. */
const PLACES: ReadonlySet<string> = new Set(['container', 'span']);
const INSIDE = { fate: 'body', step: 'profile', rule: 'body', reason: 'where this publisher has its text' } as const;
const OUTSIDE = {
  fate: 'boilerplate',
  step: 'profile',
  rule: 'outside',
  reason: 'outside this publisher’s text',
} as const;
const LINE = {
  fate: 'boilerplate',
  step: 'profile',
  rule: 'line',
  reason: 'a line that is never this publisher’s text',
} as const;

/** Judges the blocks of a page anew by the places that a publisher's profile names. */
export function imposePlaces(document: HtmlDocument, extraction: HtmlExtraction, places: KnownPlaces): HtmlExtraction {
  const judged = extraction.judged.map((one, index): JudgedBlock => {
    const block = document.blocks[index];
    if (!block || one.fate === 'metadata') return one;
    if (places.lines.has(one.block.text)) return { block: one.block, ...LINE };
    if (!isInside(block.scope.element, places)) return { block: one.block, ...OUTSIDE };
    return one.fate === 'boilerplate' && PLACES.has(one.step) ? { block: one.block, ...INSIDE } : one;
  });
  if (!judged.some(({ fate }) => fate === 'body')) return extraction;
  const { rejected: _, ...rest } = extraction;
  return { ...rest, judged, root: document.body, dropped: dropAround(document, judged, places), confidence: 1 };
}

function isInside(element: HtmlElement, { body, removed }: KnownPlaces): boolean {
  for (let up: HtmlParent | null = element; up && isElement(up); up = up.parent) {
    if (removed.has(up)) return false;
    if (body.has(up)) return true;
  }
  return false;
}

/** Besides what is not kept: pictures and empty elements around the text. */
function dropAround(
  document: HtmlDocument,
  judged: readonly JudgedBlock[],
  places: KnownPlaces,
): ReadonlySet<HtmlNode> {
  const whole = document.scopes[0];
  if (!whole) return new Set();
  const dropped = readDropped(document, whole, judged);
  for (const element of places.removed) dropped.add(element);
  const around = new Set<HtmlElement>();
  for (const element of places.body) for (let up = element.parent; up && isElement(up); up = up.parent) around.add(up);
  for (const element of around) {
    for (const child of element.children) {
      if (!isElement(child) || (!around.has(child) && !places.body.has(child))) dropped.add(child);
    }
  }
  return dropped;
}
