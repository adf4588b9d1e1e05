import type { Line } from './line.ts';

const PAGE_NUMBER =
  /^(?:[-–—|]\s*\d{1,4}\s*[-–—|]|(?:page|seite|página|pagina|side|strona|страница|стр\.)\s+\d{1,4}(?:\s*(?:of|von|de|di|z|из|\/)\s*\d{1,4})?|第\s*\d{1,4}\s*页(?:\s*[,，]?\s*共\s*\d{1,4}\s*页)?|\d{1,4}\s*\/\s*\d{1,4})$/iu;

/** Digits change from page to page. */
const mask = (text: string): string => text.replaceAll(/\d+/g, '#').toLowerCase();

/**
 * Indexes of lines that belong to the printed page and not to the text: page numbers beside a form feed or alone in
 * their form, and heads or feet that stand at the edge of more than one page.
 */
export function runningLines(lines: readonly Line[]): ReadonlySet<number> {
  const running = new Set<number>();
  const edges = new Map<string, number[]>();
  const paged = lines.some((line) => line.page);
  lines.forEach((line, i) => {
    const atEdge = line.page || lines[i + 1]?.page === true || (paged && (i === 0 || i === lines.length - 1));
    if (atEdge && /^\d{1,4}$/.test(line.text)) running.add(i);
    else if (/\p{L}|-/u.test(line.text) && PAGE_NUMBER.test(line.text)) running.add(i);
    else if (atEdge || lines[i - 1]?.page === true || lines[i + 2]?.page === true) {
      const key = mask(line.text);
      note(edges, key, i);
    }
  });
  for (const at of repeatedFeet(lines)) running.add(at);
  for (const at of edges.values()) if (at.length > 1) for (const i of at) running.add(i);
  return running;
}

function note(places: Map<string, number[]>, key: string, at: number): void {
  const list = places.get(key);
  if (list === undefined) places.set(key, [at]);
  else list.push(at);
}

/** A printed foot names the house: an address or a telephone number, more than once in one text. */
const FOOT = /[•|·@]|www\.|[-–] ?\d+ ?[-–]|\(?\d{3}\)?[-/. ]\d{3}[-. ]?\d{4}/;

function repeatedFeet(lines: readonly Line[]): number[] {
  const seen = new Map<string, number[]>();
  lines.forEach((line, i) => {
    if (line.width >= 30 && line.width <= 200 && FOOT.test(line.text)) note(seen, mask(line.text), i);
  });
  return [...seen.values()].filter((at) => at.length > 1).flat();
}
