import { dayPart, type DateCandidate } from './published/candidate.ts';
import type { StatedDate } from '../model/date.ts';

/** Evidence at least this strong speaks for itself. */
const STRONG = 78;

/** A warning for each other day that strong evidence names as the day of publication. */
export function dateConflicts(chosen: StatedDate | undefined, candidates: readonly DateCandidate[]): readonly string[] {
  if (chosen === undefined) return [];
  const day = chosen.value.slice(0, 10);
  const others = new Map<string, DateCandidate>();
  for (const one of candidates)
    if (
      one.role === 'published' &&
      one.score >= STRONG &&
      dayPart(one.date) !== day &&
      !others.has(dayPart(one.date)) &&
      !isSameInstant(one.date.value, chosen.value)
    )
      others.set(dayPart(one.date), one);
  return [...others.values()]
    .slice(0, 3)
    .map((one) => `the date is ${day} by ${chosen.source}, but ${dayPart(one.date)} by ${one.evidence}`);
}

/** 22:30 in London and 0:30 of the next day in Athens; seconds may be cut on either side. */
function isSameInstant(one: string, other: string): boolean {
  const zoned = /(?:Z|[+-]\d\d:\d\d)$/;
  if (!zoned.test(one) || !zoned.test(other)) return false;
  return Math.abs(Date.parse(one) - Date.parse(other)) < 120_000;
}
