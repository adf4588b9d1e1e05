import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blocksToMarkdown } from '../../src/markdown/judged.ts';
import type { BlockKind, Fate, JudgedBlock } from '../../src/model/block.ts';
import { comparable, renderedText } from './round-trip.ts';

function judged(kind: BlockKind, text: string, fate: Fate = 'body', level = 0): JudgedBlock {
  const block = { index: 0, text, kind, level, width: text.length, linkShare: 0 };
  return { block, fate, step: 'test', rule: 'test', reason: 'test' };
}

describe('blocksToMarkdown', () => {
  it('writes rows that follow each other as a table, and escapes its bars', () => {
    const row = (cells: readonly string[]): JudgedBlock => {
      const one = judged('paragraph', cells.join(' '));
      return { ...one, block: { ...one.block, cells } };
    };
    const blocks = [
      row(['Pier', 'm']),
      row(['East | West', '4']),
      judged('paragraph', 'Text.'),
      row(['a', 'b', '']),
      row(['x', 'y']),
    ];
    expect(blocksToMarkdown(blocks)).toBe(
      '| Pier | m |\n| --- | --- |\n| East \\| West | 4 |\n\nText.\n\n| a | b |  |\n| --- | --- | --- |\n\n| x | y |\n| --- | --- |\n',
    );
  });

  it('writes body and supplements, nothing else', () => {
    const blocks = [
      judged('paragraph', 'Home > News', 'boilerplate'),
      judged('heading', 'Title', 'metadata', 1),
      judged('heading', 'On C#', 'body', 2),
      judged('paragraph', '1. April *was* a <day>'),
      judged('item', '• one'),
      judged('item', '- two'),
      judged('item', '1. first'),
      judged('item', '2. second'),
      judged('item', '5. fifth'),
      judged('item', '(a) lettered'),
      judged('quote', 'said'),
      judged('code', 'a ``` b'),
      judged('rule', '* * *'),
      judged('caption', 'Photo: X', 'supplement'),
    ];
    expect(blocksToMarkdown(blocks)).toBe(
      [
        '## On C\\#',
        '1\\. April \\*was\\* a \\<day>',
        '- one\n- two',
        '1. first\n2. second',
        '5\\. fifth',
        '(a) lettered',
        '> said',
        '````\na ``` b\n````',
        '---',
        'Photo: X\n',
      ].join('\n\n'),
    );
  });

  it('is empty when nothing is kept', () => {
    expect(blocksToMarkdown([judged('paragraph', 'x', 'boilerplate')])).toBe('');
  });

  it('reads back as the text, whatever the text is', () => {
    const text = fc
      .string({
        unit: fc.constantFrom(...'ab1 .)(-+*_~`#>=|[]!:<&;\\/@^é王。“'.split('')),
        minLength: 1,
        maxLength: 30,
      })
      .filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (texts) => {
        const markdown = blocksToMarkdown(texts.map((text) => judged('paragraph', text)));
        expect(renderedText(markdown)).toBe(comparable(texts.join('')));
      }),
      { numRuns: 2000 },
    );
  });
});
