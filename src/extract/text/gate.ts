import { dateShape, looksLikeDate } from '../../document/date-shape.ts';
import { endsClosed } from '../../document/text/shape.ts';
import type { JudgedBlock } from '../../model/block.ts';
import type { RejectionReason } from '../../model/outcome.ts';
import { textPhrase, titlePhrase } from '../gate/phrase.ts';

/** Columns: walls and notices say little; an article that quotes their words says more. */
const WALL = 1500;
const NOTICE = 160;
const EMPTY = 20;
const STUB = 40;
/** Dated items around hardly any text make a list of other releases. */
const ITEMS = 6;
const LISTING = 250;

const TEST =
  /^(?:this is (?:only )?a )?test(?: press| news)? release\b|^test(?:ing)?$|please (?:ignore|disregard)|^lorem ipsum|^(?:dies ist ein )?test(?:meldung|mitteilung)?[.!]?$|^测试$|^тест(?:овый релиз)?$/i;

/** Says why a text is no release, if it is none. Every rule needs two signs, since a false alarm loses a release. */
export function textGate(judged: readonly JudgedBlock[]): RejectionReason | undefined {
  const body = judged.filter((one) => one.fate === 'body');
  const width = body.reduce((sum, one) => sum + one.block.width, 0);
  const all = judged.reduce((sum, one) => sum + one.block.width, 0);
  if (width >= WALL) return undefined;
  const text = (width < EMPTY ? judged : body)
    .map((one) => one.block.text.slice(0, 1000))
    .join('\n')
    .slice(0, 20_000);
  const heads = judged.filter((one, i) => one.field === 'title' || i < 3).map((one) => one.block.text);
  if (all < 2 * WALL) {
    const phrase = heads.map((head) => titlePhrase(head)).find((one) => one !== undefined) ?? textPhrase(text);
    if (phrase === 'challenge' || phrase === 'soft-404' || (phrase === 'consent' && width < WALL / 3)) return phrase;
  }
  if (width < NOTICE && all < 2 * WALL && textPhrase(text) === 'attachment-only') return 'attachment-only';
  if (width < WALL / 3 && [...heads, ...body.slice(0, 1).map((one) => one.block.text)].some((one) => TEST.test(one)))
    return 'stub';
  if (width < LISTING && dated(judged) >= ITEMS) return 'listing';
  if (isDateList(text, body)) return 'listing';
  if (width < EMPTY) return 'empty';
  return width < STUB && !body.some((one) => endsClosed(one.block.text)) ? 'stub' : undefined;
}

/** Columns that an item of a list of dated things takes. */
const ITEM = 90;

/** Items with a date each and hardly a word more, run together into one paragraph. */
function isDateList(text: string, body: readonly JudgedBlock[]): boolean {
  if (body.some((one) => endsClosed(one.block.text))) return false;
  let count = 0;
  for (let rest = text, at = dateShape(rest); at !== undefined; at = dateShape(rest)) {
    count++;
    rest = rest.slice(at.end);
  }
  return count >= ITEMS && text.length < count * ITEM;
}

/** Date lines outside the head: each belongs to an item of a list. */
const dated = (judged: readonly JudgedBlock[]): number => judged.filter((one) => looksLikeDate(one.block.text)).length;
