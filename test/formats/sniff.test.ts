import { describe, expect, it } from 'vitest';
import { sniffFormat } from '../../src/formats/sniff.ts';

describe('sniffFormat', () => {
  it.each([
    ['html', '<!DOCTYPE html><title>x</title>'],
    ['html', '\ufeff\n<!-- saved -->\n<html lang="en">'],
    ['html', '<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html>'],
    ['html', '<div><p>One</p><p>Two</p></div>'],
    ['text', 'A title\n\nA text with a <b>leftover</b> tag and 3 < 4.'],
    ['text', '---\ntitle: x\n---\nText'],
    ['text', 'Mail <ada@harbours.example> or <bo@harbours.example>.'],
    ['text', ''],
    ['xml', '<?xml version="1.0"?><rss><channel/></rss>'],
    ['xml', '<feed xmlns="x">'],
    ['json', '{"title": "x"}\n{"title": "y"}\n'],
    ['json', '[{"a": 1}]'],
    ['text', '["quoted" words] begin this text'],
  ])('tells %s', (format, text) => {
    expect(sniffFormat(text)).toBe(format);
  });

  it('takes many tags without a frame for HTML, a few for leftovers', () => {
    expect(sniffFormat('Title\n<p>A paragraph of the text.</p>\n'.repeat(20))).toBe('html');
    expect(sniffFormat(`${'A long paragraph of text that goes on and on. '.repeat(20)}<br>\n`.repeat(5))).toBe('text');
  });
});
