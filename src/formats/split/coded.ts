import { codeOf, readCodes } from '../coded-field.ts';
import { cutsFrom, type SplitRule } from './cut.ts';

/** Codes of the headline and of what may stand above it. */
const OPENING = new Set(['CLM', 'HD', 'SE']);
/** Codes of the text itself. */
const TEXT = new Set(['LP', 'TD']);

/** Records of Factiva's field format without the accession number that closes each: a headline behind a text begins the next. */
export const coded: SplitRule = (lines, text) => {
  const starts: number[] = [];
  let hasText = true;
  for (let line = 0; line < lines.count; line++) {
    const code = codeOf(lines.text(line)) ?? '';
    if (TEXT.has(code)) hasText = true;
    else if (OPENING.has(code) && hasText) {
      starts.push(line);
      hasText = false;
    }
  }
  if (starts.length < 2 || !lines.emptyBefore(starts[0] ?? 0)) return undefined;
  const cuts = cutsFrom(lines, starts, false);
  const whole = cuts.every(({ from, to }) => readCodes(text.slice(from, to)) !== undefined);
  return whole ? { rule: 'coded', cuts, warnings: [] } : undefined;
};
