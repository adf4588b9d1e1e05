import { expect, it } from 'vitest';
import { parseHtml } from '../../src/document/html.ts';
import { extractHtml } from '../../src/extract/html.ts';
import { readHtmlMetadata } from '../../src/metadata/read-html.ts';
import { titleCandidates } from '../../src/metadata/title.ts';
import { stopwatch } from '../stopwatch.ts';

const PROSE = `<p>${'The minister said that the agreement would enter into force next year. '.repeat(6)}</p>`;

it.each([
  ['links to the root', '<a href="/"></a>'.repeat(20_000)],
  ['nested titles', `${'<div class="title breadcrumb author">'.repeat(5000)}x`],
  ['dates in elements', '<time datetime="2021-12-18">18 December 2021</time>'.repeat(20_000)],
  ['dates in lines', '<p class="date">Published 18 December 2021 17:10</p>'.repeat(20_000)],
  ['headings', '<h1>Ministers agree</h1>'.repeat(20_000)],
  ['numbers', `<p>${'1.2.3. '.repeat(100_000)}</p>`],
  ['metas', '<meta name="date" content="2021-12-18">'.repeat(20_000)],
  ['a title without end', `<title>${'a - b | '.repeat(100_000)}</title>`],
  ['structured data', `<script type="application/ld+json">${'{"@type":"Article","author":['.repeat(2000)}</script>`],
  ['data of scripts', `<script>${'"datePublished":"2021-12-18",'.repeat(50_000)}</script>`],
])('reads a page of many %s in bounded time', async (_name, markup) => {
  const document = parseHtml(`<html><body>${markup}${PROSE}</body></html>`);
  const { judged } = extractHtml(document, {});
  const elapsed = stopwatch();
  const title = titleCandidates(document);
  const { metadata } = await readHtmlMetadata(document, judged, { title });
  expect(metadata.attachments).toEqual([]);
  // 0.1-0.6 s each on a quiet machine
  expect(elapsed()).toBeLessThan(20_000);
});
