import { describe, expect, it } from 'vitest';
import { batchSummaryLine } from '../../src/cli/batch-summary.ts';
import { duration, progressLine } from '../../src/cli/progress.ts';

const NONE = { new: 0, unchanged: 0, revised: 0, duplicate: 0, edited: 0, 'not-article': 0, failed: 0 };

describe('the summary of a batch', () => {
  it('names what there was, in a fixed order', () => {
    const counts = { ...NONE, new: 79, unchanged: 2, failed: 1 };
    expect(batchSummaryLine({ counts, resumed: 0, interrupted: false }, 3.14)).toBe(
      '82 releases: 79 new, 2 unchanged, 1 failed in 3.1 s',
    );
  });

  it('tells what an earlier run had done and that this one was interrupted', () => {
    const counts = { ...NONE, new: 1 };
    expect(batchSummaryLine({ counts, resumed: 1, interrupted: true }, 0)).toBe(
      '1 release: 1 new (1 done in an earlier run) in 0.0 s; interrupted, run again to go on',
    );
  });
});

describe('the progress line', () => {
  it('shows the share done, the rate and the time left', () => {
    expect(progressLine(50, 100, 5)).toBe('[############------------] 50/100 · 10/s · 5 s left');
    expect(progressLine(50, undefined, 100)).toBe('50 · 0.5/s');
  });

  it.each([
    [8, '8 s'],
    [200, '3 min 20 s'],
    [3900, '1 h 5 min'],
  ])('%d seconds are %s', (seconds, expected) => {
    expect(duration(seconds)).toBe(expected);
  });
});
