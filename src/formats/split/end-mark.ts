import type { Cut, SplitRule } from './cut.ts';
import { nexisHead } from './database-head.ts';

/** The line that closes each article of a newer Nexis export. */
const END = /^\s*End of Document\s*$/i;

/** Articles that end with "End of Document". */
export const endMark: SplitRule = (lines, text) => {
  const ends = lines.where((one) => one.length <= 60 && END.test(one));
  if (ends.length === 0) return undefined;
  const cuts: Cut[] = [];
  let from = 0;
  let first = 0;
  for (const line of ends) {
    cuts.push({ from, to: lines.at(line), fields: nexisHead(lines, first, line) });
    first = line + 1;
    from = lines.at(first);
  }
  if (text.slice(from).trim().length > 400) cuts.push({ from, to: text.length });
  return { rule: 'end mark', cuts, warnings: [] };
};
