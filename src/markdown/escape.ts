/** Where a text stands in its line. */
export interface TextPlace {
  /** The character written before and after it; empty at the edges of the paragraph. */
  readonly before: string;
  readonly after: string;
  /** First in its line. */
  readonly lineStart: boolean;
  /** Inside the text of a link. */
  readonly inLink: boolean;
}

const SPECIAL = /[\\`*_[\]<&~]|https?:|www\./i;
const SPACE = /^\s?$/;
const LETTER = /[\p{L}\p{N}]/u;
const PUNCTUATION = /[!-/:-@[-`{-~]/;
const ENTITY = /^&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z][\da-zA-Z]{0,31});/;
/** Where GFM starts a bare link. */
const LINK_START = /https?:\/\/|www\./gi;
const LINE_START = /^(?:#{1,6}(?=\s|$)|[-+*_](?=\s|$)|>|[-=:|][-=:|\s]*$)/;
const NUMBER_START = /^(\d{1,9})([.)])(?=\s|$)/;

/** Escapes a text by its place, so that it reads back as itself and `snake_case`, `[1]` or `2021.` stay clean. */
export function escapeText(text: string, place: TextPlace): string {
  const escaped = SPECIAL.test(text) ? escapeInside(text, place) : escapeEnd(text, place);
  return place.lineStart ? escapeLineStart(escaped) : escaped;
}

function escapeLineStart(line: string): string {
  if (LINE_START.test(line)) return `\\${line}`;
  return line.replace(NUMBER_START, '$1\\$2');
}

/**
 * GFM reads a bare link up to the next white space and knows no escapes in it: a word with one stays as it is when it needs
 * none and nothing is glued to it, else its links get the brackets of CommonMark (`www.` has none, so it is no link then).
 */
function escapeInside(text: string, place: TextPlace): string {
  if (place.inLink) return escapeWords(text, place);
  const parts: string[] = [];
  let end = 0;
  let wordEnd = 0;
  const plain = (stop: number, after: string): void => {
    const before = end > 0 ? (parts.at(-1)?.slice(-1) ?? '') : place.before;
    parts.push(
      escapeWords(text.slice(end, stop), { ...place, before, after, lineStart: place.lineStart && end === 0 }),
    );
  };
  for (const { 0: opening, index } of text.matchAll(LINK_START)) {
    if (index < end) continue;
    const word = index < wordEnd ? undefined : wordAt(text, index);
    wordEnd = word === undefined ? wordEnd : index + word.length;
    const link =
      word !== undefined && isClean(word, wordEnd < text.length ? text.charAt(wordEnd) : place.after)
        ? word
        : undefined;
    const written = link ?? (/^w/i.test(opening) ? opening : addressAt(text, index));
    const marked = link ?? (/^w/i.test(opening) ? opening.replace('.', '\\.') : `<${written}>`);
    plain(index, marked.charAt(0));
    parts.push(marked);
    end = index + written.length;
  }
  plain(text.length, place.after);
  return parts.join('');
}

const wordAt = (text: string, index: number): string => matchAt(/[^\s<]*/y, text, index);
const addressAt = (text: string, index: number): string => matchAt(/[!-;=?-~]*[\w/%#=&+$@-]/y, text, index);

function matchAt(pattern: RegExp, text: string, index: number): string {
  pattern.lastIndex = index;
  return pattern.exec(text)?.[0] ?? '';
}

const isClean = (word: string, after: string): boolean =>
  SPACE.test(after) && escapeWords(word, { before: '', after, lineStart: false, inLink: false }) === word;

function escapeWords(text: string, place: TextPlace): string {
  if (text === '') return '';
  const brackets = /[[\]]/.test(text) ? openBrackets(text, place) : undefined;
  const escaped = text.replace(/[\\`*_[\]<&~]/g, (character, at: number) => {
    const before = at > 0 ? text.charAt(at - 1) : place.before;
    const after = at + 1 < text.length ? text.charAt(at + 1) : place.after;
    return mustEscape(character, before, after, () => text.slice(at, at + 40)) || brackets?.has(at)
      ? `\\${character}`
      : character;
  });
  return escapeEnd(escaped, place);
}

/** `!` before a link would make an image of it. */
function escapeEnd(text: string, place: TextPlace): string {
  return place.after === '[' && text.endsWith('!') ? `${text.slice(0, -1)}\\!` : text;
}

function mustEscape(character: string, before: string, after: string, rest: () => string): boolean {
  const alone = SPACE.test(before) && SPACE.test(after);
  switch (character) {
    case '\\':
      return after === '' || PUNCTUATION.test(after) || SPACE.test(after);
    case '`':
      return true;
    case '*':
    case '~':
      return !alone;
    case '_':
      return !alone && !(LETTER.test(before) && LETTER.test(after));
    case '<':
      return /[a-zA-Z/!?]/.test(after);
    case '&':
      return ENTITY.test(rest());
    default:
      return false;
  }
}

/** Positions of the brackets that could make a link, a footnote, a definition or a task of the text. */
function openBrackets(text: string, place: TextPlace): ReadonlySet<number> {
  const escaped = new Set<number>();
  const open: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '[') open.push(at);
    if (character !== ']') continue;
    const start = open.pop();
    const after = at + 1 < text.length ? text.charAt(at + 1) : place.after;
    if (start === undefined) {
      if (place.inLink || after === '(') escaped.add(at);
      continue;
    }
    const first = place.lineStart && start === 0;
    if (after === '(' || text.charAt(start + 1) === '^' || (first && (after === ':' || at === 2)))
      escaped.add(start).add(at);
  }
  for (const start of open) escaped.add(start);
  return escaped;
}
