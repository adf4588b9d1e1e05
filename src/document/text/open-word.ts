/**
 * Words that cannot end a sentence: articles, prepositions and conjunctions. A line that ends with one goes on in the
 * next, whatever broke it.
 */
export const OPEN_WORDS: ReadonlySet<string> = new Set(
  // en
  (
    'a an the of to in on at by for from with and or nor but as than into onto upon via per between among within without ' +
    'through during against toward towards under over about around before after since until that which whose is are was were be ' +
    'has have had will would shall should may might can could our their his her its your my this these those ' +
    // de
    'der die das des dem den ein eine einer eines einem einen und oder aber von vom zum zur im am beim mit für auf aus nach ' +
    'bei über unter durch gegen ohne zwischen dass ' +
    // fr
    'le la les un une du de au aux et ou par pour avec sans sous sur dans chez entre que qui dont ' +
    // es, pt, it
    'el los las del al una unos unas y e o u con por para sin sobre en desde hasta que do da dos das no na nos nas ao aos à às ' +
    'em com il lo gli della delle dello dei degli di nel nella al alla con per tra fra ' +
    // pl, cs, ru, uk, el
    'i w z na do od dla przez oraz lub и в во на с со к по от для из за о об или но а та і й у до з και ή του της των το τα τους στο στη στην στον από για με σε'
  ).split(' '),
);

/** Whether the last word of a line asks for another. */
export function endsOpen(text: string): boolean {
  if (/[,，、\-–—(（/&]$/u.test(text)) return true;
  const space = text.lastIndexOf(' ');
  return OPEN_WORDS.has(text.slice(space + 1).toLowerCase());
}
