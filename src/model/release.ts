import type { StatedDate } from './date.ts';

/** A file that the release points to (PDF annex, table). */
export interface Attachment {
  readonly url: string;
  readonly title?: string;
}

/** What is known of a release besides its text. Absent means not stated: nothing is guessed. */
export interface Metadata {
  readonly title?: string;
  readonly subtitle?: string;
  readonly date?: StatedDate;
  readonly updated?: StatedDate;
  readonly publisher?: string;
  readonly site?: string;
  readonly canonical?: string;
  /** Breadcrumb or articleSection without Home, outermost first. */
  readonly section: readonly string[];
  /** People; an issuing office is the publisher. */
  readonly authors: readonly string[];
  readonly dateline?: string;
  /** BCP 47. */
  readonly lang?: string;
  readonly tags: readonly string[];
  readonly description?: string;
  readonly contact?: string;
  readonly attachments: readonly Attachment[];
  /** hreflang alternates: BCP 47 tag to absolute URL. */
  readonly alternates: readonly { readonly lang: string; readonly url: string }[];
}

/** What is published to the archive: metadata and main content. */
export interface Release extends Metadata {
  /** Body and supplements as CommonMark with GFM tables; no title heading, no front matter; ends with a newline. */
  readonly markdown: string;
  /** Running text of the body, one block a line: no title, captions, credits or contact block. */
  readonly text: string;
  readonly warnings: readonly string[];
}
