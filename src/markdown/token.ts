import { CODE, commonMarks, DELETED, DELIMITED, EMPHASIS, type Marks, type Piece, sameMarks, STRONG } from './piece.ts';

/** A part of a line: text still to be escaped, finished Markdown, or a delimiter of a mark. */
export type Token =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'done'; readonly markdown: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'delimiter'; readonly mark: number; readonly opens: boolean; readonly pair: Pair };

/** The two delimiters of one marked span; a span that Markdown cannot show there loses its marks, never its text. */
export interface Pair {
  dropped: boolean;
  /** The runs of delimiters that its two ends stand in; see flank.ts. */
  opensIn: number;
  closesIn: number;
}

/** An item of a line with its marks: a text, a whole link, an image. */
export interface Atom {
  readonly bits: number;
  readonly token: Exclude<Token, { readonly kind: 'delimiter' }>;
}

/** Puts delimiters around the spans of atoms that share a mark; the longest span is the outermost. */
export function delimit(atoms: readonly Atom[]): readonly Token[] {
  const tokens: Token[] = [];
  span(atoms, 0, atoms.length, 0, tokens);
  return tokens;
}

function span(atoms: readonly Atom[], from: number, to: number, open: number, tokens: Token[]): void {
  for (let at = from; at < to;) {
    const atom = atoms[at];
    if (!atom) return;
    const free = atom.bits & DELIMITED & ~open;
    if (free === 0) {
      tokens.push(atom.token);
      at++;
      continue;
    }
    const { mark, end } = longest(atoms, at, to, free);
    const pair: Pair = { dropped: false, opensIn: -1, closesIn: -1 };
    tokens.push({ kind: 'delimiter', mark, opens: true, pair });
    span(atoms, at, end, open | mark, tokens);
    tokens.push({ kind: 'delimiter', mark, opens: false, pair });
    at = end;
  }
}

function longest(atoms: readonly Atom[], at: number, to: number, free: number): { mark: number; end: number } {
  let best = { mark: 0, end: at };
  for (let mark = STRONG; mark <= DELIMITED; mark <<= 1) {
    if ((free & mark) === 0) continue;
    let end = at;
    while (end < to && ((atoms[end]?.bits ?? 0) & mark) !== 0) end++;
    if (end > best.end) best = { mark, end };
  }
  return best;
}

/**
 * White space, images and footnote marks carry only the marks that both neighbours have: a delimiter next to white space
 * does not count as one in CommonMark, and a bold picture is nothing.
 */
export function settleMarks(pieces: readonly Piece[]): readonly Piece[] {
  const split = pieces.flatMap((piece) => (piece.kind === 'text' ? splitSpace(piece.text, piece.marks) : [piece]));
  const before = neighbours(split, false);
  const after = neighbours(split, true);
  const settled: Piece[] = [];
  for (const [at, piece] of split.entries()) {
    const marks = isCore(piece) ? piece.marks : looseMarks(piece, before[at], after[at]);
    const last = settled.at(-1);
    if (piece.kind === 'text' && last?.kind === 'text' && joins(last.marks, marks)) {
      settled[settled.length - 1] = {
        kind: 'text',
        text: last.text + piece.text,
        marks: commonMarks(last.marks, marks),
      };
    } else settled.push({ ...piece, marks });
  }
  return settled;
}

/** Two code spans that touch would read as one with other fences: they are one. */
function joins(a: Marks, b: Marks): boolean {
  return sameMarks(a, b) || ((a.bits & b.bits & CODE) !== 0 && a.href === b.href);
}

/** A picture is linked by itself; its other marks, and those of white space, come from around it. */
function looseMarks(piece: Piece, before: Marks | undefined, after: Marks | undefined): Marks {
  const common = before && after ? commonMarks(before, after) : { bits: 0, href: undefined };
  const bits = common.bits & ~CODE;
  if (piece.kind === 'image') return { bits, href: piece.marks.href };
  if (piece.kind === 'note') return { bits: common.href === undefined ? bits : 0, href: undefined };
  return piece.kind === 'text' && (common.bits & CODE) !== 0 && sameMarks(piece.marks, common)
    ? common
    : { bits, href: common.href };
}

const isCore = (piece: Piece): boolean => piece.kind === 'text' && piece.text !== ' ';

/** For each piece the marks of the next core piece on one side; a linked picture bounds a link as text does. */
function neighbours(pieces: readonly Piece[], fromEnd: boolean): readonly (Marks | undefined)[] {
  const found: (Marks | undefined)[] = [];
  let last: Marks | undefined;
  for (let step = 0; step < pieces.length; step++) {
    const at = fromEnd ? pieces.length - 1 - step : step;
    const piece = pieces[at];
    if (!piece) continue;
    found[at] = last;
    if (isCore(piece)) last = piece.marks;
    else if (piece.kind === 'image' || piece.kind === 'note') last = { bits: last?.bits ?? 0, href: piece.marks.href };
  }
  return found;
}

function splitSpace(text: string, marks: Marks): readonly Piece[] {
  const core = text.trim();
  if (core === '') return [{ kind: 'text', text: ' ', marks }];
  const pieces: Piece[] = [{ kind: 'text', text: core, marks }];
  if (text.startsWith(' ')) pieces.unshift({ kind: 'text', text: ' ', marks });
  if (text.endsWith(' ')) pieces.push({ kind: 'text', text: ' ', marks });
  return pieces;
}

export const DELIMITERS: Readonly<Record<number, string>> = { [STRONG]: '**', [EMPHASIS]: '*', [DELETED]: '~~' };
