import TurndownService from 'turndown';
import type { HtmlElement, HtmlNode } from '../document/html/node.ts';
import { Block } from './block.ts';
import { readOutline } from './outline.ts';
import { writeBlock } from './rules.ts';

export interface MarkdownOptions {
  /** Nodes that are not rendered; what they leave empty vanishes too. @default none */
  readonly dropped?: ReadonlySet<HtmlNode> | undefined;
  /** What relative links are relative to; without it they stay relative. @default none */
  readonly base?: string | undefined;
}

const service = new TurndownService();
// inline content comes escaped by its place
service.escape = (text) => text;
service.addRule('block', {
  filter: () => true,
  replacement: (content, node: unknown) => (node instanceof Block ? writeBlock(content, node) : content),
});

/**
 * Writes the content under `root` as CommonMark with GFM tables and footnotes. Neither parses again nor changes the tree;
 * linear in its size, whatever its depth. Ends with a newline unless empty.
 */
export function htmlToMarkdown(root: HtmlElement, options: MarkdownOptions = {}): string {
  const outline = readOutline(root, { dropped: options.dropped ?? new Set(), base: options.base });
  const markdown = service.turndown(outline);
  return markdown === '' ? '' : `${markdown}\n`;
}
