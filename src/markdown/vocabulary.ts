import { CODE, DELETED, EMPHASIS, RAISED, STRONG } from './piece.ts';

/** Elements that start a new line; the others are phrasing. Custom elements are phrasing, as in browsers. */
export const BLOCK_ELEMENTS: ReadonlySet<string> = new Set(
  'address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main marquee menu nav ol output p plaintext pre search section summary table tbody td tfoot th thead tr ul xmp'.split(
    ' ',
  ),
);

/** Elements that keep their line breaks. */
export const CODE_BLOCKS: ReadonlySet<string> = new Set(['pre', 'listing', 'xmp', 'plaintext']);

/** What an element adds to the marks of the text in it. */
export const MARKS: ReadonlyMap<string, number> = new Map([
  ['b', STRONG],
  ['strong', STRONG],
  ['dt', STRONG],
  ['i', EMPHASIS],
  ['em', EMPHASIS],
  ['dfn', EMPHASIS],
  ['cite', EMPHASIS],
  ['del', DELETED],
  ['s', DELETED],
  ['strike', DELETED],
  ['code', CODE],
  ['kbd', CODE],
  ['samp', CODE],
  ['tt', CODE],
  ['sup', RAISED],
]);
