import type { HtmlBlock, HtmlDocument } from '../../document/html.ts';
import { CAPTION, META } from '../../document/html/name.ts';
import { isText } from '../../document/html/node.ts';
import { matchLabel, type LabelKind } from '../../document/lexicon/match.ts';
import { tellsOfDay } from '../date/day-sentence.ts';
import { namesOtherDay } from '../date/day-word.ts';
import { findDates, type FindDatesOptions, type FoundDate } from '../date/find.ts';
import { dayPart, hasTime, type DateCandidate, type DateRole } from './candidate.ts';
import { isOwnCard } from './own-card.ts';
import { isAside, type Layout } from './layout.ts';
import { placeOf, type Place } from './place.ts';

const CREDITS: ReadonlySet<LabelKind> = new Set(['credit']);
const ROLES: ReadonlySet<LabelKind> = new Set(['published', 'updated']);
/** Class and id of boxes that hold the date; `update` is looked for first. */
const DATE_NAME =
  /(?:^|[\s_-])(?:date\w*|datum|fecha|data|pub-?date|publish\w*|published|posted(?:-?on)?|time|timestamp|created|entry-?date|post-?date|dateline|byline|meta|info|submitted|zeit|source|laiyuan)(?=$|[\s_-])/i;
/** Names of the lines that state when and where a post was published. */
const OWN_META = /(?:^|\s)(?:post|entry|article)-?_?_?meta(?:data)?(?=$|\s)/i;
const UPDATE_NAME = /modif|updat|changed|stand\b/i;
/** Only the beginning of a long block is read: a dateline stands there. */
const HEAD_LENGTH = 300;

/** Dates in the visible text with the role and weight that label, place and shape give them. */
export function visibleDates(
  document: HtmlDocument,
  layout: Layout,
  options: FindDatesOptions,
): readonly DateCandidate[] {
  const candidates: DateCandidate[] = [];
  let previous: HtmlBlock | undefined;
  for (const block of document.blocks) {
    let last = 0;
    // several days in a box are a list of other items
    const { text, dates } = datesOf(block, options);
    if (dates.length === 0) {
      previous = block;
      continue;
    }
    const own = isOwnCard(document.blocks, block, layout);
    const listed = isAside(block.scope, layout.title) && new Set(dates.map(dayPart)).size > 1;
    for (const date of listed ? [] : dates) {
      if (date.precision !== 'year' && date.value.length >= 10)
        candidates.push(atLeast(weigh(block, previous, date, text.slice(last, date.start), layout), own ? OWN : 0));
      last = date.end;
    }
    previous = block;
  }
  return unlisted(candidates);
}

/** A date in a card of the page itself is worth as much as one in a line about the post. */
const OWN = 58;
const atLeast = (one: DateCandidate, score: number): DateCandidate => (one.score < score ? { ...one, score } : one);

/** The dates of a block's beginning; where neighbours glue to a number ("2020-81" "15.12.2020"), its pieces are read apart. */
function datesOf(block: HtmlBlock, options: FindDatesOptions): { text: string; dates: readonly FoundDate[] } {
  const text = block.text.slice(0, HEAD_LENGTH);
  const dates = findDates(text, options);
  if (dates.length > 0 || block.nodes.length < 2 || block.width > HEAD_LENGTH || !/\d{4}/.test(text))
    return { text, dates };
  const pieces = block.nodes.map((node) => (isText(node) ? node.data.trim() : '')).join(' ');
  return { text: pieces, dates: findDates(pieces, options) };
}

/** Several days behind the text are a list of other items, whatever their place. */
function unlisted(candidates: readonly DateCandidate[]): readonly DateCandidate[] {
  const days = new Set(candidates.filter(({ family }) => family === 'tail').map(({ date }) => dayPart(date)));
  if (days.size < 2) return candidates;
  return candidates.map((one) =>
    one.family === 'tail' ? { ...one, score: Math.min(one.score, one.score - 30) } : one,
  );
}

