import type { Explanation } from '../../pipeline/explain.ts';
import { shownFate } from './fate.ts';

/** The line that `explain --json` prints for each release. */
export function explanationJson({ file, reading, coverage, warnings, refusal }: Explanation): Record<string, unknown> {
  return {
    file,
    ...(reading.member === undefined ? {} : { member: reading.member }),
    rejected: reading.rejected ?? null,
    message: refusal ?? null,
    candidates: reading.candidates,
    coverage,
    blocks: reading.judged.map((one) => ({
      index: one.block.index,
      kind: one.block.kind,
      fate: shownFate(one),
      field: one.field ?? null,
      step: one.step,
      rule: one.rule,
      reason: one.reason,
      text: one.block.text,
    })),
    warnings,
  };
}
