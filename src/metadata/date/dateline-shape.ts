import { fold } from '../../document/fold.ts';
import { BEFORE_DAY, namesOtherDay, PLACE_TO_DAY, TODAY } from './day-word.ts';
import type { FoundDate } from './find.ts';

type Span = Pick<FoundDate, 'start' | 'end'>;

/** Longest place with its agency. */
const MAX_PLACE = 60;
/** "(GLOBE NEWSWIRE)", "/PRNewswire/": agencies stand between place and day, or behind the day. */
const AGENCY = /[(（][^()（）]{2,40}[)）]|\/[^/]{2,40}\//gu;
/** A word for "year", an agency, brackets that close; then the mark that parts the day from the sentence, for which Chinese agencies write 电 or 讯. */
const BEHIND =
  /^\s*(?:(?:r|г|р|роки|року|года)(?:\.|(?=\s)))?,?\s*(?:[(（][^()（）]{2,40}[)）]\s*|\/[^/]{2,40}\/\s*)?/u;
const MARK = /^[)\]）]?\s*(?:[.:|–—―─-]|日?[讯訊電电](?=[\s()（）:：,，】]|$))/u;
/** "3 May 2021, SKARHOLM – ". */
const PLACE_BEHIND = /^\s?[,、]\s?\p{Lu}[\p{L} .'’-]{1,30}?(?:\s[–—-]{1,2}|:)\s/u;
/** Brackets around place and day need no mark behind them. */
const OPENED = /^[([（【［]/u;
const CLOSED = /^(?:日?[讯訊電电])?[)\]）】］]/u;

/** "SKARHOLM, 3 May 2021 The Board", "Berlin, 29. November 2022.", "(Bern, 3 March 2020) –": place and day apart from the sentence that follows. "On 3 March 2020 the" is a sentence. */
export function isDateline(text: string, date: Span): boolean {
  const before = text.slice(0, date.start).trim();
  if (before.length > MAX_PLACE) return false;
  const today = fold(before.replace(/[\s,、，(（–—-]+$/u, ''));
  if (TODAY.has(today)) return true;
  const behind = text.slice(date.end, date.end + MAX_PLACE);
  const apart = [behind, behind.replace(BEHIND, '')].some(
    (rest) => MARK.test(rest) || (OPENED.test(before) && CLOSED.test(rest)),
  );
  if (apart) return isPlace(before);
  return before === '' ? PLACE_BEHIND.test(behind) : /^\p{Lu}[^\p{Ll}]+,$/u.test(before) && /^\s\p{Lu}/u.test(behind);
}

/** Nothing, an opening bracket, or a place that is set apart from its day, or whose every word begins with a capital. */
function isPlace(before: string): boolean {
  // "(18-22 May 2021)": days of something else
  if (/\d\s?[-–—/]$/u.test(before) || namesOtherDay(before)) return false;
  const rest = before.replace(AGENCY, '').trim();
  const bracketed = OPENED.test(rest);
  const words = rest.split(/[\s,،、]+/u);
  const last = words.at(-1) ?? '';
  const place = words.length > 1 && PLACE_TO_DAY.has(fold(last)) ? rest.slice(0, -last.length).trimEnd() : rest;
  if (place === '' || BEFORE_DAY.has(fold(place))) return place === '';
  // a sentence has more small words than a place
  if ((place.match(/(?<!\p{L})\p{Ll}{3,}/gu)?.length ?? 0) > 2) return false;
  return (
    bracketed ||
    /[,،、，.(（–—/:：=-]$/u.test(place) ||
    /^\p{Lu}[\p{L} .'’-]{1,25}$/u.test(place) ||
    IN_ONE_CASE.test(place)
  );
}

/** A place in a script without capitals: two words, or a few letters where words are not parted. */
const IN_ONE_CASE = /^[\p{Lo}\p{M}]{2,16}(?:\s[\p{Lo}\p{M}]{2,16})?$/u;
