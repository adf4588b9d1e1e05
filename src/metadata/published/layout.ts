import type { HtmlBlock, HtmlDocument, HtmlScope } from '../../document/html.ts';
import { BOX, FOREIGN } from '../../document/html/name.ts';
import type { JudgedBlock } from '../../model/block.ts';
import { mayMatch, squash } from '../likeness.ts';

/** Where on the page the headline and the text stand, as block indexes. */
export interface Layout {
  readonly title: number | undefined;
  /** The headline, squashed. */
  readonly headline: string | undefined;
  /** First block of the text, and the block after its last. */
  readonly bodyStart: number | undefined;
  readonly bodyEnd: number | undefined;
}

/** Prose wider than this opens the text when no extraction says where it starts. */
const PROSE_WIDTH = 140;

export function layoutOf(
  document: HtmlDocument,
  headline: string | undefined,
  judged: readonly JudgedBlock[] | undefined,
): Layout {
  const body = judged?.filter((one) => one.fate === 'body').map((one) => one.block.index) ?? [];
  const bodyStart = body[0];
  const key = headline === undefined ? undefined : squash(headline);
  const title = key === undefined ? undefined : titleIndex(document.blocks, key, bodyStart);
  if (bodyStart !== undefined) return { title, headline: key, bodyStart, bodyEnd: (body.at(-1) ?? bodyStart) + 1 };
  const prose = document.blocks.findIndex(
    (block) =>
      block.index > (title ?? -1) && block.width > PROSE_WIDTH && block.linkShare < 0.3 && !isAside(block.scope, title),
  );
  return { title, headline: key, bodyStart: prose < 0 ? undefined : prose, bodyEnd: undefined };
}

/** The headline's block: a heading before other text, and the last copy before the text. */
function titleIndex(blocks: readonly HtmlBlock[], key: string, bodyStart: number | undefined): number | undefined {
  let best: number | undefined;
  let bestScore = 0;
  for (const block of blocks) {
    // most blocks are too short or too long to be a copy
    if (block.width > 500 || block.text.length < key.length * 0.5 || !mayMatch(block.text, key)) continue;
    const text = squash(block.text);
    if (text.length < 3 || !isCopy(text, key)) continue;
    const before = bodyStart === undefined || block.index < bodyStart;
    const score =
      (text === key ? 3 : 1) +
      (block.level > 0 ? 4 - block.level * 0.5 : 0) +
      (before ? 3 : 0) -
      (block.linkShare > 0.5 ? 3 : 0) -
      (block.scope.hidden ? 3 : 0);
    if (score > bestScore) {
      best = block.index;
      bestScore = score;
    }
  }
  return best;
}

/** The headline, the headline with a subtitle behind it or a kicker before it, or most of it. */
const isCopy = (text: string, key: string): boolean =>
  text.startsWith(key) || text.endsWith(key) || (key.includes(text) && text.length > key.length * 0.5);

/** Inside a box of related items, a menu, a footer, comments; a box around the headline is the page's own frame. */
export function isAside(scope: HtmlScope, title?: number): boolean {
  for (let at: HtmlScope | undefined = scope; at; at = at.parent) {
    if (title !== undefined && at.first <= title && title < at.end) return false;
    if ((at.names & (BOX | FOREIGN)) !== 0) return true;
  }
  return false;
}
