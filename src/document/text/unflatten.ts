import { dateShape, looksLikeDate } from '../date-shape.ts';
import { matchLabel } from '../lexicon/match.ts';
import { endsOpen } from './open-word.ts';
import { endsClosed } from './shape.ts';

/** Blanks this wide set apart what only shares a line because a layout was flattened. */
const FAR = /[ \t]{40,}/;
/** The mark of a release's end inside a line: what follows it is no part of the sentence before. */
const END_INSIDE = /\s(#{3}|# # #|-30-|#30#)(?=\s|$)/;
/** A date that blanks set apart at the beginning of a flattened page. */
const DATE_FIRST = /^\s*(\S[^]{5,30}?) {3,}(?=\S)/;
/** Shorter lines are lines of their own. */
const FLAT = 300;
/** What a shorter line must have to be looked at: it saves half of the time. */
const MAYBE_FLAT = /[ \t]{2}|#|-30-/;
const MARKED = /#|-30-/;
/** Characters of a flattened line among which its head stands, and the most pieces of one. */
const HEAD = 600;
const PIECES = 8;
/** A place before a dash: "WASHINGTON, D.C. - ", "(SPRINGFIELD) – ". */
const DATELINE =
  /[ \t]\(?(?:\p{Lu}[\p{Lu} .'’-]{3,30}|\p{Lu}\p{Ll}{2,20}(?: \p{Lu}\p{Ll}{2,20})?, (?:\p{Lu}\.?){2,4})(?:, ?(?:(?:\p{Lu}\.?){2,4}|\p{Lu}\p{Ll}{1,5}\.))?\)? ?(?:[–—]|-{1,2}) ?(?=["“]?\p{Lu})/u;

/**
 * A physical line as the logical lines that were flattened into it.
 * @param even no two blanks stand side by side in it, and no other white space
 */
export function unflatten(raw: string, even = false): readonly string[] {
  if (raw.length < 44 || (raw.length < FLAT && !(even ? MARKED : MAYBE_FLAT).test(raw))) return [raw];
  const far = even ? [raw.trimEnd()] : raw.trimEnd().split(FAR);
  const indented = !even && /^\s{8}/.test(raw);
  const at = far.findIndex((piece) => piece.trim() !== '');
  const first = far[at] ?? '';
  const date = even ? null : DATE_FIRST.exec(first);
  if (date?.[1] !== undefined && looksLikeDate(date[1])) far.splice(at, 1, date[1], first.slice(date[0].length));
  else far.splice(at, 1, ...splitHead(first, indented));
  return far.flatMap((piece) => {
    const end = END_INSIDE.exec(piece);
    if (end?.[1] === undefined || piece.slice(0, end.index).trim().length < 40) return [piece];
    return [piece.slice(0, end.index), end[1], piece.slice(end.index + end[0].length)];
  });
}

/** Labels, date and headline that a flattened text opens with, and the rest; the line itself where it has no such head. */
function splitHead(line: string, indented: boolean): readonly string[] {
  const parts: string[] = [];
  let at = 0;
  let proven = line.length >= FLAT;
  while (parts.length < PIECES && at < HEAD) {
    const rest = line.slice(at, at + HEAD);
    const piece = /\S+(?: \S+)*/.exec(rest);
    if (piece === null) break;
    let end = dateEnd(rest);
    if (end === 0 && isLabel(piece[0])) end = piece.index + piece[0].length;
    if (end === 0 && isHeadline(piece[0], rest.slice(piece.index + piece[0].length), indented)) {
      end = piece.index + piece[0].length;
      proven ||= inCapitals(piece[0]);
    }
    if (end === 0) break;
    parts.push(rest.slice(0, end));
    at += end;
  }
  return proven ? [...parts, ...beforeDateline(line.slice(at))] : [line];
}

/** Where a date at the beginning ends: blanks stand for the commas that a tool took out ("Monday  July 23  2007"). */
function dateEnd(text: string): number {
  const head = text.slice(0, 120);
  if (!/\d/.test(head)) return 0;
  const collapsed = head.replaceAll(/\s\s+|[^\S ]/g, ' ');
  const date = dateShape(collapsed);
  // Its end is counted back in letters.
  if (date === undefined || !/^\s*(?:\p{L}{3,12}day,? )?\s*$/u.test(collapsed.slice(0, date.start))) return 0;
  let letters = collapsed.slice(0, date.end).replaceAll(/\s/g, '').length;
  let end = 0;
  for (; letters > 0; end++) if (!/\s/.test(head[end] ?? '')) letters--;
  return end;
}

const isLabel = (text: string): boolean => matchLabel(text)?.whole === true;
const inCapitals = (text: string): boolean => !/\p{Ll}/u.test(text) && /\p{Lu}{2}/u.test(text);
/** The last word of "Senator Lind said Monday" belongs to the date that follows, and its text to a sentence. */
const WEEKDAY = /(?:sun|mon|tues|wednes|thurs|fri|satur)day$/i;

/** Whether a piece reads as a headline, and what follows it agrees: a date, a label, or running text under capitals. */
function isHeadline(text: string, behind: string, indented: boolean): boolean {
  if (text.length > 220 || !/^["“«]?[\p{Lu}\p{N}]/u.test(text)) return false;
  const words = text.split(' ');
  if (words.length < 3) return false;
  if (endsClosed(text) || endsOpen(text) || WEEKDAY.test(text)) return false;
  const next = /\S+(?: \S+)*/.exec(behind)?.[0] ?? '';
  if (inCapitals(text) && words.length >= 5 && text.length >= 30 && /\p{Ll}/u.test(next)) return true;
  const capitals = words.filter((word) => /^["“(]?[\p{Lu}\p{N}]/u.test(word)).length / words.length;
  return (indented || capitals >= 0.6) && (dateEnd(behind) > 0 || isLabel(next));
}

/** A headline that runs into the text's dateline, and the text. "Washbourne, R.I." may begin with words of the headline: then none is told. */
function beforeDateline(line: string): readonly string[] {
  const place = line.length < FLAT ? null : DATELINE.exec(line.slice(0, 320));
  const head = line.slice(0, place?.index ?? 0).trim();
  const words = head.split(' ');
  if (words.length < 4 || words.length > 40 || /[.:;,]["”]?(?:\s|$)/.test(head) || endsOpen(head)) return [line];
  const capitals = words.filter((word) => /^["“(]?[\p{Lu}\p{N}]/u.test(word)).length / words.length;
  return capitals < 0.6 ? [line] : [head, line.slice(place?.index)];
}
