import { cutsFrom, type FileLines, type SplitRule } from './cut.ts';
import { nexisHead } from './database-head.ts';

/** "1 of 10 DOCUMENTS", "Document 3 of 10", "3 of 10": the head that news databases put before each article. */
const NUMBERED =
  /^\s*(?:document\s+)?(\d{1,6})\s+(?:of|von|de|di|sur)\s+(\d{1,6})(?:\s+(?:documents?|dokumenten?|documentos?|articles?|results?))?\s*$/i;

interface Head {
  readonly line: number;
  readonly number: number;
  readonly count: number;
}

function heads(lines: FileLines): Head[] {
  return lines
    .where((text) => text.length < 200 && NUMBERED.test(text))
    .map((line) => {
      const match = NUMBERED.exec(lines.text(line));
      return { line, number: Number(match?.[1]), count: Number(match?.[2]) };
    });
}

/** Articles that are numbered "n of m". The number said is checked against the number found. */
export const numbered: SplitRule = (lines, _, part) => {
  const all = heads(lines);
  const count = all[0]?.count;
  if (count === undefined || (all[0]?.number !== 1 && !part)) return undefined;
  // Page counters inside an article say another total, or begin anew.
  const real: Head[] = [];
  for (const head of all) if (head.count === count && head.number > (real.at(-1)?.number ?? 0)) real.push(head);
  const word = /[a-z]/i.test(lines.text(real[0]?.line ?? 0).replaceAll(/\bof\b/gi, ''));
  if (!word && (real.length < 2 || all[0]?.number !== 1)) return undefined;
  const warnings = part || real.length === count ? [] : [`the file says ${count} documents, ${real.length} were found`];
  const starts = real.map((head) => head.line);
  const cuts = cutsFrom(lines, starts, true).map((cut, i) => {
    return { ...cut, fields: nexisHead(lines, (starts[i] ?? 0) + 1, starts[i + 1] ?? lines.count) };
  });
  return { rule: 'numbered', cuts, warnings, headed: true };
};
