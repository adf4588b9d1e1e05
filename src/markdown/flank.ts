import { DELETED } from './piece.ts';
import type { Token } from './token.ts';

type Delimiter = Extract<Token, { readonly kind: 'delimiter' }>;

const SPACE = /^\s?$/;
/** CommonMark 0.31: Unicode P and S. */
const PUNCTUATION = /^[\p{P}\p{S}]$/u;
const FIRST_PUNCTUATION = /^[\p{P}\p{S}]+(?=[^\s\p{P}\p{S}])/u;
const LAST_PUNCTUATION = /[\p{P}\p{S}]+$/u;

/** Characters around a line: brackets inside a link, nothing at the edges of a paragraph. */
export interface Edges {
  readonly before: string;
  readonly after: string;
}

/**
 * Makes every remaining delimiter one that CommonMark counts as such (0.31, section 6.2): 「**外交部：**王毅」 is not bold, so
 * punctuation at an edge moves out of the marks; delimiters that touch others stay only when two spans start and end
 * together; what cannot be shown loses its marks.
 */
export function settleDelimiters(tokens: readonly Token[], edges: Edges): readonly Token[] {
  if (!tokens.some((token) => token.kind === 'delimiter')) return tokens;
  const runs = delimiterRuns(tokens);
  for (const run of runs) thin(run, runs);
  return withoutDropped(flank(withoutDropped(tokens), edges));
}

/** Delimiters with nothing between them; each pair learns where its ends stand. */
function delimiterRuns(tokens: readonly Token[]): readonly (readonly Delimiter[])[] {
  const runs: Delimiter[][] = [];
  let current: Delimiter[] | undefined;
  for (const token of tokens) {
    if (token.kind !== 'delimiter') {
      current = undefined;
      continue;
    }
    if (!current) runs.push((current = []));
    current.push(token);
    if (token.opens) token.pair.opensIn = runs.length - 1;
    else token.pair.closesIn = runs.length - 1;
  }
  return runs;
}

/** Where several delimiters touch, openers give way to closers, and inner spans to the outer one unless they coincide. */
function thin(run: readonly Delimiter[], runs: readonly (readonly Delimiter[])[]): void {
  const closers = live(run, false);
  if (closers.length > 0) for (const opener of live(run, true)) opener.pair.dropped = true;
  const rest = closers.length > 0 ? closers : live(run, true);
  if (rest.length < 2 || coincide(rest, runs)) return;
  const outer = closers.length > 0 ? rest.at(-1) : rest[0];
  for (const delimiter of rest) if (delimiter !== outer) delimiter.pair.dropped = true;
}

function coincide(rest: readonly Delimiter[], runs: readonly (readonly Delimiter[])[]): boolean {
  const first = rest[0]?.pair;
  if (
    !first ||
    rest.some(
      ({ mark, pair }) => mark === DELETED || pair.opensIn !== first.opensIn || pair.closesIn !== first.closesIn,
    )
  )
    return false;
  const opening = live(runs[first.opensIn] ?? [], true);
  const closing = live(runs[first.closesIn] ?? [], false);
  return opening.length === rest.length && closing.length === rest.length;
}

const live = (run: readonly Delimiter[], opens: boolean): readonly Delimiter[] =>
  run.filter((delimiter) => delimiter.opens === opens && !delimiter.pair.dropped);

/** Joins the texts that dropped delimiters leave side by side: escaping sees whole texts. */
function withoutDropped(tokens: readonly Token[]): readonly Token[] {
  const kept: Token[] = [];
  let parts: string[] = [];
  const close = (): void => {
    if (parts.length > 0) kept.push({ kind: 'text', text: parts.join('') });
    parts = [];
  };
  for (const token of tokens) {
    if (token.kind === 'text') parts.push(token.text);
    else if (token.kind !== 'delimiter' || !token.pair.dropped) {
      close();
      kept.push(token);
    }
  }
  close();
  return kept;
}

function flank(tokens: readonly Token[], edges: Edges): readonly Token[] {
  const done: Token[] = [];
  /** Punctuation at the start of this token has moved in front of the delimiters. */
  let cut = 0;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) continue;
    if (token.kind !== 'delimiter') {
      done.push(token.kind === 'text' && cut > 0 ? { kind: 'text', text: token.text.slice(cut) } : token);
      cut = 0;
      continue;
    }
    let end = at;
    while (tokens[end]?.kind === 'delimiter') end++;
    const run = tokens.slice(at, end).filter((token) => token.kind === 'delimiter');
    cut = token.opens ? openRun(run, done, tokens[end], edges) : closeRun(run, done, tokens[end], edges);
    at = end - 1;
  }
  return done;
}

function openRun(run: readonly Delimiter[], done: Token[], next: Token | undefined, edges: Edges): number {
  const before = lastOf(done.at(-1), edges.before, 'w');
  const after = firstOf(next, edges.after, '<');
  const shown = !SPACE.test(after) && (!PUNCTUATION.test(after) || loose(before));
  const moved = !shown && next?.kind === 'text' ? (FIRST_PUNCTUATION.exec(next.text)?.[0] ?? '') : '';
  if (moved !== '') done.push({ kind: 'text', text: moved });
  else if (!shown) for (const delimiter of run) delimiter.pair.dropped = true;
  done.push(...run);
  return moved.length;
}

function closeRun(run: readonly Delimiter[], done: Token[], next: Token | undefined, edges: Edges): number {
  const last = done.at(-1);
  const before = lastOf(last, edges.before, '>');
  const after = firstOf(next, edges.after, 'w');
  const shown = !SPACE.test(before) && (!PUNCTUATION.test(before) || loose(after));
  const moved = !shown && last?.kind === 'text' ? (LAST_PUNCTUATION.exec(last.text.slice(-40))?.[0] ?? '') : '';
  const rest = last?.kind === 'text' ? last.text.slice(0, last.text.length - moved.length) : '';
  if (moved === '' || rest === '' || SPACE.test(rest.slice(-1))) {
    if (!shown) for (const delimiter of run) delimiter.pair.dropped = true;
    done.push(...run);
    return 0;
  }
  done[done.length - 1] = { kind: 'text', text: rest };
  done.push(...run, { kind: 'text', text: moved });
  return 0;
}

/** Surely white space or punctuation to any parser: some look at UTF-16 units, where an emoji is neither. */
const loose = (character: string): boolean =>
  SPACE.test(character) || (character.length === 1 && PUNCTUATION.test(character));

/** Bare links may get brackets when they are escaped: `link` is what to take them for, the worse of both. */
const LINK_FIRST = /^(?:https?:|www\.)/i;
const LINK_LAST = /https?:\/\/\S+$/i;

function firstOf(token: Token | undefined, edge: string, link: string): string {
  if (!token) return edge;
  if (token.kind === 'text' && LINK_FIRST.test(token.text)) return link;
  if (token.kind === 'text') return String.fromCodePoint(token.text.codePointAt(0) ?? 32);
  return token.kind === 'break' ? '\\' : token.kind === 'done' ? token.markdown.charAt(0) : '*';
}

function lastOf(token: Token | undefined, edge: string, link: string): string {
  if (!token) return edge;
  if (token.kind === 'text' && LINK_LAST.test(token.text.slice(-100))) return link;
  if (token.kind === 'text') return /[\ud800-\udbff][\udc00-\udfff]$/.exec(token.text)?.[0] ?? token.text.slice(-1);
  return token.kind === 'break' ? '\n' : token.kind === 'done' ? token.markdown.slice(-1) : '*';
}
