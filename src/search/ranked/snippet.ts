import type { Query, Term } from './query.ts';
import { UNPARTED } from './token.ts';

/** A part of a text in which words of a query stand. */
export interface Snippet {
  readonly text: string;
  /** Where they stand in it, in UTF-16 units. */
  readonly spans: readonly (readonly [start: number, end: number])[];
}

/** Longest part, in letters that take a column; wide ones count twice. */
const LENGTH = 240;
/** No more of a text is looked at: 1 MB takes some 30 ms. */
const LOOKED_AT = 1_000_000;
const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/** The part of a text that has the most of the query's words, each counted once; its start where it has none. */
export function snippetOf(body: string, query: Query): Snippet {
  const text = body.slice(0, LOOKED_AT).replace(/\s+/g, ' ').trim();
  const found = matchesIn(text, query.groups.flat());
  const length = UNPARTED_ONCE.test(text.slice(0, 200)) ? LENGTH / 2 : LENGTH;
  const from = bestStart(found, length);
  const start = from === 0 ? 0 : wordStart(text, from);
  const end = wordEnd(text, start + length);
  const lead = start > 0 ? '… ' : '';
  return {
    text: `${lead}${text.slice(start, end)}${end < text.length ? ' …' : ''}`,
    spans: found
      .filter((match) => match.start >= start && match.end <= end)
      .map((match) => [match.start - start + lead.length, match.end - start + lead.length]),
  };
}

const UNPARTED_ONCE = new RegExp(UNPARTED.source, 'u');

interface Match {
  readonly start: number;
  readonly end: number;
  /** Which term of the query. */
  readonly term: number;
}

/** Where the query's words stand, in order. */
export function matchesIn(text: string, terms: readonly Term[]): Match[] {
  const words = new Map<string, number>();
  const starts: [string, number][] = [];
  const found: Match[] = [];
  terms.forEach((term, at) => {
    for (const [word] of term.text.matchAll(UNPARTED)) found.push(...occurrences(text, word, at));
    for (const [word] of term.text.replace(UNPARTED, ' ').matchAll(WORD)) {
      if (term.open) starts.push([key(word), at]);
      else words.set(key(word), at);
    }
  });
  if (words.size + starts.length > 0) {
    for (const { 0: word, index } of text.matchAll(WORD)) {
      const own = key(word);
      const term = words.get(own) ?? starts.find(([start]) => own.startsWith(start))?.[1];
      if (term !== undefined) found.push({ start: index, end: index + word.length, term });
    }
  }
  return found.toSorted((a, b) => a.start - b.start);
}

function* occurrences(text: string, word: string, term: number): Generator<Match> {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length))
    yield { start: at, end: at + word.length, term };
}

/** A word as the tokenizer takes it, nearly: without case and diacritics. */
const key = (word: string): string =>
  word
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();

/** Where the stretch begins that holds the most different terms, then the most matches. */
function bestStart(found: readonly Match[], length: number): number {
  let best = 0;
  let most = 0;
  for (let first = 0; first < found.length; first++) {
    const start = found[first]?.start ?? 0;
    const terms = new Set<number>();
    let count = 0;
    for (let at = first; at < found.length && count < 50; at++) {
      const match = found[at];
      if (!match || match.end > start + length * 0.8) break;
      terms.add(match.term);
      count++;
    }
    const weight = terms.size * 100 + count;
    if (weight > most) [best, most] = [Math.max(0, start - length * 0.2), weight];
  }
  return best;
}

/** Where a word begins, not far behind. */
function wordStart(text: string, at: number): number {
  const space = text.indexOf(' ', at - 1);
  return space >= 0 && space - at < 30 ? space + 1 : unsplit(text, at);
}

/** Where a word ends, not far before. */
function wordEnd(text: string, at: number): number {
  if (at >= text.length) return text.length;
  const space = text.lastIndexOf(' ', at);
  return at - space < 30 ? space : unsplit(text, at);
}

/** Never within a letter of two units. */
const unsplit = (text: string, at: number): number => {
  const unit = text.charCodeAt(Math.floor(at));
  return unit >= 0xdc00 && unit < 0xe000 ? Math.floor(at) + 1 : Math.floor(at);
};
