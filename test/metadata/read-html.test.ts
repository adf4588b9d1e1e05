import { describe, expect, it } from 'vitest';
import { parseHtml } from '../../src/document/html.ts';
import { extractHtml } from '../../src/extract/html.ts';
import { readHtmlMetadata } from '../../src/metadata/read-html.ts';
import type { MetadataHints, MetadataReading } from '../../src/metadata/reading.ts';
import { titleCandidates } from '../../src/metadata/title.ts';

const PROSE = `<p>${'The minister said that the agreement would enter into force next year and that it is of use to all. '.repeat(4)}</p>`;
const TITLE = 'Ministers agree on the budget';
const page = (head: string, body: string, tail = ''): string =>
  `<html lang="en"><head><title>${TITLE}</title>${head}</head><body><main><h1>${TITLE}</h1>${body}${PROSE}${PROSE}</main>${tail}</body></html>`;

function read(html: string, hints: MetadataHints = {}, url?: string): Promise<MetadataReading> {
  const document = parseHtml(html, { url });
  const title = titleCandidates(document);
  return readHtmlMetadata(document, extractHtml(document, { title: title[0]?.value }).judged, { title, ...hints });
}

const dateOf = async (html: string, hints: MetadataHints = {}, url?: string): Promise<string | undefined> =>
  (await read(html, hints, url)).metadata.date?.value;

