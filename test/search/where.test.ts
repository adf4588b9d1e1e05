import { describe, expect, it } from 'vitest';
import type { FrontMatter } from '../../src/model/front-matter.ts';
import { predicateOf } from '../../src/search/where/expression.ts';
import { parseExpression } from '../../src/search/where/parse.ts';

const ENTRY: FrontMatter = {
  title: 'Neuer Hafen eröffnet',
  date: '2021-12-18T17:10',
  section: ['Presse', 'Häfen'],
  lang: 'de',
  words: 512,
  revision: 1,
  warnings: [],
};

describe('conditions on the front matter', () => {
  it.each([
    ['words > 500', true],
    ['words > 500 and lang = de', true],
    ['words < 500 or lang = DE', true],
    ['not words > 500', false],
    ['!(words > 500)', false],
    ['words >= 512 && words <= 512 || publisher', true],
    ['title ~ hafen', true],
    ['title ~ "ERÖFFNET"', true],
    ["title !~ 'Hafen'", false],
    ['title = "neuer hafen eröffnet"', true],
    ['section = häfen', true],
    ['section != Häfen', false],
    ['section ~ press', true],
    ['date = 2021', true],
    ['date <= 2021', true],
    ['date > 2021', false],
    ['date >= 2021-12-18 and date < 2021-12-19', true],
    ['publisher', false],
    ['publisher = x', false],
    ['publisher != x', true],
    ['warnings', false],
    ['title', true],
    ['not not title', true],
    ['lang = en or lang = de and words > 1000', false],
    ['(lang = en or lang = de) and words > 100', true],
    ['title = "a \\"b\\""', false],
    ['words ~ 51', true],
    ['words != 3', true],
  ])('%s: %s', (source, holds) => {
    expect(predicateOf(parseExpression(source))(ENTRY)).toBe(holds);
  });

  it.each([
    ['', 'character 1: expected a field such as words or title'],
    ['words >', 'character 8: expected a value after ">"'],
    ['words > many', 'character 9: "words" is a number, so give a number: words > ▸many'],
    ['wrods > 5', 'character 1: there is no field "wrods": ▸wrods > 5'],
    ['words > 5 lang = en', 'character 11: expected "and", "or" or the end'],
    ['(words > 5', 'character 11: expected ")"'],
    ['title ~ "open', 'character 9: this text is not closed'],
    ['title ; x', 'character 7: ";" means nothing here'],
    ['constructor = 1', 'character 1: there is no field "constructor"'],
    [`${'('.repeat(60)}title${')'.repeat(60)}`, 'character 52: nested deeper than 50'],
    [`title = ${'x'.repeat(10_000)}`, 'longer than 10000 characters'],
  ])('%s is refused, with the place', (source, message) => {
    expect(() => parseExpression(source)).toThrow(message);
  });
});
