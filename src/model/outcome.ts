import type { Release } from './release.ts';

/** Why a capture is not archived as a release. */
export type RejectionReason =
  | 'challenge' // bot wall
  | 'consent' // cookie or login wall
  | 'soft-404'
  | 'listing' // an index of other items
  | 'empty' // nothing to read, or only scripts
  | 'truncated'
  | 'attachment-only' // "see attachment"
  | 'stub' // a test release, a line without content
  | 'not-text';

/** What one member of a capture came to: a release, or the reason why it is none. */
export type Outcome =
  | { readonly kind: 'release'; readonly member?: string; readonly release: Release }
  | { readonly kind: 'rejected'; readonly member?: string; readonly reason: RejectionReason; readonly message: string };

/** What is known from outside about a capture, by the user or by a publisher's profile; evidence, never a command to invent. */
export interface Hints {
  /** IANA name or offset of the publisher's zone. */
  readonly zone?: string;
  readonly zoneSource?: 'profile' | 'user';
  readonly lang?: string;
  readonly publisher?: string;
  readonly site?: string;
  /** How to split many-in-one files. @default 'auto' */
  readonly split?: 'auto' | 'none' | RegExp;
  /** Keep what is no article as a release with a warning, where there is text. @default false */
  readonly keepAll?: boolean;
}
