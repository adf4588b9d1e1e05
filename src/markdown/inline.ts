import { escapeText, type TextPlace } from './escape.ts';
import { type Edges, settleDelimiters } from './flank.ts';
import { CODE, DELIMITED, type Piece, STRONG } from './piece.ts';
import { type Atom, delimit, DELIMITERS, settleMarks, type Token } from './token.ts';

export interface InlineOptions {
  /** One line: breaks become spaces (headings, cells of tables). @default false */
  readonly oneLine?: boolean;
  /** Bold says nothing here (headings). @default false */
  readonly withoutStrong?: boolean;
}

/** Most paragraphs are one plain text. */
const ALONE: TextPlace = { before: '', after: '', lineStart: true, inLink: false };
const OUTSIDE: Edges = { before: '', after: '' };
const IN_LINK: Edges = { before: '[', after: ']' };

/** Inline content as one paragraph of Markdown. */
export function renderInline(pieces: readonly Piece[], options: InlineOptions = {}): string {
  const [only] = pieces;
  if (pieces.length === 1 && only?.kind === 'text' && only.marks.bits === 0 && only.marks.href === undefined) {
    return escapeText(only.text.trim(), ALONE);
  }
  const ignored = options.withoutStrong ? STRONG : 0;
  const given = pieces.map((piece): Piece => {
    const marks = { ...piece.marks, bits: piece.marks.bits & ~ignored };
    return piece.kind === 'break' && options.oneLine ? { kind: 'text', text: ' ', marks } : { ...piece, marks };
  });
  return write(settleDelimiters(delimit(groupLinks(settleMarks(given))), OUTSIDE), OUTSIDE).trim();
}

/** Links as single atoms; a mark that all of a link has goes around it, the others go inside. */
function groupLinks(pieces: readonly Piece[]): readonly Atom[] {
  const atoms: Atom[] = [];
  for (let at = 0; at < pieces.length;) {
    const piece = pieces[at];
    const href = piece?.marks.href;
    let end = at + 1;
    if (href !== undefined) while (end < pieces.length && pieces[end]?.marks.href === href) end++;
    const group = pieces.slice(at, end);
    if (href === undefined) atoms.push(...group.map((piece) => atomOf(piece, 0)));
    else atoms.push(...linkAtom(group, href));
    at = end;
  }
  return atoms;
}

function linkAtom(group: readonly Piece[], href: string): readonly Atom[] {
  const shared = group.reduce((bits, piece) => bits & piece.marks.bits, DELIMITED);
  const inner = group.map((piece) =>
    atomOf(piece.kind === 'break' ? { kind: 'text', text: ' ', marks: piece.marks } : piece, shared),
  );
  const text = write(settleDelimiters(delimit(inner), IN_LINK), IN_LINK).trim();
  return text === '' ? [] : [{ bits: shared, token: { kind: 'done', markdown: `[${text}](${href})` } }];
}

function atomOf(piece: Piece, without: number): Atom {
  const bits = piece.marks.bits & ~without;
  if (piece.kind === 'image') return { bits, token: { kind: 'done', markdown: piece.markdown } };
  if (piece.kind === 'note') return { bits, token: { kind: 'done', markdown: `[^${piece.label}]` } };
  if (piece.kind === 'break') return { bits, token: { kind: 'break' } };
  return (bits & CODE) === 0
    ? { bits, token: { kind: 'text', text: piece.text } }
    : { bits, token: { kind: 'done', markdown: codeSpan(piece.text) } };
}

/** A code span with a fence that its text does not hold (CommonMark 6.1). */
function codeSpan(text: string): string {
  const runs = new Set((text.match(/`+/g) ?? []).map((run) => run.length));
  let width = 1;
  while (runs.has(width)) width++;
  const fence = '`'.repeat(width);
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${text}${pad}${fence}`;
}

function write(tokens: readonly Token[], edges: Edges): string {
  const inLink = edges.before === '[';
  const written: string[] = [];
  let lineStart = !inLink;
  for (const [at, token] of tokens.entries()) {
    if (token.kind === 'text') {
      const text = lineStart ? token.text.trimStart() : token.text;
      const before = written.at(-1)?.slice(-1) ?? edges.before;
      written.push(escapeText(text, { before, after: firstWritten(tokens[at + 1]) ?? edges.after, lineStart, inLink }));
    } else written.push(writeToken(token));
    lineStart = token.kind === 'break';
  }
  return written.join('').replace(/(?: |\\\n)+$/, '');
}

function writeToken(token: Exclude<Token, { readonly kind: 'text' }>): string {
  if (token.kind === 'break') return '\\\n';
  return token.kind === 'done' ? token.markdown : (DELIMITERS[token.mark] ?? '');
}

function firstWritten(token: Token | undefined): string | undefined {
  return token && (token.kind === 'text' ? token.text.charAt(0) : writeToken(token).charAt(0));
}
