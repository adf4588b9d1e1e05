import { cutsFrom, type SplitRule } from './cut.ts';

/** The line that opens each message of a mailbox: "From name@host Tue Nov 24 02:38:45 2026". */
const FROM = /^From \S+@\S+\s+(?:\w{3},?\s+){1,2}\d/;

/** Messages of a mailbox file; their header lines are read as fields. */
export const mailbox: SplitRule = (lines) => {
  if (!FROM.test(lines.text(0))) return undefined;
  const starts = lines.where((text, i) => FROM.test(text) && lines.text(i - 1).trim() === '');
  return { rule: 'mailbox', cuts: cutsFrom(lines, starts, true), warnings: [], headed: true };
};
