import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlToMarkdown } from '../../src/markdown/html.ts';
import { parseBody, renderedText, sourceText } from './round-trip.ts';

const BENCH = join(import.meta.dirname, '../../../shared/bench/data');
const SETS = ['scrapinghub', 'fundus', 'trafilatura', 'htmldate', 'daniel'];
/** Every n-th page: all of them take a minute. */
const STEP = 10;

const LETTERS = fc.constantFrom(
  ...'ab1 .,-*_~`#>=|[]()!:<&;\\é王：。“”'.split(''),
  '😀',
  'http://a.b/c_d*',
  'www.x.y',
  '1. ',
  '- ',
  '&amp;',
);
const text = fc.string({ unit: LETTERS, maxLength: 8 }).map((text) => text.replaceAll('<', '&lt;'));
const INLINE = ['b', 'i', 'strong', 'em', 'del', 'code', 'a', 'span', 'sup'];
const BLOCKS = [
  'p',
  'div',
  'ul',
  'ol',
  'li',
  'blockquote',
  'h2',
  'table',
  'tr',
  'td',
  'pre',
  'dl',
  'dt',
  'dd',
  'figure',
];

const { page } = fc.letrec<{ page: string; node: string }>((tie) => ({
  page: fc.array(tie('node'), { maxLength: 5 }).map((parts) => parts.join('')),
  node: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    text,
    fc.constantFrom('<br>', '<hr>', '<img src="i.png" alt="x [*]">', ' '),
    fc
      .tuple(fc.constantFrom(...INLINE, ...BLOCKS), tie('page'))
      .map(([name, inside]) => `<${name}${name === 'a' ? ' href="/u_(v"' : ''}>${inside}</${name}>`),
  ),
}));

describe('Markdown reads back as the text of the page', () => {
  it('for trees of any shape', () => {
    fc.assert(
      fc.property(page, (html) => {
        const body = parseBody(html);
        expect(renderedText(htmlToMarkdown(body, { base: 'https://example.org/' }))).toBe(sourceText(body));
      }),
      { numRuns: 3000 },
    );
  });

  it.skipIf(!existsSync(BENCH))(
    'for 97 of 100 real pages (skipped without ../shared/bench)',
    { timeout: 120_000 },
    () => {
      const pages = SETS.flatMap((set) =>
        readdirSync(join(BENCH, set, 'html')).map((name) => join(BENCH, set, 'html', name)),
      );
      const sample = pages.filter((_, at) => at % STEP === 0);
      const lost = sample.filter((path) => {
        const body = parseBody(gunzipSync(readFileSync(path)).toString('utf8'));
        return renderedText(htmlToMarkdown(body, { base: 'https://example.org/a/b' })) !== sourceText(body);
      });
      expect(sample.length).toBeGreaterThan(100);
      expect(lost.length / sample.length).toBeLessThanOrEqual(0.03);
    },
  );
});
