import { array, assert, constantFrom, oneof, property, tuple } from 'fast-check';
import { parse, serialize } from 'parse5';
import { adapter } from 'parse5-htmlparser2-tree-adapter';
import { describe, expect, it } from 'vitest';
import { parseTree } from '../../../src/document/html/parse.ts';

const LONG = 'if (a && b) { x = "y"; } '.repeat(5);

const NAMES =
  'p div a b table tr td caption select option template svg math title desc style script textarea pre'.split(' ');
const MORE_NAMES = 'noscript iframe xmp body html head form button br li h1 DIV sCript x-é my-tag plaintext'.split(' ');
const VALUES = [
  '="x"',
  "='long value of more than thirteen'",
  '=y',
  ' = "a&amp;b"',
  '="a&amp;&amp;b"',
  "='&amp;amp;'",
  '="a&amp&lt;"',
  '="?a=1&b=2"',
  '="&notit;\r\n"',
  '="\0"',
  "='",
  '="',
  '',
  '=',
];
const tag = tuple(
  constantFrom('<', '<', '</', '< '),
  constantFrom(...NAMES, ...MORE_NAMES),
  array(
    tuple(
      constantFrom(' ', '\n', '', '/', '\v'),
      constantFrom('class', 'ID', 'a.b', 'é', '"q', 'xlink:href'),
      constantFrom(...VALUES),
    ).map((parts) => parts.join('')),
    { maxLength: 3 },
  ).map((attributes) => attributes.join('')),
  constantFrom('>', '>', '>', '/>', ' >', '', '\0>'),
).map((parts) => parts.join(''));
const PIECES =
  'text| |a b|\n|\r|\t|\0|\u{1f600}|\ud83d|&|&amp|&#x41;|&notin;|<|<!|<?|</|-->|]]>|<![CDATA[|<!-- a - |<!--->|<!doctype html>|<script><!-- <script>';
const other = constantFrom(...PIECES.split('|'), 'x'.repeat(65_530));

describe('parseTree', () => {
  it('builds the tree of the standard of any soup of tags', () => {
    assert(
      property(array(oneof(tag, other), { maxLength: 30 }), (parts) => {
        const html = parts.join('');
        const options = { treeAdapter: adapter };
        expect(serialize(parseTree(html).root, options)).toBe(serialize(parse(html, options), options));
      }),
      { numRuns: 1000 },
    );
  });

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
