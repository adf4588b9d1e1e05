import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { LineHash } from '../../src/extract/line-hash.ts';
import { maskLine } from '../../src/extract/repetition.ts';

const line = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'Contact ',
        'US',
        ' ',
        '  ',
        '\t',
        '#',
        '@',
        '12',
        '2019',
        '-',
        '/',
        '.',
        'May ',
        '*',
        'é',
        '(',
        ')',
      ),
      fc.string({ maxLength: 3 }),
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''));

it('hashes a line as its masked text', () => {
  const [plain, masked] = [new LineHash(), new LineHash()];
  let read = 0;
  fc.assert(
    fc.property(line, (one) => {
      const says = plain.read(one, 1, 2);
      if (says === undefined) return;
      read++;
      expect(says).toBe(masked.readMasked(maskLine(one), 1, 2));
      expect([plain.one, plain.two]).toEqual([masked.one, masked.two]);
    }),
    { numRuns: 5000 },
  );
  expect(read).toBeGreaterThan(1000);
});

it('leaves dates and other scripts to the mask', () => {
  const hash = new LineHash();
  expect(hash.read('Updated: March 3, 2021', 1, 2)).toBeUndefined();
  expect(hash.read('Café', 1, 2)).toBeUndefined();
  expect(hash.read('— * —'.replaceAll('—', '-'), 1, 2)).toBe(false);
});
