import { letterRuns } from '../../document/alphabet.ts';
import { OPEN_WORDS } from '../../document/text/open-word.ts';

/** Further closed-class words: running text is full of them, menus and cards are not. */
const FUNCTION_WORDS: ReadonlySet<string> = new Set([
  ...OPEN_WORDS,
  ...(
    'he she it they we you i not no so if when what who how there said says also more been being do does did had him them us ' + // en
    'er sie es wir ihr ich nicht auch sich ist sind war waren wird werden wurde hat haben hatte als wie noch nur so sein seine ihre dass dieser diese ' + // de
    'il elle ils on nous vous je ne pas plus est sont était a ont été se sa son ses leur ce cette ces comme mais ' + // fr
    'se es son fue era ha han su sus lo le como más pero este esta estos sin no foi são está seu sua não mais mas è sono si che come più ma non ' + // es pt it
    'nie się jest są był była było że jak po tak ale o u ve bir bu da de için ile olarak çok daha ' + // pl tr
    'не что как это был было были его их он она они мы я так же бы то при до только уже чтобы ' + // ru
    'не що як це був було його їх він вона ми я так же б при до тільки вже щоб є ' + // uk
    'που να θα δεν είναι ότι ως οι η ο το τα μας τη την τις κατά μετά μια ένα ήταν έχει ' + // el
    'het een van en in op te dat niet zijn voor met die aan er om naar bij uit ook als maar ' + // nl
    'att det som en ett på av för med den till är inte har de om men og er til af at ikke på som med var et ' + // sv da no
    'في من على إلى أن التي الذي عن مع هذا هذه كما قد لا ما بعد بين كان و'
  ).split(' '),
]);

const FOREIGN = /[^\0-\x7f]/;
const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
/** Letters of Chinese that are mostly grammar, and kana endings. */
const HAN_FUNCTION = /[的了在是和与與为為将將对對也就都而及以于於被把从從这這不有他她们們はがをにのでともへや]/g;
/** Endings of Korean words in sentences. */
const KOREAN = /[은는이가을를의에로과와도다며고]$/;

export const isFunctionWord = (word: string): boolean => FUNCTION_WORDS.has(word);

/** Share of function words among the words (of function letters among Han and kana); nothing without letters. */
export function functionShare(text: string): number | undefined {
  const isForeign = FOREIGN.test(text);
  const han = isForeign ? (text.match(HAN)?.length ?? 0) : 0;
  if (han > 0 && han * 3 > text.length) return Math.min(1, ((text.match(HAN_FUNCTION)?.length ?? 0) / han) * 3);
  const words = letterRuns(text);
  if (words.length === 0) return undefined;
  let count = 0;
  for (const word of words) {
    if (isFunctionWord(word)) count++;
    else if (word.length > 1 && word >= '가' && word <= '힣' && KOREAN.test(word)) count += 0.5;
  }
  return count / words.length;
}
