import type { Candidate } from '../../model/candidate.ts';
import type { StatedDate } from '../../model/date.ts';
import type { Explanation } from '../../pipeline/explain.ts';
import { safeLine } from '../terminal.ts';
import { LOOKS, shownFate, type ShownFate } from './fate.ts';

const MAX_CANDIDATES = 8;

export interface TerminalOptions {
  readonly color: boolean;
  /** Columns of a line. */
  readonly width: number;
}

/** For people: candidates with their evidence, every block with its fate and why, and the figures. */
export function explanationText(explanation: Explanation, options: TerminalOptions): string {
  const { reading, file, refusal, warnings } = explanation;
  const lines = [safeLine(reading.member === undefined ? file : `${file} ${reading.member}`)];
  if (refusal !== undefined) lines.push(safeLine(`no release: ${refusal}`));
  for (const [field, candidates] of Object.entries(reading.candidates))
    lines.push('', ...candidateLines(field, candidates));
  lines.push('', ...blockLines(explanation, options), '', coverageLine(explanation));
  for (const warning of warnings) lines.push(safeLine(`warning: ${warning}`));
  return `${lines.join('\n')}\n`;
}

/** The winner is the first. */
function candidateLines(field: string, candidates: readonly Candidate<string | StatedDate>[]): readonly string[] {
  if (candidates.length === 0) return [`${field}: none found`];
  const shown = candidates.slice(0, MAX_CANDIDATES).map(({ value, evidence, raw, score }, index) => {
    const text = typeof value === 'string' ? value : value.value;
    const stated = raw.trim() === text ? '' : `  "${raw.trim()}"`;
    return safeLine(`  ${index === 0 ? '>' : ' '} ${score.toFixed(1).padStart(6)}  ${text}  [${evidence}]${stated}`);
  });
  const more = candidates.length - shown.length;
  return [`${field}:`, ...shown, ...(more > 0 ? [`    and ${more} more`] : [])];
}

function blockLines({ reading }: Explanation, { color, width }: TerminalOptions): readonly string[] {
  const rules = reading.judged.map(({ step, rule, field }) =>
    field === undefined ? `${step}/${rule}` : `${step}/${rule} ${field}`,
  );
  const column = Math.min(28, Math.max(0, ...rules.map((rule) => rule.length)));
  return reading.judged.map((one, index) => {
    const fate = shownFate(one);
    const head = `${LOOKS[fate].sign} ${safeLine(rules[index] ?? '')
      .slice(0, column)
      .padEnd(column)}  `;
    return paint(head + clip(safeLine(one.block.text), Math.max(20, width - head.length)), fate, color);
  });
}

function clip(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, width - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

const paint = (line: string, fate: ShownFate, color: boolean): string =>
  color ? `\u001b[${LOOKS[fate].color}m${line}\u001b[0m` : line;

/** Characters by what became of them. */
export function coverageLine({ coverage }: Explanation): string {
  const { kept, metadata, removed, unexplained } = coverage;
  const total = Math.max(1, kept + metadata + removed + unexplained);
  const share = (count: number): string => `${count} (${Math.round((100 * count) / total)} %)`;
  return `characters: kept ${share(kept)}, metadata ${share(metadata)}, left out ${share(removed)}, left out unexplained ${share(unexplained)}`;
}
