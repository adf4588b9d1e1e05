import { describe, expect, it } from 'vitest';
import { parseHtml } from '../../src/document/html.ts';
import { extractHtml } from '../../src/extract/html.ts';

const SENTENCE = 'The ministry announced on Tuesday that the two sides had agreed to continue their work next year. ';
const reason = (html: string): string | undefined => extractHtml(parseHtml(html)).rejected?.reason;

describe('gate', () => {
  it.each([
    [
      'challenge',
      '<title>Pardon Our Interruption</title><h1>Pardon Our Interruption...</h1><p>As you were browsing something about your browser made us think you were a bot.</p>',
    ],
    [
      'challenge',
      '<title>Just a moment...</title><p>Checking your browser before accessing the site. This process is automatic.</p>',
    ],
    [
      'soft-404',
      '<title>Seite nicht gefunden | Ministerium</title><h1>Seite nicht gefunden</h1><p>Leider konnte die gewünschte Seite nicht gefunden werden, bitte nutzen Sie die Suche.</p>',
    ],
    [
      'soft-404',
      '<title>404 - Not Found</title><p>Sorry, the page that you are looking for has moved or has never been here at all.</p>',
    ],
    [
      'consent',
      '<title>Sign in - Portal</title><form><p>Please enter your user name and password to continue to the portal.</p></form>',
    ],
    ['listing', `<title>News</title><ul>${'<li><a href="/x">A headline of one more release</a></li>'.repeat(60)}</ul>`],
    [
      'listing',
      `<title>News</title><ul>${`<li><h3><a href="/x">A headline of one more release</a></h3><p>${SENTENCE}</p></li>`.repeat(12)}</ul>`,
    ],
    [
      'listing',
      `<title>News</title><h1>News</h1>${`<article><h2><a href="/x">One more release of the office</a></h2><time datetime="2021-05-03">3 May 2021</time><p>${SENTENCE}</p><a href="/x">Read more</a></article>`.repeat(5)}`,
    ],
    [
      'listing',
      `<title>News</title><h1>News</h1>${`<div class=item><a href="/x">One more release of the office</a><span>3 May 2021</span><p>${SENTENCE}</p></div>`.repeat(5)}`,
    ],
    ['listing', `<title>News</title><body>${'<a href="/x">One more release of the office</a><br>'.repeat(40)}`],
    [
      'consent',
      `<title>Portal</title><h1>Before you continue to Portal</h1><p>We use cookies and data to find out how often the pages are read.</p>`,
    ],
    [
      'challenge',
      '<body><iframe src="/_Incapsula_Resource?SWUDNSAI=30">Request unsuccessful. Incapsula incident ID: 7-1</iframe></body>',
    ],
    ['challenge', '<title>Captcha</title><form><p>Are you a Human? 6 + 2 = </p><input></form>'],
    [
      'consent',
      '<title>Zustimmung</title><h1>Wir verwenden Cookies</h1><p>Mit Ihrer Zustimmung verwenden wir und unsere 214 Partner Cookies.</p>',
    ],
    [
      'soft-404',
      '<title>Ошибка 404</title><h1>Ошибка 404</h1><p>Запрошенная страница не найдена, вернитесь на главную.</p>',
    ],
    [
      'soft-404',
      "<title>Ministry</title><h1>We can't find that page</h1><p>It may have moved. Please use the search.</p>",
    ],
    [
      'soft-404',
      '<title>503 Service Unavailable</title><h1>Service Unavailable</h1><p>The server cannot serve the request right now.</p>',
    ],
    ['empty', '<title>App</title><div id="root"></div><script>start()</script>'],
    ['truncated', `<!doctype html><html><title>News</title><body><p>${SENTENCE.repeat(20)}</p><p>And the mini`],
    [
      'attachment-only',
      '<title>보도자료</title><div class="content"><p>자세한 내용은 첨부파일을 참고하여 주시기 바랍니다.</p></div>',
    ],
  ])('sees %s', (expected, html) => {
    expect(reason(html)).toBe(expected);
  });

  it.each([
    [
      'a statement about bots',
      `<title>Ministry warns of bots</title><h1>Ministry warns of bots</h1><p>${SENTENCE.repeat(2)}</p><p>Attackers ask users to verify you are human. ${SENTENCE.repeat(8)}</p>`,
    ],
    ['a release of one sentence', `<title>Talks end</title><h1>Talks end</h1><p>${SENTENCE}</p>`],
    ['a page that is never closed', `<html><title>Talks end</title><h1>Talks end</h1><p>${SENTENCE.repeat(4)}<br>`],
    ...[
      'Access denied to the harbour for old ships',
      '404 new homes for Skarholm',
      'Immediate attention required for dams',
      'Forbidden zones around the dam extended',
      'New bot protection for the tax office',
    ].map((title) => [`"${title}"`, `<title>${title}</title><h1>${title}</h1><p>${SENTENCE}</p><p>${SENTENCE}</p>`]),
    [
      'a short release with a linked headline above other stories',
      `<title>Talks end after nine days</title><h1><a href="/talks">Talks end after nine days</a></h1><time>4 May 2021</time><p>${SENTENCE}</p>${`<article><h2><a href="/x">One more release of the office</a></h2><time>3 May 2021</time><p>${SENTENCE}</p></article>`.repeat(4)}`,
    ],
    [
      'a release that closes with its annex',
      `<title>Talks end</title><h1>Talks end</h1><p>${SENTENCE.repeat(4)} Please see attached file.</p>`,
    ],
  ])('lets %s pass', (_, html) => {
    expect(reason(html)).toBeUndefined();
  });
});
