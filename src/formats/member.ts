/** What a file states about one of its releases outside the release's text; values as they stand. */
export interface StatedFields {
  readonly title?: string;
  readonly subtitle?: string;
  readonly date?: string;
  readonly updated?: string;
  readonly author?: readonly string[];
  readonly publisher?: string;
  readonly section?: readonly string[];
  readonly tags?: readonly string[];
  readonly url?: string;
  readonly lang?: string;
  readonly description?: string;
}

/** What is stated, and the order of day and month that the dates stated beside it show. */
export interface StatedBeside extends StatedFields {
  readonly dayOrder?: 'dmy' | 'mdy';
}

/** One release of a file of many. */
export interface Member {
  /** Its place in the file: `#1` for the first; absent for a file of one. */
  readonly member?: string;
  readonly text: string;
  readonly fields: StatedFields;
  /** What is wrong with this one, besides the warnings of the whole file. */
  readonly warnings?: readonly string[];
}
