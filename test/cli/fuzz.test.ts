import { describe, expect, it } from 'vitest';
import { fuzz } from '../bench/fuzz.ts';

describe('mutated dumps', () => {
  it('neither crash nor hang nor write outside the archive', () => {
    expect(fuzz(250, 20)).toEqual([]);
  });
});
