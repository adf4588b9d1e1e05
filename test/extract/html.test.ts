import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { descendants, isElement, textOf } from '../../src/document/html/node.ts';
import { parseHtml } from '../../src/document/html.ts';
import { extractHtml } from '../../src/extract/html.ts';

const SENTENCE = 'The ministry announced on Tuesday that the two sides had agreed to continue their work next year. ';
const body = (html: string): string[] =>
  extractHtml(parseHtml(html)).judged.flatMap((one) => (one.fate === 'body' ? [one.block.text] : []));

describe('extractHtml', () => {
  it('takes the article and leaves the furniture', () => {
    const text = SENTENCE.repeat(3).trim();
    const page = `<title>Talks end - Ministry</title><nav><a href="/">Home</a><a href="/x">News</a></nav>
      <div class="content"><h1>Talks end</h1><p class="date">3 May 2021</p><p>${text}</p><p>${text}</p><div class="share">Share <a href="#">Twitter</a></div></div>
      <aside><p>${text}</p></aside><footer>© Ministry</footer>`;
    expect(body(page)).toEqual([text, text]);
  });

  it('gives every block a fate with step, rule and reason, whatever the page', () => {
    const tag = fc.constantFrom(
      'p',
      'div',
      'ul',
      'li',
      'table',
      'td',
      'a href=x',
      'h1',
      'h2',
      'aside',
      'figure',
      'figcaption',
      'span class=date',
      'form',
      'blockquote',
      'noscript',
      'b',
      'br',
      '/p',
      '/div',
      '/table',
    );
    const piece = fc.oneof(
      tag.map((name) => `<${name}>`),
      fc.constant(SENTENCE),
      fc.constant('<p>' + SENTENCE + '</p>'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const document = parseHtml(pieces.join(''));
        const { judged } = extractHtml(document);
        expect(judged).toHaveLength(document.blocks.length);
        for (const one of judged) expect(one.step && one.rule && one.reason && one.fate).toBeTruthy();
      }),
      { numRuns: 300 },
    );
  });

  it('lets no text of a paragraph inside the root vanish without a fate', () => {
    const word = fc.stringMatching(/^[a-z]{3,9}$/);
    const sentence = fc.array(word, { minLength: 1, maxLength: 30 }).map((words) => `${words.join(' ')}.`);
    const open = fc.constantFrom(
      '<div>',
      '<div class="related">',
      '<ul><li>',
      '<table><tr><td>',
      '<section>',
      '</div>',
      '</ul>',
      '</table>',
      '<b>',
      '<a href="/x">',
      '<blockquote>',
      '<h2>',
      '<form>',
      '<div hidden>',
    );
    const paragraph = sentence.map((text) => `<p>${text}</p>`);
    fc.assert(
      fc.property(fc.array(fc.oneof(open, paragraph), { maxLength: 50 }), (pieces) => {
        const document = parseHtml(pieces.join(''));
        const { root, judged } = extractHtml(document);
        const known = new Set(judged.map((one) => one.block.text));
        const paragraphs = [...descendants(root)].flatMap((node) =>
          isElement(node) && node.name === 'p' ? [textOf(node)] : [],
        );
        expect(paragraphs.filter((text) => text !== '' && !known.has(text))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('gives the lead above the text back, and renders from an element that holds both', () => {
    const lead = SENTENCE.repeat(2).trim();
    const text = SENTENCE.repeat(4).trim();
    const page = `<h1>Talks end today</h1><header><p class="lead">${lead}</p><p>3 May 2021</p></header><div><p>${text}</p><p>${text}</p></div>`;
    const found = extractHtml(parseHtml(page), { title: 'Talks end today' });
    expect(found.judged.filter((one) => one.fate === 'body').map((one) => one.block.text)).toEqual([lead, text, text]);
    expect(textOf(found.root)).toContain(lead);
  });

  it('keeps sentences that are mostly links at both ends of the text, and no line of links', () => {
    const text = SENTENCE.repeat(2).trim();
    const said = '<p>The ministry published <a href="/r">the second report on the work of the two sides</a>.</p>';
    const names =
      '<p>The <a href="/m">Ministry of Canals</a> and <a href="/b">Barge Owners of Lindhavn</a> signed it.</p>';
    const page = (first: string, last: string) =>
      `<title>Talks end</title><main><h1>Talks end</h1><p>3 May 2021</p>${first}<p>${text}</p><p>${text}</p>${last}</main>`;
    expect(body(page(said, names))).toHaveLength(4);
    expect(body(page(names, said))).toHaveLength(4);
    const links = '<p><a href="/1">Report on the canals</a> <a href="/2">Report on the locks of the islands</a></p>';
    expect(body(page(links, links))).toEqual([text, text]);
  });

  it('takes no sentence for a label because a word begins like one of another language', () => {
    const text = SENTENCE.repeat(2).trim();
    const page = `<title>Talks end</title><main><h1>Talks end</h1><p>${text}</p><p>${text}</p><p>Registration is open until 1 April 2021.</p></main>`;
    expect(body(page)).toContain('Registration is open until 1 April 2021.');
  });

  it('takes a contact in one line for a supplement', () => {
    const contact = 'Media contact: Jane Doe, press@example.org';
    const page = `<title>Talks end</title><main><h1>Talks end</h1><p>${SENTENCE}</p><p>${SENTENCE}</p><p>${SENTENCE}</p><p>${contact}</p></main>`;
    const found = extractHtml(parseHtml(page));
    expect(found.judged.find((one) => one.block.text === contact)?.fate).toBe('supplement');
  });

  it('keeps contacts and the issuer\u2019s self-portrait as supplements', () => {
    const text = SENTENCE.repeat(3).trim();
    const page = `<h1>Talks end</h1><div><p>${text}</p><p>${text}</p><h3>About the ministry</h3><p>It is old.</p><h3>Media contact</h3><p>Jane Doe, +41 58 000 00 00</p></div>`;
    const found = extractHtml(parseHtml(page));
    expect(found.judged.filter((one) => one.fate === 'supplement').map((one) => one.block.text)).toEqual([
      'About the ministry',
      'It is old.',
      'Media contact',
      'Jane Doe, +41 58 000 00 00',
    ]);
  });

  it('takes the text from structured data when the page shows none', () => {
    const data = JSON.stringify({
      '@type': 'NewsArticle',
      articleBody: `${SENTENCE.repeat(3)}\n${SENTENCE.repeat(3)}`,
    });
    const found = extractHtml(
      parseHtml(`<title>Talks</title><div id="app"></div><script type="application/ld+json">${data}</script>`),
    );
    expect(found.judged.filter((one) => one.fate === 'body')).toHaveLength(2);
    expect(found.warnings).toHaveLength(1);
  });

  it('reads paragraphs that are set as headings', () => {
    const text = SENTENCE.repeat(2).trim();
    const page = `<title>Talks end</title><form><label>Search this site</label></form><h2>Talks end</h2>
      <div><h4>${text}</h4><h4>Both sides were content.</h4><h4>${text}</h4></div><ul><li><a href="/x">Other talks</a></li></ul>`;
    expect(body(page)).toEqual([text, 'Both sides were content.', text]);
  });

  it('takes the mark of the end off, and leaves signs that part the text', () => {
    const text = SENTENCE.repeat(3).trim();
    const page = `<h1>Talks end</h1><div><p>${text}</p><p>${text}</p><p>* * *</p><p>${text}</p><p># # #</p></div>`;
    expect(body(page)).toEqual([text, text, '* * *', text]);
  });

  it('keeps a long list without links and what stands behind it', () => {
    const text = SENTENCE.repeat(3).trim();
    const names = Array.from({ length: 60 }, (_, i) => `<li>Ada Holm ${i}</li>`).join('');
    const page = `<h1>Honours</h1><div><p>${text}</p><p>The following were honoured:</p><ul>${names}</ul><p>${SENTENCE.trim()}</p></div>`;
    expect(body(page)).toHaveLength(63);
  });

  it('takes a commentary for text and comments for none', () => {
    const text = SENTENCE.repeat(4).trim();
    const page = (name: string): string =>
      `<div><h1>Talks end</h1></div><div class="${name}"><p>${text}</p><p>${text}</p></div><div class="side"><p>${SENTENCE.trim()}</p></div>`;
    expect(body(page('commentary'))).toContain(text);
    expect(body(page('comments'))).not.toContain(text);
  });

  const PARAGRAPHS = `<p>${SENTENCE.repeat(3)}</p><p>${SENTENCE.repeat(2)}</p>`;
  const page = (head: string, text: string): string =>
    `<title>Talks end</title><nav><a href="/">Home</a></nav><div><h1>Talks end</h1>${head}${text}</div><div>Explore further</div>`;
  const fates = (html: string): string[] =>
    extractHtml(parseHtml(html)).judged.flatMap(({ block, fate, field, rule }) =>
      block.text.startsWith(SENTENCE) ? [] : [`${fate} ${field ?? rule}: ${block.text}`],
    );

  it.each([
    ['by its name', '<p class="subtitle">Next round in May</p><p>3 May 2021</p>'],
    ['by its place over the date', '<h2>Next round in May</h2><p>3 May 2021</p>'],
    ['by its name in German', '<div class="untertitel"><p>Next round in May</p></div><p>3 May 2021</p>'],
  ])('takes the subtitle %s', (_, head) => {
    expect(fates(page(head, `<div class="text">${PARAGRAPHS}</div>`))).toContain(
      'metadata subtitle: Next round in May',
    );
  });

  it('keeps the last list that a line announces as running text', () => {
    const list = '<p>Members of the council are:</p><ul><li>Ada Venn</li><li>Jon Marr</li></ul>';
    expect(fates(page('', `<div class="text">${PARAGRAPHS}${list}</div>`)).slice(-4, -1)).toEqual([
      'body body: Members of the council are:',
      'body announced-list: Ada Venn',
      'body announced-list: Jon Marr',
    ]);
  });

  it('keeps what goes on behind a layout table, up to what is of the site', () => {
    const tail = '<p>Annex: list of members</p><p>* As of May.</p><p>Press office: press@ministry.example</p>';
    const found = fates(
      page('', `<table><tr><td>${PARAGRAPHS}</td></tr></table>${tail}<p>More stories</p><p>* Other</p>`),
    );
    expect(found.slice(-6)).toEqual([
      'supplement tail: Annex: list of members',
      'supplement tail: * As of May.',
      'supplement tail: Press office: press@ministry.example',
      expect.stringMatching(/^boilerplate/),
      expect.stringMatching(/^boilerplate/),
      expect.stringMatching(/^boilerplate/),
    ]);
  });

  it('takes one long text with a link beside it for no card', () => {
    const [lead, text] = [SENTENCE.repeat(2).trim(), SENTENCE.repeat(12).trim()];
    const page = `<title>Water for all - Water Office</title><h1>Water for all</h1><div class="top"><p>${lead}</p></div>
      <ul>${'<li><a href="/x">Another story of the office of the minister</a></li>'.repeat(8)}</ul>
      <div><p><a href="/more">More from the office of the minister</a></p><div>${text}</div></div><footer>© Water Office</footer>`;
    expect(body(page)).toContain(text);
  });

  it('keeps the short lines beside the only paragraph of prose', () => {
    const text = SENTENCE.repeat(2).trim();
    const page = `<title>River levels - Water Office</title><nav><a href="/">Home</a><a href="/x">News</a></nav>
      <main><h1>River levels</h1><ul class="share"><li><a href="#">Twitter</a></li></ul><div class="x1"><p>${text}</p>
      <p>The levels at noon:</p><p>Lower Arn: 2.10 m</p><p>Upper Arn: 3.40 m</p></div></main><footer>© Water Office</footer>`;
    expect(body(page)).toEqual([text, 'The levels at noon:', 'Lower Arn: 2.10 m', 'Upper Arn: 3.40 m']);
  });

  it('keeps notes that the text calls, wherever they stand', () => {
    const call = `<p>${SENTENCE}<a href="#fn1" id="r1">[1]</a></p>`;
    const notes = '<footer><p><a name="fn1"></a>[1] As of May.</p><p>Legal notice</p></footer>';
    const found = fates(page('', `<div class="text">${PARAGRAPHS}${call}</div>${notes}`));
    expect(found).toContain('supplement footnote: [1] As of May.');
    expect(found).toContain('boilerplate box: Legal notice');
  });

  it('takes notes out of the running text, but not sections that a number links to', () => {
    const call = `<p>${SENTENCE}<a href="#n1" id="r1">1</a> <a href="#s3">3</a></p>`;
    const section =
      '<section id="s3"><h2>Section</h2><p>Text of the third section, which goes on as the others do.</p></section>';
    const note = '<ol><li id="n1">As of the first of May of this year. <a href="#r1">↩</a></li></ol>';
    const found = fates(page('', `<div class="text">${PARAGRAPHS}${call}${section}<p>${SENTENCE}</p>${note}</div>`));
    expect(found).toContain('body body: Text of the third section, which goes on as the others do.');
    expect(found).toContain('supplement footnote: As of the first of May of this year. ↩');
  });
});
