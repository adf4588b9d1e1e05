import { describe, expect, it } from 'vitest';
import { caseOrbit } from '../../../src/search/pattern/case-fold.ts';

const orbit = (text: string): string =>
  String.fromCodePoint(...caseOrbit(text.codePointAt(0) ?? 0).toSorted((a, b) => a - b));

describe('the cases of a character', () => {
  it.each([
    ['a', 'Aa'],
    ['s', 'Ssſ'],
    ['k', 'Kk\u212a'],
    ['Å', 'Åå\u212b'],
    ['ß', 'ßẞ'],
    ['ς', 'Σςσ'],
    ['θ', 'Θθϑϴ'],
    ['ﬅ', 'ﬅﬆ'],
    ['𐐀', '𐐀𐐨'],
    ['Ğ', 'Ğğ'],
    ['İ', 'İ'],
    ['ı', 'ı'],
    ['制', '制'],
    ['7', '7'],
  ])('%s: %s', (text, cases) => {
    expect(orbit(text)).toBe(cases);
  });

  it('are the same for each of them, and those of the engine', () => {
    for (let code = 0; code < 0x1f000; code++) {
      const found = caseOrbit(code);
      expect(found).toContain(code);
      if (found.length === 1) continue;
      const pattern = new RegExp(`^\\u{${code.toString(16)}}$`, 'iu');
      for (const other of found) {
        expect(pattern.test(String.fromCodePoint(other))).toBe(true);
        expect(caseOrbit(other)).toBe(found);
      }
    }
  });
});
