import { fold } from '../../document/fold.ts';
import type { Token } from './token.ts';

/** Halves of the day, the hours around noon (11:30 is before it, 1:30 after) and those of the night (11:30 is before midnight, 1:30 after). */
export type HalfDay = 'am' | 'pm' | 'noon' | 'night';

/** Words for a part of the day that stand before or behind a time, commas between them; prepositions are left out. */
const WORDS: Readonly<Record<HalfDay, string>> = {
  am:
    '上午, 早上, 凌晨, 清晨, 早间, 早間, 午前, 오전, 새벽, 아침, πμ, το πρωι, صباحا, فجرا, पूर्वाह्न, सुबह, প্রভাত, সকাল, காலை, morning, ' +
    'mañana, madrugada, manhã, mattina, mattino, matin, mati, matinada, dimineața, morgens, vormittags, morgen, ochtends, ochtend, morgonen, ' +
    'formiddagen, rano, rána, ráno, dopoledne, dopoludnia, délelőtt, délelött, reggel, aamulla, aamupäivällä, утра, ранку, сутринта, sáng, ' +
    'pagi, umaga, paradite, sabah, לפני הצהריים, לפנהצ, בבוקר, לפנות בוקר, قبل از ظهر, ق ظ, صبح, بامداد',
  pm:
    '下午, 傍晚, 晚间, 晚間, 午後, 午后, 오후, 저녁, μμ, το απόγευμα, το βράδυ, مساء, عصرا, अपराह्न, शाम, বিকাল, বিকেল, সন্ধ্যা, மாலை, afternoon, evening, ' +
    'tarde, pomeriggio, sera, soir, après midi, tarda, vespre, seara, după amiaza, după amiază, nachmittags, nachmittag, abends, abend, ' +
    'namiddags, namiddag, avonds, avond, eftermiddagen, ettermiddagen, kvällen, kvelden, aftenen, po południu, popołudniu, wieczorem, odpoledne, ' +
    'popoludní, večer, navečer, poslijepodne, popoldne, délután, iltapäivällä, illalla, вечера, вечора, следобед, вечерта, chiều, tối, petang, sore, ' +
    'hapon, pasdite, akşam, öğleden sonra, אחהצ, אחר הצהריים, אחרי הצהריים, בערב, ب ظ, بعد از ظهر, بعدازظهر, عصر',
  noon:
    '中午, 正午, 午间, 午間, 정오, ظهرا, ظهر, दोपहर, দুপুর, மதியம், mediodía, migdia, mezzogiorno, meio dia, mittags, middags, middag, дня, ' +
    'на обяд, trưa, siang, tengah hari, tengahari, tanghali, בצהריים, בצהרים',
  night:
    '晚上, 深夜, 夜里, 夜裡, 夜间, 夜間, 夜晚, 밤, μεσάνυχτα, ليلا, रात, রাত, இரவு, night, noche, noite, notte, nuit, nit, noaptea, nachts, nacht, natten, w nocy, ' +
    'v noci, ночи, ночі, đêm, malam, gabi, gece, yöllä, בלילה, شب, نیمه شب',
};
/** Abbreviations: they stand behind the time. */
const SHORT: Readonly<Record<'am' | 'pm', string>> = { am: 'am, ص, sa', pm: 'pm, م, ch' };
/** What may stand between a time and such words: "de la tarde", "de l'après-midi", "'s middags", "på kvällen". */
const BEFORE_WORD = new Set(
  "de la l ' ’ du da di del della dal pela in the at ng sa na i s vào buổi am der les las den om på v во по в por a à".split(
    ' ',
  ),
);
const MAX_BEFORE_WORD = 3;
/** Tokens of the longest, "après-midi", with the marks inside: `p. m.`, `אחה"צ`. */
const MAX_TOKENS = 6;
const INSIDE = /^[.'’"״׳-]$/;

const split = (half: HalfDay, words: string): readonly (readonly [string, HalfDay])[] =>
  words.split(',').map((word) => [squash(word), half] as const);
const squash = (word: string): string => fold(word).replace(/[\s.'’"״׳-]/g, '');

const NAMED: ReadonlyMap<string, HalfDay> = new Map([
  ...split('am', WORDS.am),
  ...split('pm', WORDS.pm),
  ...split('noon', WORDS.noon),
  ...split('night', WORDS.night),
]);
const ABBREVIATED: ReadonlyMap<string, HalfDay> = new Map([...split('am', SHORT.am), ...split('pm', SHORT.pm)]);

export interface ReadHalf {
  readonly half: HalfDay;
  /** An abbreviation. */
  readonly short?: boolean;
  /** The token after it. */
  readonly next: number;
}

/** A part of the day named before the time, as in 下午5:10, 오후 5시 and शाम 5:10. */
export const halfBefore = (tokens: readonly Token[], at: number): ReadHalf | undefined => longest(tokens, at, NAMED);

/** A part of the day named after the time: `pm`, `p.m.`, `p. m.`, `μ.μ.`, `de la tarde`. */
export function halfAfter(tokens: readonly Token[], at: number): ReadHalf | undefined {
  const short = longest(tokens, at, ABBREVIATED);
  if (short !== undefined) return { ...short, short: true };
  for (let from = at; from <= at + MAX_BEFORE_WORD; from++) {
    const named = longest(tokens, from, NAMED);
    if (named !== undefined) return named;
    if (!BEFORE_WORD.has((tokens[from]?.text ?? '').toLowerCase())) return undefined;
  }
  return undefined;
}

/** The longest name that starts at a token; initials (`p.m.`) have their dots, and one may close the name. */
function longest(tokens: readonly Token[], at: number, names: ReadonlyMap<string, HalfDay>): ReadHalf | undefined {
  let name = '';
  let found: ReadHalf | undefined;
  for (let next = at; next < at + MAX_TOKENS; next++) {
    const token = tokens[next];
    if (token === undefined || (token.kind !== 'word' && (name === '' || !INSIDE.test(token.text)))) break;
    if (token.kind !== 'word') continue;
    // "5:10 p M" is no half of the day
    if (/^\p{Script=Latin}$/u.test(name) && tokens[next - 1]?.text !== '.') break;
    name += squash(token.text);
    const half = names.get(name);
    if (half !== undefined) found = { half, next: next + 1 };
  }
  if (found === undefined || tokens[found.next - 2]?.text !== '.') return found;
  const dot = tokens[found.next];
  return dot?.text === '.' && !dot.gap ? { ...found, next: found.next + 1 } : found;
}

/** Hour of 24; undefined when the two contradict each other (`17:10 am`; a word behind a time may be another sentence's). */
export function hourOfDay(hour: number, read: ReadHalf | undefined): number | undefined {
  const half = read?.half;
  if (hour > 23 || (half === 'am' && hour > 12 && read?.short === true)) return undefined;
  if (half === undefined || hour > 12) return hour;
  if (half === 'am') return hour % 12;
  if (half === 'pm') return (hour % 12) + 12;
  if (half === 'noon') return hour > 0 && hour < 7 ? hour + 12 : hour;
  return hour >= 6 && hour < 12 ? hour + 12 : hour % 12;
}
