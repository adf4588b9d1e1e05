import { describe, expect, it } from 'vitest';
import { recalled } from '../../src/document/recall.ts';

describe('recalled', () => {
  it('asks once about a short text, and each time about a long one', () => {
    const asked: string[] = [];
    const length = recalled((text) => {
      asked.push(text);
      return text === 'none' ? undefined : text.length;
    });
    const long = 'word '.repeat(50);
    expect(['Print', 'none', long, 'Print', 'none', long].map(length)).toEqual([5, undefined, 250, 5, undefined, 250]);
    expect(asked).toEqual(['Print', 'none', long, long]);
  });

  it('forgets rather than grow, and answers the same', () => {
    const twice = recalled((text) => `${text}${text}`);
    for (let i = 0; i < 20_000; i++) expect(twice(`line ${i}`)).toBe(`line ${i}line ${i}`);
    expect(twice('line 1')).toBe('line 1line 1');
  });

  it('tells texts with halves of characters apart', () => {
    const codes = recalled((text) => text.charCodeAt(0));
    expect([codes('\ud800'), codes('\ud801'), codes('\ufffd')]).toEqual([0xd800, 0xd801, 0xfffd]);
  });
});
