import { parse, serialize } from 'parse5';
import { adapter } from 'parse5-htmlparser2-tree-adapter';
import { describe, expect, it } from 'vitest';
import { parseTree } from '../../../src/document/html/parse.ts';

const LONG = 'if (a && b) { x = "y"; } '.repeat(5);

describe('parseTree', () => {
  it.each([
    `<script>${LONG}</script><p>a`,
    `<script>${LONG}\r\n${LONG}\r${LONG}\n</script>`,
    `<script>\r\n${LONG}</script>`,
    `<script><!-- ${LONG} <script>${LONG}</script> ${LONG} --></script><p>b`,
    `<script>${LONG}\0${LONG}\u{1f600}${LONG}\ud800</script>`,
    `<script>${LONG}</scrip${LONG}</SCRIPT >c`,
    `<script>${LONG}`,
    `<p><b>x<p>y</b><table><td>z<div></table>`,
    `<table> a b <tr> <td CLASS="a" class='b' id=c data-x = "1"title="t &amp; &lt;u" checked>${LONG}</table>`,
    `<p>one  two\n three&nbsp;four &#x41;\0five\u{1f600} six\ud800<br/>seven< eight <3</p >`,
    `<!-- ${LONG} - -- <!-- ${LONG} --!><!---><!-- \0 --><p a=''b="">c<!-- open`,
    `<style>${LONG}</style><noscript><p>${LONG}</noscript><textarea>\n\n${LONG}</textarea><pre>\r\n x</pre>`,
    `<svg viewBox="0 0 1 1" xlink:href="#a"><path d="M0 0"/><![CDATA[ ${LONG} ]]></svg><h1-x>y</h1-x><a/b="c">z</a\n>`,
    `<div ${'a="1" b="2" '.repeat(40)}><p title="${'x'.repeat(70_000)}">${'word '.repeat(20_000)}</p>`,
  ])('builds the tree of the standard: %#', (html) => {
    const options = { treeAdapter: adapter };
    expect(serialize(parseTree(html).root, options)).toBe(serialize(parse(html, options), options));
  });
});
