import { expect, it } from 'vitest';
import { parseHtml } from '../../src/document/html.ts';
import { headlineOf, titleCandidates } from '../../src/metadata/title.ts';

const PROSE = `<p>${'The minister said that the agreement would enter into force next year. '.repeat(4)}</p>`;
const page = (head: string, body: string): string => `<html><head>${head}</head><body>${body}${PROSE}</body></html>`;

it.each([
  [
    'the h1 that the title holds',
    '<title>Ministers agree on budget | Ministry</title>',
    '<h1>Ministry</h1><h1>Ministers agree on budget</h1>',
    'Ministers agree on budget',
  ],
  [
    'not the name of the site',
    '<title>Ministry of Health: News</title><meta property="og:site_name" content="Ministry of Health"><meta property="og:title" content="Vaccines arrive in the north">',
    '<h1>Ministry of Health</h1>',
    'Vaccines arrive in the north',
  ],
  [
    'a date inside the h1',
    '<title>Minister Raab: more places in nurseries - Chancellery</title>',
    '<h1>1. Februar 2022 Minister Raab: more places in nurseries</h1>',
    'Minister Raab: more places in nurseries',
  ],
  [
    'a kicker inside the h1',
    '<title>Ships leave the harbour at dawn</title>',
    '<h1><span>Navy</span> <span>Ships leave the harbour at dawn</span></h1>',
    'Ships leave the harbour at dawn',
  ],
  [
    'a headline across br',
    '<title>Ships leave the harbour at dawn</title>',
    '<h1>Ships leave<br>the harbour<br>at dawn</h1>',
    'Ships leave the harbour at dawn',
  ],
  [
    'soft hyphens',
    '<title>Bundes&shy;minister spricht</title>',
    '<h1>Bundes&shy;minister spricht</h1>',
    'Bundesminister spricht',
  ],
  [
    'a title that metadata cut',
    '<meta property="og:title" content="Neal&#39;s work on the New Markets Tax...">',
    "<h1>Neal's work on the New Markets Tax Credit pays off</h1>",
    "Neal's work on the New Markets Tax Credit pays off",
  ],
  [
    'no h1, a useless title, capitals',
    '<title>Document</title>',
    '<div>Contact: press office</div><div>THE COMPANY REPORTS THIRD QUARTER NET INCOME</div>',
    'THE COMPANY REPORTS THIRD QUARTER NET INCOME',
  ],
  [
    'no heading at all',
    '<title>Budget agreed after long talks | News | Ministry of Finance</title>',
    '',
    'Budget agreed after long talks',
  ],
  [
    'an h2 beside another h1',
    '<title>Budget agreed after talks</title>',
    '<h1>News and media</h1><h2>Budget agreed after talks</h2>',
    'Budget agreed after talks',
  ],
  [
    'a heading when the title names only the section',
    '<title>Press releases :: The Bank</title>',
    '<a href="/">Press releases</a><h2 class="x">On the renewal of coins in circulation</h2>',
    'On the renewal of coins in circulation',
  ],
  [
    'claims that agree, one of them escaped twice',
    '<title>x</title><meta property="og:title" content="Rückbau: Türme gesprengt am Morgen"><script type="application/ld+json">{"@type":"NewsArticle","headline":"R&amp;uuml;ckbau - T&amp;uuml;rme gesprengt am Morgen"}</script>',
    '<h1>Türme gesprengt am Morgen</h1>',
    'Rückbau: Türme gesprengt am Morgen',
  ],
  [
    'structured data without a heading',
    '<title>x</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"Grain &amp; oil ships leave"}</script>',
    '',
    'Grain & oil ships leave',
  ],
])('finds %s', (_name, head, body, expected) => {
  expect(headlineOf(parseHtml(page(head, body)))).toBe(expected);
});

it('keeps every candidate with its evidence', () => {
  const html = page(
    '<title>Budget agreed | Ministry</title><meta property="og:title" content="Budget agreed">',
    '<h1>Budget agreed</h1>',
  );
  expect(titleCandidates(parseHtml(html)).map((candidate) => candidate.evidence)).toEqual([
    'h1',
    'meta:og:title',
    'title:cut',
    'title',
  ]);
});

it('finds none on an empty page', () => {
  expect(headlineOf(parseHtml(''))).toBeUndefined();
});
