import { describe, expect, it } from 'vitest';
import { Matcher } from '../../src/search/matcher.ts';
import { compilePattern } from '../../src/search/pattern/compile.ts';
import { TimedMatcher } from '../../src/search/timed-matcher.ts';

const timed = (pattern: string): TimedMatcher => new TimedMatcher(new Matcher(compilePattern({ patterns: [pattern] })));

describe('the matcher for risky patterns', () => {
  it('gives what the plain one gives', () => {
    const bytes = Buffer.from('aaa\nbab\nccc\n');
    expect(timed('(a+)+').lines(bytes)).toEqual([
      { start: 0, end: 4 },
      { start: 4, end: 8 },
    ]);
    expect(timed('(a+)+').spans(bytes, { start: 4, end: 8 })).toEqual([{ start: 1, end: 2 }]);
  });

  it('stops in bounded time with a line that helps', () => {
    const started = Date.now();
    expect(() => timed('(a+)+$').lines(Buffer.from(`${'a'.repeat(40)}!`))).toThrow(/takes too long; install ripgrep/);
    expect(Date.now() - started).toBeLessThan(15_000);
  });
});

describe('risk', () => {
  it.each(['(a+)+$', '(a|aa)*b', '(\\w+\\s?)+\\.', '.*a.*b.*c.*d', '(?:x+x+)+y'])('%s is risky', (pattern) => {
    expect(compilePattern({ patterns: [pattern] }).risky).toBe(true);
  });

  it.each(['abc', 'a.*b', '\\b\\w+ing\\b', '(foo|bar) baz', '[^a]{3,9}x', '(ab){2}'])('%s is not', (pattern) => {
    expect(compilePattern({ patterns: [pattern] }).risky).toBe(false);
  });
});
