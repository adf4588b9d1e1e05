import type { TextBlock } from '../../document/text.ts';
import { endsClosed } from '../../document/text/shape.ts';
import type { TextHints } from './hints.ts';
import { isFurniture } from './label.ts';
import type { Span } from './span.ts';
import type { Verdicts } from './verdict.ts';

/** Furniture between paragraphs is less than this many times the text. */
const MOST = 3;

/** Columns of the shortest paragraph. */
const PARAGRAPH = 60;

/** A whole sentence between a release's own paragraphs: what to do with a recalled product is the same in each recall. */
const isProse = (block: TextBlock): boolean =>
  block.width >= PARAGRAPH && endsClosed(block.text) && !isFurniture(block.text);

/**
 * What recurs across a batch is no part of any one release. At a release's end it is content that recurs (an "About", a
 * legal paragraph, a motto) and is kept beside the body; between its paragraphs it is furniture, unless it is prose.
 */
export function dropRecurring(
  blocks: readonly TextBlock[],
  body: ReadonlySet<number>,
  span: Span,
  { boilerplate, furniture }: TextHints,
  verdicts: Verdicts,
): void {
  const inside = [...body].filter((i) => i >= span.start);
  const again = new Set(inside.filter((i) => boilerplate?.(blocks[i]?.text ?? '') === true));
  const own = inside.filter((i) => !again.has(i));
  // Where everything recurs, the same release came more than once.
  if (own.length === 0) return;
  const last = own.reduce((one, other) => Math.max(one, other));
  // Where nearly all of it does, releases of one wording differ in a line or two.
  const width = (at: readonly number[]): number => at.reduce((sum, i) => sum + (blocks[i]?.width ?? 0), 0);
  if (width(inside.filter((i) => i < last && again.has(i))) > MOST * width(own)) return;
  const first = Math.min(...own);
  for (let i = span.start; i < span.end; i++) {
    const block = blocks[i];
    if (block === undefined || !again.has(i)) continue;
    // "Thank you." recurs in every speech and belongs to each.
    if (block.width < 80 && endsClosed(block.text)) continue;
    if (i > first && i < last && isProse(block) && furniture?.(block.text) !== true) continue;
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
