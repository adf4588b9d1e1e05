import { LEXICONS } from './languages.ts';
import { recalled } from '../recall.ts';
import type { Lexicon } from './lexicon.ts';

export type LabelKind = Exclude<keyof Lexicon, 'lang'>;

/** A label found at the start of a text, or as the whole of it. */
export interface LabelMatch {
  readonly kind: LabelKind;
  readonly lang: string;
  /** The phrase as the lexicon writes it. */
  readonly phrase: string;
  /** Whether the text is nothing but the label. */
  readonly whole: boolean;
}

interface Entry {
  readonly head: string;
  /** What must occur later in the text (`get the * newsletter`). */
  readonly rest: string;
  /** A letter may follow at once; else the head ends at a word's end. */
  readonly open: boolean;
  readonly match: LabelMatch;
}

/** A label with what belongs to it is a line, not a paragraph. */
const MAX_LENGTH = 200;
const KINDS = [
  'navigation',
  'share',
  'related',
  'subscribe',
  'consent',
  'legal',
  'comments',
  'advert',
  'credit',
  'published',
  'updated',
  'author',
  'source',
  'contact',
  'about',
  'end',
  'breadcrumb',
  'home',
  'tags',
  'kicker',
] as const satisfies readonly LabelKind[];

const whole = new Map<string, LabelMatch[]>();
const starting = new Map<string, Entry[]>();
const ending: Entry[] = [];
const containing: Entry[] = [];
for (const lexicon of LEXICONS)
  for (const kind of KINDS) for (const phrase of lexicon[kind]) add(phrase, kind, lexicon.lang);

/** All labels that a short text is or begins with, whole ones first, longer phrases before shorter ones. */
export const matchLabels = recalled((text: string): readonly LabelMatch[] => {
  if (text.length > MAX_LENGTH) return [];
  const plain = plainLabel(text);
  const found = [...(whole.get(plain) ?? [])];
  for (const size of [3, 2, 1]) {
    for (const entry of starting.get(plain.slice(0, size)) ?? [])
      if (entry.head.length >= size && startsWith(plain, entry)) found.push(entry.match);
  }
  for (const entry of ending)
    if (plain.length > entry.head.length && plain.endsWith(entry.head)) found.push(entry.match);
  for (const entry of containing) if (plain.includes(entry.head)) found.push(entry.match);
  return found;
});

/** The first label of one of these kinds, of any kind when none are given. */
export function matchLabel(text: string, kinds?: ReadonlySet<LabelKind>): LabelMatch | undefined {
  const found = matchLabels(text);
  return kinds === undefined ? found[0] : found.find((match) => kinds.has(match.kind));
}

const DIGITS = /\d+/g;

/** Lower case, digits as #, without the signs that decorate labels: bullets, arrows, brackets' colons. */
function plainLabel(text: string): string {
  const lower = text.normalize('NFC').toLowerCase().replace(DIGITS, '#').trim();
  if (whole.has(lower)) return lower;
  return lower.replace(/^[\s|•·●▪■◆▶►»›>→←«‹+-]+(?=.)/u, '').replace(/[\s|:：…»›>→←«‹.!-]+$/u, '');
}

function startsWith(text: string, entry: Entry): boolean {
  if (!text.startsWith(entry.head)) return false;
  const next = text.charAt(entry.head.length);
  if (!entry.open && /[\p{L}\p{N}]/u.test(next)) return false;
  return entry.rest === '' || text.includes(entry.rest, entry.head.length);
}

function add(phrase: string, kind: LabelKind, lang: string): void {
  const star = phrase.indexOf('*');
  // "* * *" is no pattern.
  const isOpen = star >= 0 && /[^*\s]/.test(phrase);
  const match: LabelMatch = { kind, lang, phrase, whole: false };
  const bare = isOpen ? phrase.replace(/\s*\*$/, '').replace(/[:：]$/, '') : phrase;
  if (!isOpen || (star === phrase.length - 1 && bare !== '')) addWhole(bare, { ...match, whole: true });
  if (!isOpen) return;
  if (star === 0) {
    const inner = phrase.endsWith('*');
    (inner ? containing : ending).push({ head: phrase.replace(/^\*|\*$/g, '').trim(), rest: '', open: true, match });
    return;
  }
  const [head = '', ...rest] = phrase.split('*');
  const entry = { head: head.trimEnd(), rest: rest.join('').trim(), open: !head.endsWith(' '), match };
  const key = entry.head.slice(0, 3);
  const list = starting.get(key);
  if (list) list.push(entry);
  else starting.set(key, [entry]);
}

function addWhole(phrase: string, match: LabelMatch): void {
  const key = phrase.replace(/\d+/g, '#');
  const list = whole.get(key);
  if (list) list.push(match);
  else whole.set(key, [match]);
}
