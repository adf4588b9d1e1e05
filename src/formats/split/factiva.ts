import type { Cut, SplitRule } from './cut.ts';
import { factivaHead } from './database-head.ts';

/** The accession number that closes each article of a Factiva export, in the field format behind its code. */
const CLOSING =
  /^\s*(?:AN\s+)?Document\s+(?:[A-Z]{2,12}[A-Z0-9]{0,4}\d{6,}[a-z0-9]{6,20}|[A-Z]{4,}[A-Z0-9]*\d{4,}\w*)\s*$/;

/** Articles that end with "Document ABCD0000…" or "AN   Document ABCD0000…". */
export const factiva: SplitRule = (lines, text) => {
  const cuts: Cut[] = [];
  let from = 0;
  let first = 0;
  for (const line of lines.where((one) => one.length <= 80 && CLOSING.test(one))) {
    cuts.push({ from, to: lines.at(line), fields: factivaHead(lines, first, line) });
    first = line + 1;
    from = lines.at(first);
  }
  if (cuts.length === 0) return undefined;
  if (text.slice(from).trim().length > 400) cuts.push({ from, to: text.length });
  return { rule: 'factiva', cuts, warnings: [] };
};
