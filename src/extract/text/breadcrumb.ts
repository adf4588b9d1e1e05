import type { TextBlock } from '../../document/text.ts';
import { labelOf } from './label.ts';
import { boilerplate, stated, type Verdicts } from './verdict.ts';

/** Longest path of a breadcrumb on lines of its own. */
const STEPS = 4;

/** Pieces of a breadcrumb on lines of their own: from the home page down to the headline. */
export function readCrumbPieces(blocks: readonly TextBlock[], title: number, verdicts: Verdicts): void {
  for (let i = Math.max(0, title - 12); i < title; i++) {
    if (labelOf(blocks[i]?.text ?? '')?.kind !== 'home') continue;
    const pieces = blocks.slice(i, title);
    // A menu, too, begins with the home page; a path is short.
    if (pieces.filter((piece) => /\p{L}/u.test(piece.text)).length > STEPS) continue;
    if (pieces.some((piece) => piece.width > 40 || piece.gap > 1)) continue;
    pieces.forEach((piece, k) => {
      const text = /\p{L}/u.test(piece.text) && labelOf(piece.text)?.kind !== 'breadcrumb';
      verdicts.set(
        i + k,
        text
          ? stated('section', 'a step of the breadcrumb')
          : boilerplate('breadcrumb-mark', 'between the steps of a breadcrumb'),
      );
    });
    return;
  }
}
