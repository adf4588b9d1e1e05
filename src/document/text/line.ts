import { textWidth } from '../width.ts';
import { unflatten } from './unflatten.ts';

/** A line of a dump that is not blank. */
export interface Line {
  /** 1 for the first line of the text. */
  readonly number: number;
  /** White space collapsed; never empty. */
  readonly text: string;
  /** Columns of white space before the text. */
  readonly indent: number;
  readonly width: number;
  /** Blank lines before it. */
  readonly gap: number;
  /** The line as it stands, where it may be a row of a table. */
  readonly raw?: string;
  /** A form feed stands before it. */
  readonly page: boolean;
}

/** A line of letters set apart by single spaces ("U K A S E"), words by more. */
const LETTER_SPACED = /^(?:\p{L} ){3,60}\p{L}$|^(?:\p{L} ){2,40}\p{L}(?: {2,4}(?:\p{L} ){0,40}\p{L}){1,12}$/u;

const LETTER_FIRST = /^\p{L} \p{L} /u;
/** White space that is not one blank. */
const UNEVEN = /\s\s|[^\S ]/;

function collapse(raw: string, even: boolean): string {
  const text = raw.trim();
  if ((even || !UNEVEN.test(text)) && !LETTER_FIRST.test(text)) return text;
  if (LETTER_SPACED.test(text))
    return text
      .split(/ {2,}/)
      .map((word) => word.replaceAll(' ', ''))
      .join(' ');
  return text.replaceAll(/\s+/g, ' ');
}

/** White space but single blanks and line ends: a text without it is spared a look at each line. */
const UNEVEN_TEXT = /[^\S \n]| {2}/;
/** Bars, or blanks inside a line: what may set cells of a table apart. */
const MAYBE_ROW = /\||\S(?:\t| {3})/;

/** The lines of a text that are not blank, with what stands around them; at most `most` (and what shares the last one). */
export function splitLines(text: string, most: number): Line[] {
  const lines: Line[] = [];
  const even = !UNEVEN_TEXT.test(text);
  let gap = 0;
  let page = false;
  let number = 0;
  for (let from = 0; from <= text.length && lines.length < most;) {
    const newline = text.indexOf('\n', from);
    const physical = text.slice(from, newline < 0 ? text.length : newline);
    from = newline < 0 ? text.length + 1 : newline + 1;
    number++;
    if (physical.includes('\f')) page = true;
    for (const raw of unflatten(physical, even)) {
      const collapsed = collapse(raw, even);
      if (collapsed === '' || collapsed === '\\') {
        gap++;
        continue;
      }
      const indent = raw.length - raw.trimStart().length;
      const row = (even ? raw.includes('|') : MAYBE_ROW.test(raw)) ? { raw } : {};
      lines.push({ number, text: collapsed, indent, width: textWidth(collapsed), gap, page, ...row });
      gap = 0;
      page = false;
    }
  }
  return lines;
}
