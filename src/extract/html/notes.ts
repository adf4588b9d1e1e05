import { isElement, textOf, type HtmlParent } from '../../document/html/node.ts';
import type { HtmlBlock, HtmlElement } from '../../document/html.ts';
import type { Field } from './prune.ts';
import type { Verdict } from './verdict.ts';

const NOTE: Verdict = {
  fate: 'supplement',
  step: 'repair',
  rule: 'footnote',
  reason: 'a note that the text calls',
};
/** What stands for a note in the text: 1, [2], (iv), *. */
const MARKER = /^[[(（]?\s*(?:\d{1,3}|[a-z]|[ivxlc]{1,7}|[*†‡§]{1,3}|注\s*\d{0,3}|\d{1,3}\)?)\s*[\])）]?$/iu;
/** A note begins with its number or a way back, or ends with one. */
const NOTE_TEXT = /^(?:[\^↑↩*†‡§※]|[[(（]?\s*(?:注\s*)?\d{1,3}\s*[\])）.:]?\s*\D)|[↩↑⏎]\ufe0e?\s*$/u;
const LONGEST_MARKER = 12;
/** Elements above a block that may bear the name of the note, and the most blocks that one note has. */
const NEAR = 3;
const LARGEST_NOTE = 4;

/**
 * Notes that the text calls by a link are content, wherever they stand and whatever they look like: the end of the article,
 * a box, a list. Inside the text they are told from sections that a number links to by their own number or the way back.
 */
export function repairNotes({ leaves, verdicts }: Field): void {
  const targets = new Set<string>();
  leaves.forEach(({ block, hidden }, index) => {
    const kept = verdicts.keeps(index);
    const called = targets.size > 0 && !hidden && block.level === 0 && isCalled(block, targets);
    if (called && (!kept || NOTE_TEXT.test(block.text))) verdicts.revise(index, NOTE);
    else if (block.links > 0 && kept) for (const target of callsOf(block)) targets.add(target);
  });
}

/** Names of the places on the page that markers in a block point to. */
function callsOf(block: HtmlBlock): readonly string[] {
  const calls: string[] = [];
  for (const node of block.nodes) {
    for (const element of inlineAround(node.parent, block)) {
      const { href } = element.attribs;
      if (element.name !== 'a' || href === undefined || !/^#[^#]{1,200}$/.test(href)) continue;
      const text = textOf(element).trim();
      if (text.length <= LONGEST_MARKER && MARKER.test(text)) calls.push(href.slice(1));
    }
  }
  return calls;
}

function isCalled(block: HtmlBlock, called: ReadonlySet<string>): boolean {
  const bears = ({ attribs }: HtmlElement): boolean =>
    called.has(attribs['id'] ?? '') || called.has(attribs['name'] ?? '');
  if (block.nodes.some((node) => inlineAround(node.parent, block).some(bears))) return true;
  let scope: HtmlBlock['scope'] | undefined = block.scope;
  // `<p><a name="fn1"></a>1 As of …`: an anchor without text is in no block
  const alone = scope.end - scope.first === 1;
  if (alone && scope.element.children.some((child) => isElement(child) && child.name === 'a' && bears(child)))
    return true;
  for (let level = 0; scope && level < NEAR && scope.end - scope.first <= LARGEST_NOTE; level++, scope = scope.parent)
    if (bears(scope.element)) return true;
  return false;
}

/** The inline elements around a node of a block. */
function inlineAround(from: HtmlParent | null, block: HtmlBlock): readonly HtmlElement[] {
  const found: HtmlElement[] = [];
  for (let up = from; up && isElement(up) && up !== block.scope.element; up = up.parent) found.push(up);
  return found;
}
