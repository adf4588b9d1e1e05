import { BEFORE_DAY } from './day-word.ts';
import type { FoundDate } from './find.ts';
import { fold } from '../../document/fold.ts';
import { matchLabel, type LabelKind } from '../../document/lexicon/match.ts';
import { WEEKDAYS } from '../../document/month-table.ts';

type Span = Pick<FoundDate, 'start' | 'end'>;

const SMALL = /(?<!\p{L})\p{Ll}[\p{Ll}\p{M}'’]+/gu;
const WORD = /[\p{L}\p{M}]{2,}/gu;
const HAN_AND_KANA = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
/** Words of a sentence in scripts without small letters, and letters where words are not parted. */
const MIN_WORDS = 4;
const MIN_HAN = 8;
/** A line without a full stop is a sentence too if it has so many small words, and a preposition before its date: else it may be a headline and its date. */
const MANY_SMALL = 5;
/** A sentence about the release itself states its day: "This press release was published on 3 May 2021." */
const ITSELF =
  /(?:press|news|media) release|this (?:article|page|post|statement|story)|pressemitteilung|medienmitteilung|presseinformation|communiqué de presse|comunicado|comunicato|nota de prensa|nota à imprensa|persbericht|pressmeddelande|pressemelding|pressemeddelelse|пресс-релиз|пресреліз|本文|本稿|新闻稿|新聞稿|보도자료/iu;

const lastWord = (text: string): string => fold(/[\p{L}\p{M}]+$/u.exec(text)?.[0] ?? '');

/** "This press release was published on 3 May 2021": about itself, with a word of publication before its date. */
export function datesItself(text: string, { start }: Span): boolean {
  if (!ITSELF.test(text)) return false;
  const words = text.slice(0, start).trim().split(/\s+/);
  return [1, 2, 3].some((count) => matchLabel(words.slice(-count).join(' '), PUBLISHED) !== undefined);
}
const PUBLISHED: ReadonlySet<LabelKind> = new Set(['published']);

/**
 * Whether a short text tells of a day ("The quay was built on 3 May 1911.") rather than gives it ("Done at Skarvik, 3 May 2021."):
 * it closes with a full stop and has a verb and its noun, as far as small words show.
 */
export function tellsOfDay(text: string, { start, end }: Span): boolean {
  if (datesItself(text, { start, end })) return false;
  const stopped = /[.!?。！？؟۔।]["”»)]?\s*$/u.test(text);
  const before = text.slice(0, start).trimEnd();
  if (!stopped) return BEFORE_DAY.has(lastWord(before)) && (before.match(SMALL)?.length ?? 0) >= MANY_SMALL;
  const rest = `${text.slice(0, start)} ${text.slice(end)}`;
  const han = rest.match(HAN_AND_KANA)?.length ?? 0;
  if (han > 0) return han >= MIN_HAN;
  const small = rest.match(SMALL) ?? [];
  if (small.length === 0) return !/\p{Lu}/u.test(rest) && (rest.match(WORD)?.length ?? 0) >= MIN_WORDS;
  if (small.length === 1)
    return !/[,،]/u.test(rest) && small.every((word) => word.length >= 6 && !WEEKDAYS.has(fold(word)));
  return small.length >= 3 || small.some((word) => word.length >= 5);
}
