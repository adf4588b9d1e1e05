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
  ])('builds the tree of the standard: %#', (html) => {
    const options = { treeAdapter: adapter };
    expect(serialize(parseTree(html).root, options)).toBe(serialize(parse(html, options), options));
  });
});
