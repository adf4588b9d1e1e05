import { CommuniqueError } from '../model/error.ts';
import { readFields } from './field-lines.ts';
import type { Member } from './member.ts';
import { coded } from './split/coded.ts';
import { type Division, FileLines, type SplitRule } from './split/cut.ts';
import { endMark } from './split/end-mark.ts';
import { factiva } from './split/factiva.ts';
import { fieldBlock } from './split/field-block.ts';
import { FRONT_MATTER_RULE, frontMatterBlock } from './split/front-matter-block.ts';
import { mailbox } from './split/mailbox.ts';
import { numbered } from './split/numbered.ts';
import { recurrence } from './split/recurrence.ts';
import { separator } from './split/separator.ts';
import { urlMark } from './split/url-mark.ts';

/** The releases of a file, and what was noticed. */
export interface SplitText {
  readonly members: readonly Member[];
  /** The rule that told the releases apart; `whole` for a file of one. */
  readonly rule: string;
  readonly warnings: readonly string[];
}

/** The surest rules first: a number or an address before each release proves more than a line of marks. */
const RULES: readonly SplitRule[] = [
  frontMatterBlock,
  numbered,
  factiva,
  coded,
  endMark,
  urlMark,
  mailbox,
  fieldBlock,
  separator,
  recurrence,
];

export type SplitMode = 'auto' | 'none' | RegExp;

/**
 * Splits a file of many releases; a file of one is one member. `mode` may be a pattern that separating lines match.
 * @param part the text is a part of a longer one, cut between releases
 */
export function splitText(text: string, mode: SplitMode = 'auto', part = false): SplitText {
  const clean = text.replace(/^\ufeff/, '');
  const division = divide(clean, mode, part);
  if (division === undefined) return whole(text);
  const members = division.cuts.flatMap((cut) => {
    const piece = clean.slice(cut.from, cut.to);
    return /[\p{L}\p{N}]/u.test(piece) ? [{ piece, cut }] : [];
  });
  return {
    members: members.map(({ piece, cut }, i) => {
      const { fields, text: body } =
        division.rule === FRONT_MATTER_RULE ? { fields: {}, text: piece } : readFields(piece);
      return { member: `#${i + 1}`, text: body, fields: { ...cut.fields, ...fields } };
    }),
    rule: division.rule,
    warnings: division.warnings,
  };
}

/** Where the last release of a text begins, with the line that opens it; undefined where the text has not several. */
export function lastRelease(text: string, mode: SplitMode): number | undefined {
  const division = divide(text, mode, true);
  const [last, before] = [division?.cuts.at(-1), division?.cuts.at(-2)];
  return before && (division?.headed === true ? before.to : last?.from);
}

function divide(text: string, mode: SplitMode, part: boolean): Division | undefined {
  if (mode === 'none') return undefined;
  const lines = new FileLines(text);
  return mode === 'auto' ? firstThatFits(lines, text, part) : byPattern(lines, text, mode, part);
}

function whole(text: string): SplitText {
  const { fields, text: body } = readFields(text);
  return { members: [{ text: body, fields }], rule: 'whole', warnings: [] };
}

function firstThatFits(lines: FileLines, text: string, part: boolean): Division | undefined {
  for (const rule of RULES) {
    const division = rule(lines, text, part);
    if (division !== undefined) return division;
  }
  return undefined;
}

/**
 * The user's own separator: a line that matches is no part of any release. A file without one is one release, unless it
 * looks like several: then the separator is wrong.
 */
function byPattern(lines: FileLines, text: string, pattern: RegExp, part: boolean): Division | undefined {
  const stateless = new RegExp(pattern.source, pattern.flags.replaceAll(/[gy]/g, ''));
  const cuts: { from: number; to: number }[] = [];
  let from = 0;
  for (const line of lines.where((one) => one.length <= 2000 && stateless.test(one))) {
    cuts.push({ from, to: lines.at(line) });
    from = lines.at(line + 1);
  }
  if (cuts.length === 0) {
    if (part || firstThatFits(lines, text, part) === undefined) return undefined;
    const message = `no line matches the separator /${pattern.source}/, though it looks like several releases; correct it, or leave --split out`;
    throw new CommuniqueError('bad-input', message);
  }
  cuts.push({ from, to: text.length });
  return { rule: 'pattern', cuts, warnings: [] };
}
