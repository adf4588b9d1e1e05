import type { HtmlBlock, HtmlDocument, HtmlElement } from '../../document/html.ts';
import { descendants, isElement, isText, textOf, tidy } from '../../document/html/node.ts';
import { HEADLINE, namesOf } from '../../document/html/name.ts';
import type { Candidate } from '../../model/candidate.ts';
import { findDates } from '../date/find.ts';
import { squash } from '../likeness.ts';
import type { Claims } from './claim.ts';

/** Longest headline that is believed; longer ones are paragraphs in a heading's clothes. */
const MAX_LENGTH = 400;
/** Headings behind these are those of lists and comments. */
const MAX_HEADINGS = 400;
interface Heading {
  readonly element: HtmlElement;
  readonly rank: number;
  readonly evidence: string;
}

/** Elements that may hold the headline: h1-h6, microdata, names of classes. */
function headings(document: HtmlDocument): readonly Heading[] {
  return document.marked.flatMap((element): Heading[] | Heading => {
    const named = (namesOf(element) & HEADLINE) !== 0;
    const { name, attribs } = element;
    const level = name.length === 2 && name.startsWith('h') ? Number(name[1]) : Number.NaN;
    if (!named && !(level >= 1 && level <= 6) && attribs['itemprop'] === undefined) return [];
    if (attribs['itemprop'] === 'headline' && name !== 'meta')
      return { element, rank: 24, evidence: 'itemprop:headline' };
    if (!(level >= 1 && level <= 6)) return named ? { element, rank: 4, evidence: `class:${name}` } : [];
    return { element, rank: (level === 1 ? 20 : 10 - level) + (named ? 3 : 0), evidence: name };
  });
}

/** Headings as candidates; those that the page's claims confirm lead by far. */
export function headingCandidates(document: HtmlDocument, claims: Claims): readonly Candidate<string>[] {
  return headings(document)
    .slice(0, MAX_HEADINGS)
    .flatMap(({ element, rank, evidence }, index): Candidate<string>[] => {
      const raw = headingText(element);
      if (raw === '' || raw.length > MAX_LENGTH || claims.isSite(raw)) return [];
      const whole = withoutDate(raw);
      const value = confirmed(element, raw, whole, claims) ?? whole;
      const key = squash(value);
      if (key.length < 3) return [];
      const support = supportOf(key, claims);
      const base = support > 0 ? 70 + 4 * support : 15;
      return [
        { value, evidence, raw, score: base + rank - Math.min(index, 20) * 0.2 + Math.min(key.length, 40) * 0.3 },
      ];
    });
}

/** The text of a heading; a line break between Han letters or kana is no space, as `textOf` has it between words. */
function headingText(element: HtmlElement): string {
  const text = textOf(element);
  if (!/[\u3040-\u9fff]/.test(text)) return text;
  let lines = '';
  for (const node of descendants(element)) {
    if (isText(node)) lines += node.data;
    else if (isElement(node) && node.name === 'br') lines += BREAK;
  }
  return lines.includes(BREAK) ? tidy(lines.replace(BROKEN, '').replaceAll(BREAK, ' ')) : text;
}
const BREAK = '\u0000';
const BROKEN = /(?<=[\u3040-\u9fff])\s*\u0000\s*(?=[\u3040-\u9fff])/gu;

/** The whole heading if the claims hold it, else the piece of it that they hold, unless that is only a part of what they say; date and rubric may stand behind it. */
function confirmed(element: HtmlElement, raw: string, whole: string, claims: Claims): string | undefined {
  const dated = whole === raw && element.children.length > 1 && findDates(raw).length > 0;
  if (!dated && supportOf(squash(whole), claims) > 0) return whole;
  const piece = squash(raw).length < claims.shortest * 0.6 ? undefined : confirmedPiece(element, claims);
  return piece ?? (dated && supportOf(squash(whole), claims) > 0 ? whole : undefined);
}

function confirmedPiece(element: HtmlElement, claims: Claims): string | undefined {
  return pieces(element)
    .map((text) => withoutDate(text))
    .find((text) => {
      const key = squash(text);
      return key.length >= 3 && key.length >= claims.shortest * 0.6 && supportOf(key, claims) > 0;
    });
}

/** A heading may hold a kicker beside the headline: each of its child elements and the text outside of them are tried alone. */
function pieces(element: HtmlElement): readonly string[] {
  const children = element.children.filter((child) => isElement(child));
  if (children.length === 0 || children.length > 6) return [];
  const outside = element.children.map((child) => ('data' in child && !isElement(child) ? child.data : ' ')).join('');
  return [...children.map((child) => textOf(child)), outside.replace(/\s+/g, ' ').trim()];
}

/** How many claims hold the heading, or end early inside it ("Work on New Market Tax..."). */
function supportOf(key: string, claims: Claims): number {
  return claims.keys.filter((claim) => claim.includes(key) || (claim.length >= 20 && key.startsWith(claim))).length;
}

/** A date at either end of a heading is no part of the headline. */
function withoutDate(text: string): string {
  const [date] = findDates(text);
  if (date === undefined || date.value.length < 10) return text;
  const before = text.slice(0, date.start).replace(/[\s|–—:,-]+$/u, '');
  const after = text.slice(date.end).replace(/^[\s|–—:,.-]+/u, '');
  if (before === '' && after.length >= 12) return after;
  return after === '' && /[|–—]\s*$/u.test(text.slice(0, date.start)) && before.length >= 12 ? before : text;
}

/** Blocks before the text that look like a headline, for pages without headings: bold or in capitals, alone, not linked. */
export function visibleCandidates(document: HtmlDocument, claims: Claims): readonly Candidate<string>[] {
  const candidates: Candidate<string>[] = [];
  for (const block of document.blocks.slice(0, 400)) {
    if (block.level > 0 || block.linkShare > 0.3 || block.width < 16 || block.width > 320) continue;
    const value = firstSentenceLine(block);
    if (!block.strong && !isShouted(value)) continue;
    const key = squash(value);
    if (key.length < 8 || claims.isSite(value) || findDates(value).length > 0) continue;
    const support = supportOf(key, claims);
    const prose = document.blocks.slice(block.index + 1, block.index + 4).some((next) => next.width > 120);
    const score = support > 0 ? 66 + 2 * support : prose ? 34 : 12;
    candidates.push({
      value,
      evidence: `text:block ${block.index}`,
      raw: block.text,
      score: score - block.index * 0.02,
    });
  }
  return candidates;
}

const isShouted = (text: string): boolean =>
  text === text.toUpperCase() && text !== text.toLowerCase() && /\p{Lu}{4}/u.test(text);

/** A headline over several lines is one headline, unless its first line closes with a mark: then the rest is a subtitle. */
function firstSentenceLine(block: HtmlBlock): string {
  let line = '';
  for (const node of block.nodes) {
    if (isElement(node) && node.name === 'br' && /[!?！？。]\s*$/.test(line)) return line.trim();
    if ('data' in node && !isElement(node)) line += node.data;
  }
  return block.text;
}
