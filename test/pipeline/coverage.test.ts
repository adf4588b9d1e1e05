import { describe, expect, it } from 'vitest';
import { parseText } from '../../src/document/text.ts';
import { coverageOf, coverageWarning } from '../../src/pipeline/coverage.ts';

const PARAGRAPH =
  'The Island Council agreed on Tuesday to widen the old canal between the two lakes, which barges have passed since 1871, and to leave the locks as they are. ';

describe('coverage', () => {
  it.each(['before-body', 'after-body', 'score', 'outside-span', 'outside-container'])(
    'counts prose that is left out as "%s" as unexplained, and warns of it',
    (rule) => {
      const { blocks } = parseText(`${PARAGRAPH.repeat(3)}\n\n${PARAGRAPH.repeat(4)}`);
      const judged = blocks.map((block, i) => ({
        block,
        step: 'span',
        reason: 'its place',
        ...(i === 0 ? { fate: 'boilerplate' as const, rule } : { fate: 'body' as const, rule: 'body' }),
      }));
      const coverage = coverageOf(judged);
      expect(coverage.unexplained).toBe(blocks[0]?.text.length);
      expect(coverageWarning(coverage)).toMatch(/^43 % of the prose/);
    },
  );

  it('does not count what a rule names', () => {
    const [block] = parseText(PARAGRAPH.repeat(3)).blocks;
    const judged = block
      ? [{ block, step: 'head', reason: 'it', fate: 'boilerplate' as const, rule: 'title-again' }]
      : [];
    expect(coverageWarning(coverageOf(judged))).toBeUndefined();
  });
});