function weigh(
  block: HtmlBlock,
  previous: HtmlBlock | undefined,
  date: FoundDate,
  before: string,
  layout: Layout,
): DateCandidate {
  const label =
    (date.start <= MAX_BEFORE || block.width <= LINE ? roleOfLabel(before) : undefined) ??
    (before.trim() === '' && previous && previous.width < 40 ? roleOfLabel(previous.text) : undefined);
  const names = `${block.scope.element.attribs['class'] ?? ''} ${block.scope.element.attribs['id'] ?? ''} ${block.scope.parent?.element.attribs['class'] ?? ''}`;
  const named = DATE_NAME.test(names);
  const role: DateRole = label ?? (named && UPDATE_NAME.test(names) ? 'updated' : 'published');
  const place = placeOf(block, date, layout);
  let score = place.score;
  if (label !== undefined) score = Math.max(score, 40) + 16;
  if (named) score += 6;
  // a line about the post itself may be a sentence, and stand anywhere
  if (OWN_META.test(names)) score = Math.max(score, 54);
  // a heading that is nothing but a date heads the day's posts
  if (named && block.level > 0 && block.text.length - date.raw.length <= 12) score += 8;
  if (hasTime(date)) score += 4;
  if (block.linkShare > 0.5) score -= linkCost(block, names, place);
  if (block.scope.hidden) score -= 25;
  if (isAside(block.scope, layout.title)) score -= label === undefined ? 25 : 10;
  if (isCaption(block, date)) score -= 60;
  const told = label === undefined && isOther(block, previous, date, before, named);
  if (told) score = Math.min(score, TOLD);
  // "Joined: May 11, 2017": the list says what day it is
  if (label === undefined && previous?.kind === 'term' && block.kind !== 'term') score -= 25;
  return {
    date,
    role,
    source: place.family === 'dateline' ? 'dateline' : 'text',
    family: place.family,
    evidence: `text:block ${block.index}`,
    score,
    ...(!told && block.text.length - date.raw.length <= 25 ? { alone: true } : {}),
  };
}

/** A day that a sentence tells of, or that a label gives to something else: "Deadline: 12 June 2021". */
function isOther(
  block: HtmlBlock,
  previous: HtmlBlock | undefined,
  date: FoundDate,
  before: string,
  named: boolean,
): boolean {
  const label = before.trim() === '' && previous && previous.width < 40 ? previous.text : before;
  if (namesOtherDay(label)) return true;
  return !named && block.width <= LINE && tellsOfDay(block.text, date);
}
/** What such a day is worth: below what only occurs in the text. */
const TOLD = 10;

/** "Photo: the harbour (2017/7/11)": the day of the picture; a date that opens the line, or is most of it, may be the page's. */
const isCaption = (block: HtmlBlock, date: FoundDate): boolean =>
  date.start > 0 &&
  block.text.length > date.raw.length * 2 &&
  (((block.names | block.scope.names) & CAPTION) !== 0 ||
    block.kind === 'caption' ||
    matchLabel(block.text, CREDITS) !== undefined);

/** Dates of posts link to the post or to its day's archive; other linked dates are those of other items. */
function linkCost(block: HtmlBlock, names: string, place: Place): number {
  if (OWN_META.test(names)) return 0;
  return (block.names & META) !== 0 && place.family === 'head' ? 10 : 30;
}

/** Published or updated, by the words right before a date. */
function roleOfLabel(before: string): DateRole | undefined {
  const words = before.trim().slice(-60);
  // what stands before the label belongs to something else: "Page 12  Last update: "
  for (const piece of [words, words.split(/[\s|·•;,]+(?=\S)/u).at(-1) ?? '']) {
    const kind = piece === '' ? undefined : matchLabel(piece.replace(/^[\s,;|·•()\-–—]+/u, ''), ROLES)?.kind;
    if (kind === 'published' || kind === 'updated') return kind;
  }
  return undefined;
}

/** A label and its date open a paragraph, or are a line: "the convention of 13.12.1957" inside a sentence is neither. */
const MAX_BEFORE = 40;
const LINE = 100;
