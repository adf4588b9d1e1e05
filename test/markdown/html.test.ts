import { describe, expect, it } from 'vitest';
import { descendants, isElement } from '../../src/document/html/node.ts';
import { htmlToMarkdown } from '../../src/markdown/html.ts';
import { parseBody } from './round-trip.ts';

const BASE = 'https://example.org/news/1.html';
const md = (html: string): string => htmlToMarkdown(parseBody(html), { base: BASE });

/** One case a line of the table: what it shows, HTML, Markdown. */
const CASES: readonly (readonly [name: string, html: string, markdown: string])[] = [
  [
    'paragraphs, bold and links',
    '<p>Hello <b>world </b>of <a href="/x">links</a>.</p>',
    'Hello **world** of [links](https://example.org/x).',
  ],
  ['a break in a heading', '<h2>A<br>B</h2>', '## A B'],
  ['bold in a heading says nothing', '<h3><strong>A</strong> b</h3>', '### A b'],
  ['a heading that was never closed', '<h2><div>Head<ul><li>a</ul><p>b</p></div>', 'Head\n\n- a\n\nb'],
  ['a hash at the end of a heading', '<h1>In C#</h1>', '# In C\\#'],
  [
    'links around blocks go inside',
    '<a href="u"><h3>T</h3><p>x</p></a>',
    '### [T](https://example.org/news/u)\n\n[x](https://example.org/news/u)',
  ],
  ['two breaks are a paragraph', 'a<br><br>b<br>c<br>', 'a\n\nb\\\nc'],
  ['bold that CommonMark would not close', '<p><b>外交部：</b>王毅说</p>', '**外交部**：王毅说'],
  ['bold in quotation marks inside a word', '<p>a<b>"q"</b>b</p>', 'a"**q**"b'],
  ['marks that coincide', '<p><b><i>x</i></b> y</p>', '***x*** y'],
  ['marks that touch at one end', '<p>a <b>b <i>c</i></b></p>', 'a **b c**'],
  ['nested doubled marks', '<p><b>a <strong>b</strong></b><b> c</b></p>', '**a b c**'],
  ['nothing bold', '<p>a<b> </b>b<i></i></p>', 'a b'],
  ['empty links vanish', '<p>a <a href="/x"></a><a href="/y"> </a>b</p>', 'a b'],
  [
    'a linked image',
    '<a href="/x"><img src="i.png" alt="A [1]"></a>',
    '[![A [1]](https://example.org/news/i.png)](https://example.org/x)',
  ],
  [
    'scripts and data behind links',
    '<p><a href="java\nscript:alert(1)">a</a> <a href="data:text/html,x">b</a></p>',
    'a b',
  ],
  ['mail and telephone', '<p><a href="mailto:a@b.c">a</a> <a href="tel:+1">b</a></p>', '[a](mailto:a@b.c) [b](tel:+1)'],
  [
    'tracking parameters stay',
    '<a href="https://x.y/?utm_source=a&amp;b=(c">z</a>',
    '[z](https://x.y/?utm_source=a&b=%28c)',
  ],
  ['a picture without an address', '<p>a <img src="data:image/gif;base64,R0" alt="chart"> b</p>', 'a ![chart]() b'],
  ['a late picture', '<img src="data:image/gif;base64,R0" data-src="/a b.jpg">', '![](https://example.org/a%20b.jpg)'],
  [
    'the largest picture of a set',
    '<img srcset="/s.jpg 300w, /l.jpg 900w" alt="x">',
    '![x](https://example.org/l.jpg)',
  ],
  ['counting pixels', '<p>a<img src="/p.gif" width="1" height="1"></p>', 'a'],
  ['bullets drawn as pictures', '<p><img src="/puce.gif" width="8" height="11" alt="-">a</p>', 'a'],
  ['buttons by the name of the file', '<p><a href="/feed"><img src="/img/rss_16x16.gif" alt=""></a>a</p>', 'a'],
  ['a chart named like a button', '<img src="/img/market-share.png">', '![](https://example.org/img/market-share.png)'],
  [
    'small pictures that say something',
    '<p><img src="/i.gif" width="16" height="16" alt="PDF"></p>',
    '![PDF](https://example.org/i.gif)',
  ],
  [
    'figure and caption',
    '<figure><img src="/i.png" alt=""><figcaption>Cap</figcaption></figure>',
    '![](https://example.org/i.png)\n\nCap',
  ],
  ['nested lists', '<ul><li>a<ul><li>b<li>c</ul><li>d</ul>', '- a\n  - b\n  - c\n- d'],
  ['a list right inside a list', '<ul><li>a</li><ul><li>b</li></ul></ul>', '- a\n  - b'],
  ['numbers go on', '<ol start="3"><li>x<li>y</ol>', '3. x\n4. y'],
  ['two lists in a row', '<ul><li>a</ul><ul><li>b</ul>', '- a\n\n* b'],
  ['a date at the start of an item', '<ol><li>29. Juni</ol>', '1. 29\\. Juni'],
  ['a quote in an item', '<ul><li>a<blockquote>q<p>r</blockquote></ul>', '- a\n\n  > q\n  >\n  > r'],
  ['terms and definitions', '<dl><dt>T<dd>D<dd>E</dl>', '**T**\n\nD\n\nE'],
  ['a code block with fences in it', '<pre class="language-md">a\n  ```x\n</pre>', '````md\na\n  ```x\n````'],
  ['code spans', '<p><code>a`b</code> <code>`</code></p>', '``a`b`` `` ` ``'],
  [
    'a table',
    '<table><thead><tr><th>A<th>B<tbody><tr><td>1|2<td>x<br>y</table>',
    '| A | B |\n| --- | --- |\n| 1\\|2 | x y |',
  ],
  [
    'spans',
    '<table><tr><th colspan=2>A<tr><td rowspan=2>1<td>2<tr><td>3</table>',
    '| A | |\n| --- | --- |\n| 1 | 2 |\n| | 3 |',
  ],
  [
    'bars in cells',
    '<table><tr><th>A<th>B<tr><td><p>x</p><p>|</p><td>\\|y</table>',
    '| A | B |\n| --- | --- |\n| x \\| | \\\\\\|y |',
  ],
  [
    'a table without a head',
    '<table><tr><td>a<td>b<tr><td>c<td>d</table>',
    '| | |\n| --- | --- |\n| a | b |\n| c | d |',
  ],
  [
    'a caption',
    '<table><caption>Cap<tr><th>A<th>B<tr><td>1<td>2</table>',
    'Cap\n\n| A | B |\n| --- | --- |\n| 1 | 2 |',
  ],
  ['a table that places things', '<table><tr><td><p>a</p><h2>b</h2><td>c<tr><td>d</table>', 'a\n\n## b\n\nc\n\nd'],
  ['an empty table', 'a<table></table><table><tr><td></table>b', 'a\n\nb'],
  [
    'footnotes',
    '<p>A<sup><a id="r1" href="#fn1">1</a></sup>.</p><ol><li id="fn1"><p>Note <a href="#r1">↩</a></p></ol>',
    'A[^1].\n\n[^1]: Note',
  ],
  [
    'footnotes of word processors',
    '<p>A<a href="#_ftn1" name="_ftnref1">[1]</a></p><p><a href="#_ftnref1" name="_ftn1">[1]</a> Note</p>',
    'A[^1]\n\n[^1]: Note',
  ],
  [
    'footnotes with their number outside the link',
    '<p>A<a href="#fn1" id="r1">1</a></p><p>B<a href="#fn2" id="r2">2</a></p><p id="fn1">1 Prices of 2020. <a href="#r1">↩</a></p><p id="fn2">[<a href="#r2">2</a>] 3 and 4</p>',
    'A[^1]\n\nB[^2]\n\n[^1]: Prices of 2020.\n\n[^2]: 3 and 4',
  ],
  [
    'footnotes in a list that begin with a number',
    '<p>A<a href="#fn1" id="r1">1</a></p><ol><li id="fn1">1 of 3 wells. <a href="#r1">↩</a></li></ol>',
    'A[^1]\n\n[^1]: 1 of 3 wells.',
  ],
  ['a raised figure', '<p>10<sup>6</sup> m<sup>2</sup></p>', '10⁶ m2'],
  ['quotation marks of the browser', '<p>He said <q>yes</q>, „<q>no</q>“</p>', 'He said “yes”, „no“'],
  [
    'what needs escapes',
    '<p>*a* [x](y) &lt;b&gt; &amp;copy; `c` ~d~ \\*</p>',
    '\\*a\\* \\[x\\](y) \\<b> \\&copy; \\`c\\` \\~d\\~ \\\\\\*',
  ],
  [
    'what needs none',
    '<p>snake_case [1] 2 * 3 a &lt; b AT&amp;T # x - y a\\b</p>',
    'snake_case [1] 2 * 3 a < b AT&T # x - y a\\b',
  ],
  [
    'line starts',
    '<p>1. a<p>- b<p># c<p>+ d<p>&gt; e<p>---<p>===<p>2021. f',
    '1\\. a\n\n\\- b\n\n\\# c\n\n\\+ d\n\n\\> e\n\n\\---\n\n\\===\n\n2021\\. f',
  ],
  [
    'bare links',
    '<p>http://a.b/c_d and http://a.b/_d_ and www.a_b.c',
    'http://a.b/c_d and <http://a.b/_d_> and www.a_b.c',
  ],
  ['right to left', '<p dir="rtl">قال <b>الوزير</b>: نعم</p>', 'قال **الوزير**: نعم'],
  ['what typesetting hides', '<p>a\u000bb\u200bc\u00add\u0000e</p>', 'a bcde'],
  ['rules between things only', '<hr>a<hr>b<hr>', 'a\n\n---\n\nb'],
  ['nothing', '<p> </p><div><span></span></div>', ''],
];

describe('htmlToMarkdown', () => {
  it.each(CASES)('%s', (_, html, markdown) => {
    expect(md(html)).toBe(markdown === '' ? '' : `${markdown}\n`);
  });

  it('leaves out dropped nodes and what they leave empty', () => {
    const body = parseBody('<ul><li>a</li><li><b>b</b></li></ul><p>c <i>d</i></p>');
    const dropped = new Set(
      [...descendants(body)].filter((node) => isElement(node) && (node.name === 'b' || node.name === 'i')),
    );
    expect(htmlToMarkdown(body, { dropped })).toBe('- a\n\nc\n');
  });

  it('keeps links relative when no address is known', () => {
    expect(htmlToMarkdown(parseBody('<a href="/x">a</a> <a href="#y">b</a>'))).toBe('[a](/x) b\n');
    expect(htmlToMarkdown(parseBody('<img src="//cdn.example.org/a.png">'))).toBe(
      '![](https://cdn.example.org/a.png)\n',
    );
  });
});
