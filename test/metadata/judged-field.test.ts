import { describe, expect, it } from 'vitest';
import { readContact } from '../../src/metadata/judged-field.ts';
import type { JudgedBlock } from '../../src/model/block.ts';

function supplement(text: string): JudgedBlock {
  const block = { index: 0, text, kind: 'paragraph' as const, level: 0, width: text.length, linkShare: 0 };
  return { block, fate: 'supplement', step: 'test', rule: 'test', reason: 'test' };
}

describe('the contact for the media', () => {
  it('ends where the text about the house begins', () => {
    const lines = [
      'Media contact',
      'Ada Lind, press@skarholm.example',
      'About the Harbour Board',
      'It runs forty quays.',
    ];
    expect(readContact(lines.map(supplement))).toBe('Media contact\nAda Lind, press@skarholm.example');
  });
});
