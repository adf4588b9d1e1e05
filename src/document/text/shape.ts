import type { BlockKind } from '../../model/block.ts';

/** What a line is by its first characters. */
export interface LineShape {
  readonly kind: BlockKind;
  readonly level: number;
  /** The text without the mark of its kind; bullets stay, they are part of the text. */
  readonly text: string;
}

const ATX = /^(#{1,6})\s+(\p{L}.*?|\S.*?[\p{L}\p{N}].*?)\s*#*$/u;
const QUOTED = /^(?:>\s?)+\s*(.+)$/;
/** A line of marks: a rule, or the mark of a release's end. */
const RULE = /^(?:[-=_*~#•·.+]\s*){3,}$|^[-—–_=*]{2,}$/u;
/** The line under the head of a table of bars: `|---|:--:|`. */
export const TABLE_RULE = /^\|[\s:|-]*--[\s:|-]*$/;
const BULLET =
  /^(?:[*+\-–—•‣◦▪▫■□●○◆◇▶▷►△▲※·∙oㅇ※➢➤✓]|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{2,4})\)|(?:\d{1,3}|[a-z]|[ivx]{2,4})\.)\s+\S/u;

/** Reads the mark at the start of a line. */
export function lineShape(text: string): LineShape {
  if (RULE.test(text) || TABLE_RULE.test(text)) return { kind: 'rule', level: 0, text };
  const heading = ATX.exec(text);
  if (heading?.[1] !== undefined && heading[2] !== undefined)
    return { kind: 'heading', level: heading[1].length, text: heading[2] };
  const quoted = QUOTED.exec(text);
  if (quoted?.[1] !== undefined) return { kind: 'quote', level: 0, text: quoted[1] };
  if (BULLET.test(text)) return { kind: 'item', level: 0, text };
  return { kind: 'paragraph', level: 0, text };
}

/** The level of the heading that a line of marks underlines: `===` 1, `---` 2, else 0. */
export function underlineLevel(text: string): 0 | 1 | 2 {
  if (/^={3,}$/.test(text)) return 1;
  return /^-{3,}$/.test(text) ? 2 : 0;
}

const CLOSED = /[.!?…。！？｡;；:：।॥۔؟։።။།][\s"'”’»」』)\]）】]*$/u;
/** Marks of notes behind a sentence: "[1]", "[^a]", "¹", "†". */
const NOTES = /(?:\s?\[\^?[\p{L}\p{N}*]{1,4}\]|[\u00b9\u00b2\u00b3\u2070-\u2079†‡])+$/u;
const NOTE_LAST = /[\]\u00b9\u00b2\u00b3\u2070-\u2079†‡]$/;
/** Whether a line ends as a sentence, a clause before a list, or a salutation ends. */
export const endsClosed = (text: string): boolean =>
  CLOSED.test(text) || (NOTE_LAST.test(text) && CLOSED.test(text.slice(-40).replace(NOTES, '')));
