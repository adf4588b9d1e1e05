import type { Candidate } from '../model/candidate.ts';
import type { StatedDate } from '../model/date.ts';
import type { Hints } from '../model/outcome.ts';
import type { Metadata } from '../model/release.ts';

/** What is known besides the document. */
export interface MetadataHints extends Hints {
  /** When the document was received, ISO 8601: no date can be later than the day after. */
  readonly retrieved?: string | undefined;
  /** Candidates for the headline, best first. @default those of the page */
  readonly title?: readonly Candidate<string>[] | undefined;
  /** The text in which this publisher is known to state the date, and who says so. */
  readonly dated?: { readonly text: string; readonly evidence: string } | undefined;
}

/** The metadata of a release with all that was considered. */
export interface MetadataReading {
  readonly metadata: Metadata;
  /** By field, best first: title, date, updated, section, author, publisher. */
  readonly candidates: Readonly<Record<string, readonly Candidate<string | StatedDate>[]>>;
  /** Conflicts between sources. */
  readonly warnings: readonly string[];
}
