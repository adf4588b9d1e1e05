import { descendants, isElement, isText, type HtmlElement, type HtmlNode } from '../document/html/node.ts';
import { walk } from './walk.ts';

/** The footnotes of a page: links to a note that links back. */
export interface Footnotes {
  /** Links that call a note, with its label. */
  readonly references: ReadonlyMap<HtmlElement, string>;
  /** Elements that are the notes. */
  readonly definitions: ReadonlyMap<HtmlElement, string>;
  /** Links from a note back to its call. */
  readonly backlinks: ReadonlySet<HtmlElement>;
}

const NOTE_BLOCKS: ReadonlySet<string> = new Set(['p', 'li', 'div', 'dd', 'aside', 'section', 'blockquote']);
/** Names that generators of footnotes give: fn1, footnote-2, _ftn3, note_4, endnote5, cite_note-6. */
const NOTE_NAME = /(?:^|[-_:.])(?:s?d?fn|ftn|s?d?footnote|s?d?endnote|edn|note|anm|fu(?:ss|ß)note)[-_:.]?\w*$/i;
const MARKER = /^[[(]?\s*(\d{1,4}|[a-z]|[*†‡§]{1,3}|[ivxlc]{1,7})\s*[\])]?$/i;
const MAX_MARKER = 12;
/** How far above a link the element that it belongs to may be. */
const NEAR = 5;

interface Anchor {
  readonly element: HtmlElement;
  readonly target: string;
}

interface Reference extends Anchor {
  readonly marker: string;
}

/** Finds footnotes by their links: a short marker that points to a note below, and a link in the note that points back. */
export function findFootnotes(root: HtmlElement, dropped: ReadonlySet<HtmlNode>): Footnotes | undefined {
  const { anchors, places, order } = readAnchors(root, dropped);
  if (anchors.length === 0) return undefined;
  const within = anchorsWithin(anchors);
  const notes = {
    references: new Map<HtmlElement, string>(),
    definitions: new Map<HtmlElement, string>(),
    backlinks: new Set<HtmlElement>(),
  };
  const labels = new Set<string>();
  for (const [note, references] of callsByNote(anchors, places, order)) {
    const [first] = references;
    if (!first || references.some(({ target, marker }) => target !== first.target || marker !== first.marker)) continue;
    const calls = references.flatMap(({ element }) => around(element));
    const back = (within.get(note) ?? []).filter(({ target }) => calls.includes(places.get(target) ?? note));
    if (back.length === 0 && !NOTE_NAME.test(first.target)) continue;
    const label = freeLabel(first.marker, labels);
    notes.definitions.set(note, label);
    for (const { element } of references) notes.references.set(element, label);
    for (const { element } of back) notes.backlinks.add(element);
  }
  return notes.references.size > 0 ? notes : undefined;
}

/** The links that could call a note, by the note that they point to. */
function callsByNote(
  anchors: readonly Anchor[],
  places: ReadonlyMap<string, HtmlElement>,
  order: ReadonlyMap<HtmlElement, number>,
): ReadonlyMap<HtmlElement, readonly Reference[]> {
  const calls = new Map<HtmlElement, Reference[]>();
  for (const anchor of anchors) {
    const place = places.get(anchor.target);
    const marker = MARKER.exec(shortText(anchor.element))?.[1];
    if (!place || marker === undefined || (order.get(place) ?? 0) < (order.get(anchor.element) ?? 0)) continue;
    const note = around(place).find((element) => NOTE_BLOCKS.has(element.name));
    if (!note || around(anchor.element).includes(note)) continue;
    const known = calls.get(note);
    if (known) known.push({ ...anchor, marker });
    else calls.set(note, [{ ...anchor, marker }]);
  }
  return calls;
}

interface Anchors {
  /** Links inside the page. */
  readonly anchors: readonly Anchor[];
  /** Elements by their id or name. */
  readonly places: ReadonlyMap<string, HtmlElement>;
  readonly order: ReadonlyMap<HtmlElement, number>;
}

function readAnchors(root: HtmlElement, dropped: ReadonlySet<HtmlNode>): Anchors {
  const anchors: Anchor[] = [];
  const places = new Map<string, HtmlElement>();
  const order = new Map<HtmlElement, number>();
  const enter = (element: HtmlElement): boolean => {
    const { id, name, href } = element.attribs;
    const place = id ?? (element.name === 'a' ? name : undefined);
    if (place !== undefined && !places.has(place)) places.set(place, element);
    const link = element.name === 'a' && href !== undefined && /^#[^#]{1,200}$/.test(href) ? href : undefined;
    if (link !== undefined) anchors.push({ element, target: link.slice(1) });
    if (place !== undefined || link !== undefined) order.set(element, order.size);
    return true;
  };
  walk(root, dropped, { enter, leave: () => undefined, text: () => undefined });
  return { anchors, places, order };
}

function anchorsWithin(anchors: readonly Anchor[]): ReadonlyMap<HtmlElement, readonly Anchor[]> {
  const within = new Map<HtmlElement, Anchor[]>();
  for (const anchor of anchors) {
    for (const element of around(anchor.element)) {
      const known = within.get(element);
      if (known) known.push(anchor);
      else within.set(element, [anchor]);
    }
  }
  return within;
}

/** An element and those it stands in, nearest first. */
function around(element: HtmlElement): readonly HtmlElement[] {
  const found: HtmlElement[] = [];
  for (let up: HtmlElement['parent'] = element; up && isElement(up) && found.length < NEAR; up = up.parent)
    found.push(up);
  return found;
}

function shortText(element: HtmlElement): string {
  let text = '';
  for (const node of descendants(element)) {
    if (isText(node)) text += node.data;
    if (text.length > MAX_MARKER) return '';
  }
  return text.trim();
}

/** Signs are not allowed to name two notes: † of the first page and † of the second. */
function freeLabel(marker: string, labels: Set<string>): string {
  let label = marker;
  for (let copy = 2; labels.has(label); copy++) label = `${marker}-${copy}`;
  labels.add(label);
  return label;
}
