import type { TextBlock } from '../../document/text.ts';
import { endsClosed } from '../../document/text/shape.ts';
import type { Span } from './span.ts';
import type { Verdicts } from './verdict.ts';

/** Furniture between paragraphs is less than this many times the text. */
const MOST = 3;

/**
 * What recurs across a batch is no part of any one release. At a release's end it is content that recurs (an "About", a
 * legal paragraph, a motto) and is kept beside the body; between its paragraphs it is furniture.
 */
export function dropRecurring(
  blocks: readonly TextBlock[],
  body: ReadonlySet<number>,
  span: Span,
  recurs: (line: string) => boolean,
  verdicts: Verdicts,
): void {
  const inside = [...body].filter((i) => i >= span.start);
  const again = new Set(inside.filter((i) => recurs(blocks[i]?.text ?? '')));
  const own = inside.filter((i) => !again.has(i));
  // Where everything recurs, the same release came more than once.
  if (own.length === 0) return;
  const last = own.reduce((one, other) => Math.max(one, other));
  // Where nearly all of it does, releases of one wording differ in a line or two.
  const width = (at: readonly number[]): number => at.reduce((sum, i) => sum + (blocks[i]?.width ?? 0), 0);
  if (width(inside.filter((i) => i < last && again.has(i))) > MOST * width(own)) return;
  for (let i = span.start; i < span.end; i++) {
    const block = blocks[i];
    if (block === undefined || !again.has(i)) continue;
    // "Thank you." recurs in every speech and belongs to each.
    if (block.width < 80 && endsClosed(block.text)) continue;
    if (i > last)
      verdicts.set(i, {
        fate: 'supplement',
        step: 'repetition',
        rule: 'recurring-end',
        reason: 'recurs at the end of releases',
      });
    else
      verdicts.set(i, {
        fate: 'boilerplate',
        step: 'repetition',
        rule: 'recurring',
        reason: 'recurs across the batch',
      });
  }
}
