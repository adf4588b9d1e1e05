/** What a block of text is, by its markup or its shape. */
export type BlockKind = 'heading' | 'paragraph' | 'item' | 'quote' | 'code' | 'cell' | 'caption' | 'term' | 'rule';

/**
 * A leaf of the page in reading order: a run of inline text in HTML, a re-joined paragraph in a text dump.
 * HTML and text dumps share this model, so that rules and lexicon serve both.
 */
export interface Block {
  /** Position in reading order, from 0. */
  readonly index: number;
  /** The text, white space collapsed; never empty. */
  readonly text: string;
  readonly kind: BlockKind;
  /** 1-6 for headings, else 0. */
  readonly level: number;
  /** Width in columns: a Han, kana or hangul letter counts 2. */
  readonly width: number;
  /** Share of the text that is link text, 0-1; 0 in text dumps where links are not marked. */
  readonly linkShare: number;
  /** The cells of a row of a table that a text sets by columns. */
  readonly cells?: readonly string[];
}

/**
 * What became of a block.
 * - `body`: running text of the release; in `text` and in the Markdown.
 * - `supplement`: content that is not running text (caption, credit, contact, About, notes to editors); in the Markdown only.
 * - `metadata`: moved to the front matter (title, date line, breadcrumb, byline).
 * - `boilerplate`: removed, with step, rule and reason.
 */
export type Fate = 'body' | 'supplement' | 'metadata' | 'boilerplate';

/** The part of the metadata that a `metadata` block states. */
export type StatedField =
  | 'title'
  | 'subtitle'
  | 'date'
  | 'updated'
  | 'section'
  | 'author'
  | 'publisher'
  | 'source'
  | 'contact'
  | 'tags';

/** A block with its fate: every removal can be explained. */
export interface JudgedBlock {
  readonly block: Block;
  readonly fate: Fate;
  /** The step of the pipeline that decided, e.g. `container`, `span`, `prune`, `repair`. */
  readonly step: string;
  /** The rule inside the step, e.g. `link-list`, `label:share`, `outside-container`. */
  readonly rule: string;
  /** For people: why, in a few words. */
  readonly reason: string;
  readonly field?: StatedField;
}