const jsonLd = (value: object): string =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: TITLE, ...value })}</script>`;

describe('the date of publication', () => {
  it.each([
    ['of a sentence', page('', '', '').replace('</main>', '<p>The quay was built on 3 May 1911.</p></main>')],
    ['of a label', page('', '<p>Deadline: 12 June 2021</p>')],
    ['of a print', page('', '<p>Printed on 12 June 2021</p>')],
    ['of a build', page('', '', '<footer>Last build: 2026-01-01</footer>')],
    ['that opens a sentence', page('', `<p>From 1 October 2023 - and for three winters - the quay is closed.</p>`)],
  ])('is not the day %s', async (_, html) => {
    expect(await dateOf(html)).toBeUndefined();
  });

  it('has the offset that an instant in UTC gives to the visible time of the next day', async () => {
    for (const name of ['date', 'article:published_time']) {
      const meta = `<meta name="${name}" content="2021-03-03T22:30:00Z">`;
      const { metadata, warnings } = await read(page(meta, '<p>4 March 2021, 00:30</p>'));
      expect(metadata.date?.value).toBe('2021-03-04T00:30+02:00');
      expect(warnings).toEqual([]);
    }
  });

  it('reads a short date in the order of the language', async () => {
    const prose = `<p>${'장관은 협정이 내년에 발효될 것이며 모두에게 도움이 된다고 말했다. '.repeat(6)}</p>`;
    const korean = (date: string): string =>
      `<html lang="ko"><head><title>항만 재건 승인</title></head><body><main><h1>항만 재건 승인</h1><p>${date}</p>${prose}${prose}</main></body></html>`;
    for (const date of ['21/03/14', '21.03.14', '21-03-14']) expect(await dateOf(korean(date))).toBe('2021-03-14');
  });

  it.each([
    ['structured data', page(jsonLd({ datePublished: '2021-12-18T17:10:00+01:00' }), ''), '2021-12-18T17:10:00+01:00'],
    [
      'a midnight that stands for a day',
      page(jsonLd({ datePublished: '2021-12-18T00:00:00+01:00' }), ''),
      '2021-12-18',
    ],
    [
      'a day with the time that is visible',
      page(jsonLd({ datePublished: '2021-12-18' }), '<p>18 December 2021, 17:10</p>'),
      '2021-12-18T17:10',
    ],
    [
      'not the change date of a meta',
      page(
        '<meta name="date" content="2021-10-15">',
        '<p>Published: 13 October 2021</p><p>Last modified: 15 October 2021</p>',
      ),
      '2021-10-13',
    ],
    [
      'not the rebuild time',
      page('<meta name="Maketime" content="2019-03-22 12:28:37"><meta name="PubDate" content="2016-11-22 09:53">', ''),
      '2016-11-22T09:53',
    ],
    [
      'a line above the headline',
      page('', '').replace('<h1>', '<p>For Immediate Release</p><p>October 02, 2017</p><h1>'),
      '2017-10-02',
    ],
    ['a line behind the text with a label', page('', '', '<p>发布日期：2019-03-06 责任编辑：龙慧</p>'), '2019-03-06'],
    [
      'a dateline',
      page(
        '',
        '<p>Berlin, 29. November 2022. The ministers of the states have agreed on the budget after long talks in the night and will vote soon.</p>',
      ),
      '2022-11-29',
    ],
    ['the address', page('<link rel="canonical" href="https://a.example/2021/12/18/budget">', ''), '2021-12-18'],
    [
      'the local day of an instant',
      page(jsonLd({ datePublished: '2019-10-18T22:04:00Z' }), '<p>19 October 2019, 00:04</p>'),
      '2019-10-19T00:04+02:00',
    ],
    [
      'the day that page and meta agree on',
      page(
        `${jsonLd({ datePublished: '2023-11-03T10:25:56+00:00' })}<meta property="article:published_time" content="2023-11-06T14:25:00+00:00">`,
        '<p>6 November 2023, 15:25</p>',
      ),
      '2023-11-06T14:25:00Z',
    ],
    [
      'set apart in the headline, behind it',
      page('', '').replace(`<h1>${TITLE}</h1>`, `<h1>${TITLE}<br><small>2 March 2022 • Budget, Press</small></h1>`),
      '2022-03-02',
    ],
    [
      'in a card of the page itself in a list of many',
      page(
        '',
        '',
        `<div class="teaser"><h2><a href="/x">Another release about ships</a></h2><p>3 March 2020</p></div>
         <div class="teaser"><h2><a href="/b">${TITLE}</a></h2><p>2 March 2020</p></div>
         <div class="teaser"><h2><a href="/y">One more release about bees</a></h2><p>1 March 2020</p></div>`,
      ),
      '2020-03-02',
    ],
    [
      'a linked line about the post, not the day of a picture',
      page(
        '',
        '<div class="entry-info"><a href="/b"><span class="entry-date">2 March 2020</span></a></div><p>Photo: The ministers (17 July 2017)</p>',
      ),
      '2020-03-02',
    ],
    [
      'in a page that is all in one box',
      page('', '<p>2 March 2020</p>').replace('<main>', '<main class="modal">'),
      '2020-03-02',
    ],
    [
      'not the one that a list gives to something else',
      page(
        '',
        '<dl><dt>Joined</dt><dd>May 11, 2017</dd></dl><a href="/a"><time datetime="2020-03-18">today</time></a>',
      ),
      '2020-03-18',
    ],
    ['written by a script', page('', '<p><script>showDate("2020/03/02 01:43:09")</script></p>'), '2020-03-02T01:43:09'],
    [
      'ordered as a date with dots shows',
      page('<meta name="date" content="11/01/2023 12:43:42">', '')
        .replace('lang="en"', 'lang="de"')
        .replace('</main>', '<p>Erstellt am: 01.11.2023</p></main>'),
      '2023-11-01T12:43:42',
    ],
  ])('is %s', async (_name, html, expected) => {
    expect(await dateOf(html)).toBe(expected);
  });

  it('is never one of related items, of an event, or a release number', async () => {
    const list =
      '<aside class="related"><a href="/a">A</a> <time datetime="2026-01-02">2 January 2026</time><a href="/b">B</a> <time datetime="2026-01-03">3 January 2026</time></aside>';
    expect(await dateOf(page('', '<p>Press release 89/2022</p>', list))).toBeUndefined();
    expect(
      await dateOf(page('', '<figure><figcaption>The harbour on 17 July 2017</figcaption></figure>')),
    ).toBeUndefined();
    expect(
      await dateOf(
        page(
          '',
          `<p>On 3 March 2020 the ministers met in Bern and talked about the budget for a long time without an end.</p>`,
        ),
      ),
    ).toBeUndefined();
  });

  it('is not later than the day after the capture', async () => {
    const html = page(jsonLd({ datePublished: '2021-12-18' }), '');
    expect(await dateOf(html, { retrieved: '2021-12-17T23:00:00Z' })).toBe('2021-12-18');
    expect(await dateOf(html, { retrieved: '2020-01-01T00:00:00Z' })).toBeUndefined();
  });

  it('gets an offset from a known zone only when it has a time', async () => {
    const zone = { zone: 'Europe/Berlin', zoneSource: 'profile' } as const;
    const { metadata } = await read(page('', '<p>15.12.2020 – 14:37</p>'), zone);
    expect(metadata.date).toMatchObject({ value: '2020-12-15T14:37+01:00', zoneSource: 'profile' });
    expect(await dateOf(page('', '<p>15.12.2020</p>'), zone)).toBe('2020-12-15');
  });

  it('takes the order of day and month from what is certain on the page', async () => {
    expect(await dateOf(page(jsonLd({ datePublished: '2018-10-05' }), '<p>05/10/2018 12:30</p>'))).toBe(
      '2018-10-05T12:30',
    );
    expect(await dateOf(page('', '<p>05/10/2018</p>', '<footer>Last change: 25/10/2018</footer>'))).toBe('2018-10-05');
  });

  it('leaves out a change before the publication', async () => {
    const html = page(
      `${jsonLd({ datePublished: '2018-03-05' })}<meta property="article:modified_time" content="2018-02-19T08:00:00Z">`,
      '',
    );
    expect((await read(html)).metadata.updated).toBeUndefined();
  });

  it('keeps updated apart and warns of conflicts', async () => {
    const { metadata, warnings } = await read(
      page(jsonLd({ datePublished: '2021-12-18', dateModified: '2022-01-02' }), '<p>Published 11 December 2021</p>'),
    );
    expect(metadata.updated).toMatchObject({ value: '2022-01-02', source: 'jsonld' });
    expect(warnings).toEqual([expect.stringContaining('2021-12-11')]);
  });
});

describe('the other fields', () => {
  it('reads authors, office, section, publisher, tags, alternates and attachments', async () => {
    const { metadata, candidates } = await read(
      page(
        `${jsonLd({ author: [{ name: 'Ana Pérez' }, 'Press Office'], keywords: 'budget, tax' })}<meta property="og:site_name" content="Ministry of Finance">
        <link rel="alternate" hreflang="fr" href="/fr/budget"><link rel="canonical" href="/budget">`,
        '<nav class="breadcrumb"><a>Home</a> &gt; <a>Newsroom</a> &gt; <a>Releases</a></nav>',
      ).replace(
        PROSE,
        `${PROSE}<p>The table is <a href="/files/table.pdf">here, in full and with all of its many annexes</a> for readers of the release.</p>`,
      ),
      {},
      'https://example.org/news/budget',
    );
    expect(metadata).toMatchObject({
      title: TITLE,
      authors: ['Ana Pérez'],
      publisher: 'Press Office',
      site: 'Ministry of Finance',
      section: ['Newsroom', 'Releases'],
      tags: ['budget', 'tax'],
      canonical: 'https://example.org/budget',
      alternates: [{ lang: 'fr', url: 'https://example.org/fr/budget' }],
      lang: 'en',
    });
    expect(metadata.attachments[0]?.url).toBe('https://example.org/files/table.pdf');
    expect(Object.keys(candidates)).toEqual(['title', 'date', 'updated', 'section', 'author', 'publisher']);
  });

  it('reads a byline without its words and date', async () => {
    const html = page('', '<div class="byline">By Jane Doe and John Roe, 3 March 2020</div>');
    expect((await read(html)).metadata.authors).toEqual(['Jane Doe', 'John Roe']);
  });

  it.each([
    [
      'a line of links from the root',
      '<p class="x"><a href="/">Trang chủ</a> › <a href="/t">Tin tức</a> › <a href="/t/g">Giao thông</a></p>',
      ['Tin tức', 'Giao thông'],
    ],
    [
      'an ordered list',
      '<ol><li><a href="/">Ana Sayfa</a></li><li><a href="/d">Duyurular</a></li></ol>',
      ['Duyurular'],
    ],
    [
      'links each below the one before',
      '<div><a href="/">X</a><a href="/d">Duyurular</a><a href="/d/b">Basın</a></div>',
      ['Duyurular', 'Basın'],
    ],
    ['a line of text', '<p>您现在的位置：首页 > 部长活动 > 会见</p>', ['部长活动', '会见']],
  ])('reads a breadcrumb: %s', async (_name, crumbs, expected) => {
    expect((await read(page('', '').replace('<main>', `${crumbs}<main>`))).metadata.section).toEqual(expected);
  });

  it.each([
    [
      'words for screen readers',
      '<li><a href="/n"><span class="visually-hidden">Go back to page: </span>Press room</a></li>',
      ['Press room'],
    ],
    ['words said twice', '<li><a href="/n">Go back to page : Press room Press room</a></li>', ['Press room']],
    ['the title behind a label', `<li><a href="/n">News</a></li><li>Current page: ${TITLE}</li>`, ['News']],
    ['the title cut with dots', '<li><a href="/n">News</a></li><li>Ministers agree...</li>', ['News']],
    ['a day', '<li><a href="/n">News</a></li><li>3 March 2020</li>', ['News']],
    ['the host', '<li><a href="/en">www.example.org</a></li><li><a href="/n">News</a></li>', ['News']],
    ['the site', '<li><a href="/en">Example Agency</a></li><li><a href="/n">News</a></li>', ['News']],
  ])('leaves out of a breadcrumb: %s', async (_name, steps, expected) => {
    const html = page('<meta property="og:site_name" content="Example Agency">', '');
    const crumbs = `<ol class="breadcrumb">${steps}</ol>`;
    expect((await read(html.replace('<main>', `${crumbs}<main>`))).metadata.section).toEqual(expected);
  });

  it('takes an institution with commas in its name for one publisher', async () => {
    const office = 'Eidgenössisches Departement für Wirtschaft, Bildung und Forschung';
    const { metadata } = await read(page(`<meta name="author" content="${office}">`, ''));
    expect(metadata).toMatchObject({ authors: [], publisher: office });
    const both = await read(page('<meta name="author" content="Jane Doe, Ministry of Trade, Sea and Air">', ''));
    expect(both.metadata).toMatchObject({ authors: ['Jane Doe'], publisher: 'Ministry of Trade, Sea and Air' });
  });

  it('takes no markup and no keys for tags', async () => {
    const head = ['<meta name=', 'productType:PRESS_RELEASE', 'Segment,', 'EU: budget']
      .map((tag) => `<meta property="article:tag" content="${tag}">`)
      .join('');
    expect((await read(page(head, ''))).metadata.tags).toEqual(['Segment', 'EU: budget']);
  });

  it('takes no whole release for a description', async () => {
    const long = 'The ministers agree on all of it. '.repeat(30);
    const short = '<meta property="og:description" content="In short.">';
    expect((await read(page(`<meta name="description" content="${long}">${short}`, ''))).metadata.description).toBe(
      'In short.',
    );
  });

  it('takes no label alone for a contact', async () => {
    const contact = '<p>Media contact:</p>';
    expect((await read(page('', '', contact).replace('</main>', `${contact}</main>`))).metadata.contact).toBe(
      undefined,
    );
  });

  it('takes no menu for a breadcrumb', async () => {
    const menu =
      '<ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li><li><a href="/about">About</a></li></ul>';
    expect((await read(page('', '').replace('<main>', `${menu}<main>`))).metadata.section).toEqual([]);
  });

  it('reads a byline inside a line of other facts', async () => {
    expect(
      (await read(page('', '<p>发布日期：2016-03-24　来源：水务局　作者：秦望舒　浏览次数：1328</p>'))).metadata
        .authors,
    ).toEqual(['秦望舒']);
    expect((await read(page('', '<p>Posted on 5 March 2018 by Gwendolyn Marsh</p>'))).metadata.authors).toEqual([
      'Gwendolyn Marsh',
    ]);
  });

  it('keeps the dateline as it stands', async () => {
    const { metadata } = await read(
      page(
        '',
        '<p>KEARNEY, NE -- (BUSINESS WIRE) -- The company announced today that net income of the quarter was larger than that of the year before by far.</p>',
      ),
    );
    expect(metadata.dateline).toBe('KEARNEY, NE');
  });
});
