import type { HtmlBlock } from '../../document/html.ts';
import { squash } from '../likeness.ts';
import type { Layout } from './layout.ts';

/** Shortest headline that is no rubric of several pages, in letters; a Han letter says as much as two. */
const MIN_KEY = 12;
/** Blocks of a card between its headline and its date: kicker, author, summary. */
const REACH = 3;

/**
 * Whether a block stands in a card of the page itself: lists of a site hold the page that is open too, and box "about this
 * article" name it. The headline is linked or opens the block, and what follows belongs to it up to the next link.
 */
export function isOwnCard(blocks: readonly HtmlBlock[], block: HtmlBlock, { headline, title }: Layout): boolean {
  if (headline === undefined || (headline.length < MIN_KEY && !/\p{Script=Han}{6}/u.test(headline))) return false;
  if (block.index === title) return false;
  if (block.links > 0 && squash(block.text).startsWith(headline)) return true;
  // a named span is a block before the text that it stands in
  const around = blocks[block.index + 1];
  if (around?.scope === block.scope && around.linkShare > 0.5 && block.names !== 0)
    return squash(around.text) === headline;
  for (let at = block.index - 1; at >= block.index - REACH; at--) {
    const before = blocks[at];
    if (before === undefined || at === title) return false;
    if (before.linkShare > 0.5) return squash(before.text) === headline;
  }
  return false;
}
