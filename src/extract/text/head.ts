import { dateShape } from '../../document/date-shape.ts';
import type { TextBlock } from '../../document/text.ts';
import { readCrumbPieces } from './breadcrumb.ts';
import { contactName, isContact, isHeadLine, keyPoint, readLine } from './head-line.ts';
import { skipHead, trimmed, withSalutation } from './head-start.ts';
import type { TextHints } from './hints.ts';
import { findTitle, type TitleContext, titleLines } from './title.ts';
import { boilerplate, stated, type Verdicts } from './verdict.ts';
import { squash, wordsOf } from './word.ts';

/** Words of the blocks that open the body; 12 blocks and 8,000 characters suffice to recognize a headline. */
function openingWords(blocks: readonly TextBlock[], start: number): ReadonlySet<string> {
  const text = blocks.slice(start, start + 12).map((block) => block.text);
  return new Set(wordsOf(text.join(' ').slice(0, 8000)));
}

/** What the headline is told by. */
export const titleContext = (blocks: readonly TextBlock[], body: number, hints: TextHints): TitleContext => ({
  blocks,
  start: body,
  bodyWords: openingWords(blocks, body),
  pathWords: new Set(wordsOf(decodeName(hints.path ?? ''))),
  isOther: (block) => block.kind !== 'heading' && isHeadLine(block),
  recurs: (block) => hints.boilerplate?.(block.text) === true,
});

/** Reads what stands before the body: headline, date line, breadcrumb, byline. Gives the body's first block. */
export function readHead(
  blocks: readonly TextBlock[],
  start: number,
  end: number,
  hints: TextHints,
  verdicts: Verdicts,
): number {
  const known = knownTitle(blocks, start, hints.title);
  const body = Math.max(skipHead(blocks, start, end, hints.title), (known ?? -1) + 1);
  const title = known ?? findTitle(titleContext(blocks, body, hints));
  // Without a headline, what the span took in stays, but for the lines that name themselves.
  const first = withSalutation(blocks, title === undefined ? trimmed(blocks, start, body) : body, title ?? -1);
  const lines = title === undefined ? [] : titleLines(blocks, title, first);
  const name = squash(lines.map((i) => blocks[i]?.text ?? '').join(' '));
  for (let i = 0; i < first; i++) {
    const block = blocks[i];
    if (block === undefined) continue;
    const near = i >= first - 40;
    const line = near ? readLine(block, blocks[i - 1]) : undefined;
    if (lines.includes(i)) verdicts.set(i, stated('title', 'the headline'));
    else if (name !== '' && repeats(squash(block.text), name))
      verdicts.set(i, boilerplate('title-again', 'the headline once more'));
    else
      verdicts.set(
        i,
        line ?? keyPoint(block, i, title) ?? contactName(blocks, i) ?? boilerplate('before-body', 'before the body'),
      );
  }
  if (title !== undefined) {
    readCrumbPieces(blocks, title, verdicts);
    readSubtitle(blocks, lines.at(-1) ?? title, first, verdicts);
  }
  return first;
}

/** Blocks of the body among which a headline that is known may stand. */
const KNOWN_WITHIN = 4;

/** Where a headline that is known stands, if it stands in the text: the last copy before the body. */
function knownTitle(blocks: readonly TextBlock[], start: number, title: string | undefined): number | undefined {
  const name = squash(title ?? '');
  if (name === '') return undefined;
  for (let i = Math.min(start + KNOWN_WITHIN, blocks.length) - 1; i >= 0; i--) {
    const block = blocks[i];
    if (block !== undefined && block.width <= 500 && squash(block.text) === name) return i;
  }
  return undefined;
}

/** The headline once more, with the site's name behind it, or a line of it. */
const repeats = (text: string, title: string): boolean =>
  text.startsWith(title) || (text.length >= 15 && title.includes(text));

function readSubtitle(blocks: readonly TextBlock[], title: number, body: number, verdicts: Verdicts): void {
  const block = blocks[title + 1];
  if (block === undefined || title + 1 >= body || verdicts.get(title + 1)?.rule !== 'before-body') return;
  if (block.width >= 24 && block.width <= 300 && !isContact(block) && dateShape(block.text) === undefined)
    verdicts.set(title + 1, stated('subtitle', 'a line under the headline'));
}

function decodeName(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name.replaceAll(/[-_.+]+/g, ' ');
}
