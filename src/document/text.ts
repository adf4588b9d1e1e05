import type { Block, BlockKind } from '../model/block.ts';
import { cleanText } from './text/clean.ts';
import { joint } from './text/joint.ts';
import { type Line, splitLines } from './text/line.ts';
import { runningLines } from './text/running.ts';
import { joinLetters, unquote } from './text/mended.ts';
import { endsClosed, lineShape, underlineLevel } from './text/shape.ts';
import { tableRows } from './text/table.ts';
import { wrapLimit } from './text/wrap.ts';
import { textWidth } from './width.ts';

/** A paragraph of a text dump: one or more lines that belong together. */
export interface TextBlock extends Block {
  /** First and last line of the text, from 1. */
  readonly line: number;
  readonly endLine: number;
  /** Blank lines before it. */
  readonly gap: number;
  /** A page number, or a line that returns page after page of a printed text. */
  readonly running: boolean;
}

/** A text dump after parsing. */
export interface TextDocument {
  readonly kind: 'text';
  readonly blocks: readonly TextBlock[];
  /** Column of hard wrapping, 0 if lines are not wrapped. */
  readonly wrap: number;
  /** The text was longer than any release; the rest is left out. */
  readonly truncated: boolean;
}

/** Longest text that is read as one release: 20 times the longest speech met. */
const MAX_LENGTH = 8_000_000;
/** Most lines that are read as one release. */
const MAX_LINES = 100_000;

/** A shorter text at the end of a page is a headline or a label. */
const PAGE_END = 60;

/** A paragraph that may still grow. */
interface Open {
  text: string;
  readonly kind: BlockKind;
  readonly level: number;
  readonly first: Line;
  last: Line;
  /** A row of a table by columns. */
  readonly cells?: readonly string[];
}

/** First parts of compounds that keep their hyphen at a line's end: "twenty-eight", "self-made". */
const COMPOUND =
  /(?:^|[^\p{L}])(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|self|well|non|ex|half|all|long|short|high|low|mid|vice|co|anti|pro|cross|full|part|year|man|on|by|state|\p{L}{1,2})-$/iu;

function glue(open: Open, line: Line, text: string, how: 'space' | 'glue'): void {
  const cut = how === 'space' && /\p{L}-$/u.test(open.text);
  // A word was broken at the line's end if it goes on with a small letter.
  if (cut && /^\p{Ll}/u.test(text) && !COMPOUND.test(open.text.slice(-24))) open.text = open.text.slice(0, -1) + text;
  else open.text += how === 'glue' || (cut && /^\p{L}/u.test(text)) ? text : ` ${text}`;
  open.last = line;
}

/** Lines to blocks: hard wraps, links and styling that broke lines are undone, headings, bullets and rules told apart. */
export function parseText(text: string): TextDocument {
  const clean = cleanText(text.length > MAX_LENGTH ? text.slice(0, MAX_LENGTH) : text);
  const lines = splitLines(joinLetters(unquote(clean)), MAX_LINES);
  const truncated = text.length > MAX_LENGTH || lines.length >= MAX_LINES;
  const running = runningLines(lines);
  const rows = tableRows(lines);
  const limit = wrapLimit(lines);
  const blocks: TextBlock[] = [];
  let open: Open | undefined;
  // What is printed at the edges of pages inside a paragraph that goes on behind it.
  let edges: Line[] = [];
  const close = (): void => {
    if (open !== undefined) push(blocks, open, false);
    open = undefined;
    for (const edge of edges) push(blocks, alone(edge), true);
    edges = [];
  };
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    if (line === undefined) continue;
    const cells = rows.get(i);
    if (cells === undefined && running.has(i)) {
      edges.push(line);
      if (open?.kind !== 'paragraph' || endsClosed(open.text)) close();
      continue;
    }
    if (cells !== undefined) {
      close();
      push(blocks, { ...alone(line), text: cells.filter((cell) => cell !== '').join(' ') || line.text, cells }, false);
      continue;
    }
    const shape = lineShape(line.text);
    if (shape.kind === 'rule' && line.gap === 0 && open?.kind === 'paragraph' && open.text.length < 300) {
      const level = underlineLevel(line.text);
      if (level > 0) {
        push(blocks, { ...open, kind: 'heading', level, last: line }, false);
        open = undefined;
        continue;
      }
    }
    // A dash before a small letter goes on with a sentence; before a capital it is a bullet.
    const plain =
      shape.kind === 'paragraph' ||
      (shape.kind === 'quote' && open?.kind === 'quote') ||
      /^[–—] \p{Ll}/u.test(shape.text);
    if (open !== undefined && plain && open.kind !== 'heading' && open.kind !== 'rule') {
      // An item's further lines hang under its text.
      const hangs =
        open.kind === 'item' &&
        line.gap === 0 &&
        line.indent > open.first.indent &&
        line.indent < open.first.indent + 8;
      const how = hangs ? 'space' : joint(open.text, open.last, turned(line, edges, open.text), lines[i + 1], limit);
      if (how !== 'break') {
        glue(open, line, shape.text, how);
        continue;
      }
    }
    close();
    open = { text: shape.text, kind: shape.kind, level: shape.level, first: line, last: line };
  }
  close();
  return { kind: 'text', blocks, wrap: limit, truncated };
}

const alone = (line: Line): Open => ({ text: line.text, kind: 'paragraph', level: 0, first: line, last: line });

/** The first line of a page whose text goes on from the page before: what stands between them is no gap. */
function turned(line: Line, edges: readonly Line[], open: string): Line {
  const goesOn = (edges.length > 0 || line.page) && !endsClosed(open) && /^[\p{Ll}\p{N}]/u.test(line.text);
  return goesOn && open.length >= PAGE_END ? { ...line, gap: 0 } : line;
}

function push(blocks: TextBlock[], open: Open, running: boolean): void {
  blocks.push({
    index: blocks.length,
    text: open.text,
    kind: open.kind,
    level: open.level,
    width: textWidth(open.text),
    linkShare: 0,
    line: open.first.number,
    endLine: open.last.number,
    gap: open.first.gap,
    running,
    ...(open.cells === undefined ? {} : { cells: open.cells }),
  });
}
