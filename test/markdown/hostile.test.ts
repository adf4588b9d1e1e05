import { describe, expect, it } from 'vitest';
import { htmlToMarkdown } from '../../src/markdown/html.ts';
import { parseBody } from './round-trip.ts';
import { stopwatch } from '../stopwatch.ts';

const BASE = 'https://example.org/';
const MEGA = 1_000_000;
const md = (html: string): string => htmlToMarkdown(parseBody(html), { base: BASE });

/** Text of this size takes well under a second; one quadratic step over it would take minutes. */
const SIZE = 400_000;
const TIME = 8_000;

describe('hostile pages', () => {
  it.each([
    'div',
    'b',
    'blockquote',
    'ul><li',
    'ol',
    'a href=x><div',
    'table><tr><td',
    'sup',
    'dl><dd',
    'h2><div',
    'x-y',
  ])('keep their text under 100,000 nested <%s>', (tag) => {
    const nested = md(`${`<${tag}>`.repeat(tag === 'table><tr><td' ? 20_000 : 100_000)}deep text<p>more`);
    expect(nested).toContain('deep text');
    expect(nested).toContain('more');
    expect(nested.length).toBeLessThan(10_000);
  });

  it('bound what a cell may span', () => {
    expect(md('<table><tr><td rowspan=1000000>a<td colspan=1000000>b<tr><td>c</table>')).toBe(
      '| | |\n| --- | --- |\n| a | b |\n| | c |\n',
    );
    const wide = `<table><tr>${'<td colspan=1000 rowspan=65534>x'.repeat(500)}${'<tr><td>y'.repeat(2000)}</table>`;
    expect(md(wide).length).toBeLessThan(20 * wide.length);
    const sparse = `<table><tr>${'<td>x'.repeat(3000)}${'<tr><td>y'.repeat(3000)}</table>`;
    expect(md(sparse).length).toBeLessThan(20 * sparse.length);
  });

  it('neutralise links that run, in any spelling', () => {
    const links = [
      'javascript:alert(1)',
      ' JaVaScRiPt:alert(1)',
      'java\tscript:alert(1)',
      '\u0001javascript:x',
      'vbscript:x',
      'data:text/html,x',
      'blob:x',
      'file:///etc/passwd',
      'about:x',
    ];
    expect(md(links.map((href) => `<p><a href="${href}">t</a>`).join(''))).toBe(
      `${links.map(() => 't').join('\n\n')}\n`,
    );
    expect(md('<p><img src="javascript:alert(1)" alt="t">')).toBe('![t]()\n');
  });

  it('leave out the bytes of a picture of 10 MB', () => {
    expect(md(`<p>a<img alt="chart" src="data:image/png;base64,${'A'.repeat(10 * MEGA)}">`)).toBe('a![chart]()\n');
  });

  it('read text of 50 MB and an element of a million attributes', () => {
    expect(md(`<p>${'word '.repeat(10 * MEGA)}`).length).toBe(50 * MEGA);
    expect(md(`<p ${Array.from({ length: MEGA }, (_, at) => `a${at}`).join(' ')}>x`)).toBe('x\n');
  });

  it('take entities, NULs and unclosed everything', () => {
    expect(md('<p>a\u0000b&#0;c&amp;amp;&nbsp;d<b>e<i>f<table><tr><td>g<a href=x>h<ul><li>i<h2>j')).toContain('j');
  });

  it.each<readonly [string, (size: number) => string]>([
    ['tables', (size) => '<table><tr><th>a<th>b<tr><td>1<td>2</table>'.repeat(size / 100)],
    ['breaks', (size) => 'a<br>'.repeat(size / 10)],
    ['double breaks', (size) => 'a<br><br>'.repeat(size / 10)],
    ['asterisks', (size) => '*'.repeat(size)],
    ['brackets', (size) => '['.repeat(size)],
    ['closed brackets', (size) => '[]('.repeat(size / 10)],
    ['backticks', (size) => `<code>${'` `` '.repeat(size / 10)}</code>`],
    ['bare links', (size) => 'www.www.http://'.repeat(size / 10)],
    ['bold words', (size) => '<b>a</b>.<i>b</i>!'.repeat(size / 20)],
    ['punctuation in bold', (size) => `x<b>${'!'.repeat(size)}</b>x`],
    ['links', (size) => '<a href="/a">a</a> '.repeat(size / 20)],
    ['one link around all', (size) => `<a href="/a">${'<p>a'.repeat(size / 20)}`],
    ['white space in code', (size) => `<pre>a${' '.repeat(size)}b${' \n'.repeat(size)}c</pre>`],
    ['hashes', (size) => `<h2>a ${'#'.repeat(size)}`],
    ['lists', (size) => '<ul><li>a</ul>'.repeat(size / 20)],
    [
      'footnotes',
      (size) =>
        Array.from(
          { length: size / 100 },
          (_, at) => `<p><a id=r${at} href=#fn${at}>${at % 10}</a><p id=fn${at}>n <a href=#r${at}>^</a>`,
        ).join(''),
    ],
    ['entities', (size) => '&amp;amp;&lt;b'.repeat(size / 10)],
  ])('take no quadratic time: %s', (_, make) => {
    const body = parseBody(make(SIZE));
    const elapsed = stopwatch();
    expect(htmlToMarkdown(body, { base: BASE })).not.toBe('');
    expect(elapsed()).toBeLessThan(TIME);
  });
});
