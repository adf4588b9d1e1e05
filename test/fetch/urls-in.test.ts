import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { urlsIn } from '../../src/fetch/urls-in.ts';

describe('urlsIn', () => {
  it.each([
    ['https://a.example/x\nhttp://b.example/y', ['https://a.example/x', 'http://b.example/y']],
    [
      'See https://a.example/x. Or (https://a.example/y), then "https://a.example/z"!',
      ['https://a.example/x', 'https://a.example/y', 'https://a.example/z'],
    ],
    [
      '[release](https://a.example/a_(b)) and <https://a.example/c>',
      ['https://a.example/a_(b)', 'https://a.example/c'],
    ],
    ['https://a.example/x, https://a.example/x', ['https://a.example/x']],
    [
      '请看https://a.example/公报/1。另见（https://a.example/2）。',
      ['https://a.example/公报/1', 'https://a.example/2'],
    ],
    ['| https://a.example/1 | 2021 |', ['https://a.example/1']],
    ['HTTPS://A.example/1?a=1&b=2#c', ['HTTPS://A.example/1?a=1&b=2#c']],
    ['ftp://a.example mailto:x@a.example www.a.example https:// http://[', []],
    ['', []],
  ])('%j', (text, urls) => {
    expect(urlsIn(text)).toEqual(urls);
  });

  it('is done with hostile text in time', () => {
    for (const part of [').', '..x', 'https://', ']', 'http://a.b/((('])
      expect(urlsIn(`https://a.example/${part.repeat(500_000)}`).length).toBeLessThan(500_000);
  });

  it('gives only what can be parsed, from any text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constant('https://'), fc.webUrl(), fc.string(), fc.constantFrom(')', ']', '.', ' '))),
        (parts) => {
          for (const url of urlsIn(parts.join(''))) expect(URL.canParse(url)).toBe(true);
        },
      ),
    );
  });
});
