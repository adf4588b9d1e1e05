/**
 * Labels of one language: phrases that mark what stands around a release. Data only; matching is in `match.ts`.
 * A phrase is written in lower case, NFC, without final colon; `*` at its end lets any words follow (up to the length
 * that a label may have); `#` stands for digits; `*` at its start lets any words come before.
 */
export interface Lexicon {
  /** BCP 47 primary tag. */
  readonly lang: string;
  /** Menus, skip links, search, font size, print, language switches. */
  readonly navigation: readonly string[];
  /** Sharing and social buttons. */
  readonly share: readonly string[];
  /** Heads of lists of other items: related, latest, most read, previous and next. */
  readonly related: readonly string[];
  /** Newsletter, subscription, app and donation calls. */
  readonly subscribe: readonly string[];
  /** Cookie and consent texts, challenges. */
  readonly consent: readonly string[];
  /** Copyright lines, imprint, registration numbers of the site. */
  readonly legal: readonly string[];
  /** Comments and their forms. */
  readonly comments: readonly string[];
  /** Advertisements and sponsored boxes. */
  readonly advert: readonly string[];
  /** Captions and credits: "Photo:", "Credit:". */
  readonly credit: readonly string[];
  /** Labels of the date of publication: "Published", "Release date". */
  readonly published: readonly string[];
  /** Labels of later changes: "Updated", "Last modified". */
  readonly updated: readonly string[];
  /** Labels of the author or editor. */
  readonly author: readonly string[];
  /** Labels of the issuing source. */
  readonly source: readonly string[];
  /** Heads of media contacts: content of a release, not running text. */
  readonly contact: readonly string[];
  /** Heads of "About X" and notes to editors: content of a release. */
  readonly about: readonly string[];
  /** Marks of the end of a release; text may go on after them. */
  readonly end: readonly string[];
  /** "You are here". */
  readonly breadcrumb: readonly string[];
  /** Names of the home page in a breadcrumb. */
  readonly home: readonly string[];
  /** Tags, topics, keywords. */
  readonly tags: readonly string[];
  /** Release-kind lines: "Press release", "For immediate release". */
  readonly kicker: readonly string[];
}
