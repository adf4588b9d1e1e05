import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Holds, letterRuns, scanText, wordRuns } from '../../src/document/alphabet.ts';

/** Texts of words that come again, in scripts within and beyond the table, with signs and digits between. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'The',
        'the ',
        'Quay ',
        'ÉTÉ',
        'été ',
        'ΟΔΟΣ',
        'ПРИСТАНЬ ',
        'İzmir',
        '港口',
        'ท่าเรือ',
        '“',
        '—',
        ' ',
        '19',
        'b2',
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

describe('wordRuns and letterRuns', () => {
  it('give what the patterns give', () => {
    fc.assert(
      fc.property(text, (one) => {
        expect(wordRuns(one)).toEqual(one.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
        expect(letterRuns(one)).toEqual(one.toLowerCase().match(/\p{L}+/gu) ?? []);
      }),
      { numRuns: 3000 },
    );
  });

  it('read texts of any length', () => {
    expect(wordRuns('Quay '.repeat(20_000))).toHaveLength(20_000);
    expect(wordRuns('q'.repeat(200))).toEqual(['q'.repeat(200)]);
  });
});

describe('scanText', () => {
  it('tells what kinds of characters a text holds', () => {
    expect(scanText('Quay opened')?.holds).toBe(0);
    expect(scanText('3 quays: 5 %')?.holds).toBe(Holds.digit | Holds.colon | Holds.money);
    expect(scanText('“Quay”  – é')?.holds).toBe(Holds.typographic | Holds.blanks | Holds.foreign);
    expect(scanText('港口')).toBeUndefined();
  });
});
