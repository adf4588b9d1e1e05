import { CommuniqueError } from '../../model/error.ts';
import { UNPARTED, lastOf, pairs } from './token.ts';

/** A word or phrase of a query. */
export interface Term {
  readonly text: string;
  readonly field: 'title' | undefined;
  /** The word may go on: `sanct*`. */
  readonly open: boolean;
}

/** A query, read: of each group one term must be there, and none of those that are excluded. */
export interface Query {
  readonly groups: readonly (readonly Term[])[];
  readonly excluded: readonly Term[];
}

const MAX_LENGTH = 2000;
const MAX_TERMS = 100;
const ITEM = /(-?)(?:(title):)?(?:"([^"]*)"?|([^\s"]+))/giu;

/**
 * Reads a query: words must all be there, `"phrases"` as they stand, `-word` must not; `a OR b` is one of them, `word*` may
 * go on, `title:word` stands in the headline.
 * @throws usage
 */
export function parseQuery(source: string): Query {
  if (source.length > MAX_LENGTH) throw wrong(`longer than ${MAX_LENGTH} characters`);
  const groups: Term[][] = [];
  const excluded: Term[] = [];
  let either = false;
  for (const [whole, minus, field, phrase, word = ''] of source.normalize('NFKC').matchAll(ITEM)) {
    if (whole === 'OR') {
      either = groups.length > 0;
      continue;
    }
    const text = phrase ?? word;
    if (!/[\p{L}\p{N}\p{M}]/u.test(text)) continue;
    const open = phrase === undefined && text.endsWith('*');
    const term: Term = { text, field: field === undefined ? undefined : 'title', open };
    if (minus === '-') excluded.push(term);
    else if (either) groups.at(-1)?.push(term);
    else groups.push([term]);
    either = false;
  }
  if (groups.length === 0) throw wrong('say at least one word that is to be found');
  if (groups.flat().length + excluded.length > MAX_TERMS) throw wrong(`more than ${MAX_TERMS} words`);
  return { groups, excluded };
}

const wrong = (what: string): CommuniqueError => new CommuniqueError('usage', `search: ${what}`);

/** The query in the language of FTS5; what was typed stands in quotes, so that none of it is taken for an operator. */
export function matchExpression({ groups, excluded }: Query): string {
  const wanted = groups.map((terms) => `(${terms.map(phraseOf).join(' OR ')})`).join(' AND ');
  return excluded.length === 0 ? wanted : `(${wanted}) NOT (${excluded.map(phraseOf).join(' OR ')})`;
}

function phraseOf({ text, field, open }: Term): string {
  const { tokens, opened } = tokensOf(text);
  const quoted = `"${tokens.join(' ').replaceAll('"', '""').replaceAll('\0', '')}"`;
  return `${field === undefined ? '' : `${field} : `}${quoted}${open || opened ? ' *' : ''}`;
}

/** Runs of scripts that do not part words as pairs; the last letter alone only where something follows that is no pair. */
function tokensOf(text: string): { readonly tokens: readonly string[]; readonly opened: boolean } {
  const tokens: string[] = [];
  let opened = false;
  let end = 0;
  for (const { 0: run, index } of text.matchAll(UNPARTED)) {
    const follows = /[\p{L}\p{N}]/u.test(text.slice(index + run.length));
    const found = pairs(run);
    tokens.push(text.slice(end, index), ...found);
    if (follows || found.length === 0) tokens.push(lastOf(run));
    opened = !follows && found.length === 0;
    end = index + run.length;
  }
  return { tokens: [...tokens, text.slice(end)], opened };
}
