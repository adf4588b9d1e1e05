import type { DateSource } from '../../model/date.ts';
import type { FoundDate } from '../date/find.ts';

/** What a date says of the release. */
export type DateRole = 'published' | 'updated';

/** A date of a document with what speaks for it. */
export interface DateCandidate {
  readonly date: FoundDate;
  readonly role: DateRole;
  readonly source: DateSource;
  /** Candidates of one family come from one system and do not confirm each other. */
  readonly family:
    | 'jsonld'
    | 'meta'
    | 'script'
    | 'element'
    | 'head'
    | 'dateline'
    | 'body'
    | 'signature'
    | 'tail'
    | 'url'
    | 'filename';
  readonly evidence: string;
  /** For the role; 100 is as good as certain, below 30 is no evidence. */
  readonly score: number;
  /** The date is all of its line but a few letters. */
  readonly alone?: boolean;
}

/** `2021-12-18` of any value at least that precise. */
export const dayPart = (date: FoundDate): string => date.value.slice(0, 10);

export const hasTime = (date: FoundDate): boolean => date.value.length > 10;
