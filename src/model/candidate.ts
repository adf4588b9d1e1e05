/** One possible value of a metadata field, with its evidence; all are kept for `explain`. */
export interface Candidate<T> {
  readonly value: T;
  /** Where it was found, e.g. `jsonld:datePublished`, `h1`, `meta:og:title`, `text:block 14`. */
  readonly evidence: string;
  /** The string as it stands there. */
  readonly raw: string;
  /** Rank; the highest wins. Comparable within one field only. */
  readonly score: number;
}
