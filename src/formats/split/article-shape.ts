import { looksLikeDate } from '../../document/date-shape.ts';
import { endsClosed } from '../../document/text/shape.ts';

/** Lines at a release's beginning among which headline and date line stand. */
const HEAD_LINES = 10;

/** A headline's shape: some words without the end of a sentence. */
export const looksLikeTitle = (line: string): boolean =>
  line.length >= 12 &&
  line.length <= 300 &&
  /\p{L}.*\p{L}/u.test(line) &&
  !/[.。;,]$/.test(line) &&
  !looksLikeDate(line);

/** The lines that are not blank at the beginning of a piece. */
function openingLines(text: string): string[] {
  const lines: string[] = [];
  for (const line of text.slice(0, 6000).split('\n')) {
    const trimmed = line.trim();
    if (trimmed !== '') lines.push(trimmed);
    if (lines.length >= HEAD_LINES * 2) break;
  }
  return lines;
}

/**
 * Whether two pieces alone are two releases: chance makes two of anything, so their date lines must stand in the same
 * place and in the same shape.
 */
export function twins(first: string, second: string): boolean {
  const [a, b] = [first, second].map((text) => {
    const lines = openingLines(text).slice(0, HEAD_LINES);
    const at = lines.findIndex((line) => looksLikeDate(line));
    return `${at} ${(lines[at] ?? '').replaceAll(/\d+/g, '#').replaceAll(/\p{L}+/gu, 'w')}`;
  });
  return a === b;
}

/** Whether a piece of text opens like a release: headline and date line near each other, then text. */
export function looksLikeArticle(text: string): boolean {
  const lines = openingLines(text);
  const head = lines.slice(0, HEAD_LINES);
  const date = head.findIndex((line) => looksLikeDate(line));
  if (date < 0 || text.trim().length < 200) return false;
  const title = head.some((line, i) => Math.abs(i - date) <= 5 && looksLikeTitle(line));
  return title && lines.some((line) => line.length >= 60 || endsClosed(line));
}
