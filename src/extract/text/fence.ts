import type { TextBlock } from '../../document/text.ts';

const FENCE = /^(?:```|~~~)/;

/** The blocks of code between fences of Markdown, with these: whatever they look like, they are what the text shows. */
export function fencedBlocks(blocks: readonly TextBlock[]): ReadonlySet<number> {
  const fenced = new Set<number>();
  let open: number | undefined;
  blocks.forEach((block, i) => {
    if (!FENCE.test(block.text)) return;
    if (open !== undefined) for (let at = open; at <= i; at++) fenced.add(at);
    open = open === undefined ? i : undefined;
  });
  return fenced;
}
