import type { JudgedBlock } from '../model/block.ts';
import type { Candidate } from '../model/candidate.ts';
import type { StatedDate } from '../model/date.ts';
import type { Outcome, RejectionReason } from '../model/outcome.ts';
import type { Metadata } from '../model/release.ts';
import { bodyText } from './body-text.ts';
import { coverageOf, coverageWarning } from './coverage.ts';
import { keptWarning, rejectionMessage } from './rejection.ts';

/** All candidates of a field, best first. */
export type Candidates = Readonly<Record<string, readonly Candidate<string | StatedDate>[]>>;

/** A capture or one member of it, taken apart: what a release is made of, and what `explain` shows. */
export interface Reading {
  readonly member?: string;
  readonly judged: readonly JudgedBlock[];
  readonly metadata: Metadata;
  readonly candidates: Candidates;
  /** Set when it is no release. */
  readonly rejected?: RejectionReason;
  readonly warnings: readonly string[];
  /** Writes body and supplements; only releases are written. */
  markdown(): string;
  /** All of a text as body, for one that is kept though nothing of it reads as a release. */
  whole?(): { readonly markdown: string; readonly text: string };
}

/** What a reading comes to. @param keepAll what is no article is a release all the same, if it has any text */
export function outcomeOf(reading: Reading, name: string, keepAll = false): Outcome {
  const place = reading.member === undefined ? {} : { member: reading.member };
  const body = bodyText(reading.judged);
  const whole = keepAll && body.trim() === '' ? reading.whole?.() : undefined;
  const text = whole?.text ?? body;
  const kept = keepAll && text.trim() !== '';
  if (reading.rejected !== undefined && !kept) {
    const full = reading.member === undefined ? name : `${name} ${reading.member}`;
    return { kind: 'rejected', ...place, reason: reading.rejected, message: rejectionMessage(full, reading.rejected) };
  }
  const doubts = [
    ...(reading.rejected === undefined ? [] : [keptWarning(reading.rejected)]),
    ...[coverageWarning(coverageOf(reading.judged))].filter((doubt) => doubt !== undefined),
  ];
  return {
    kind: 'release',
    ...place,
    // a copy: texts cut from the page would keep all of it in memory for as long as the release lives
    release: structuredClone({
      ...reading.metadata,
      markdown: whole?.markdown ?? reading.markdown(),
      text,
      warnings: [...reading.warnings, ...doubts],
    }),
  };
}
