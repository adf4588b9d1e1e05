import { describe, expect, it } from 'vitest';
import { jsonLdTypes } from '../../src/document/html/json-ld.ts';
import { metaContent, parseHtml } from '../../src/document/html.ts';

const texts = (html: string): string[] => parseHtml(html).blocks.map((block) => block.text);

describe('parseHtml', () => {
  it('reads leaf blocks in reading order', () => {
    expect(texts('<h1>A</h1>one<p>two <b>three</b></p>four<ul><li>five</ul>')).toEqual([
      'A',
      'one',
      'two three',
      'four',
      'five',
    ]);
  });

  it('separates paragraphs at two breaks and keeps lines at one', () => {
    expect(texts('<div>a<br>b<br> <br>c</div>')).toEqual(['a b', 'c']);
  });

  it('is not swallowed by an element left open in noscript', () => {
    expect(texts('<noscript><div>no script</noscript><p>text</p>')).toEqual(['text']);
  });

  it('measures width, links and emphasis', () => {
    const [block] = parseHtml('<p><a href="/x">中文</a><b>ab</b></p>').blocks;
    expect(block).toMatchObject({ width: 6, linkShare: 0.5, links: 1, strong: false, kind: 'paragraph' });
  });

  it('marks all blocks inside a link', () => {
    expect(parseHtml('<a href="/x"><div><p>story</p></div></a>').blocks[0]?.scope.linked).toBe(true);
  });

  it('drops soft hyphens and zero-width spaces, keeps joiners', () => {
    expect(texts('<p>Pres\u00adse\u200b mi\u200crud</p>')).toEqual(['Presse mi\u200crud']);
  });

  it('resolves the base against the address', () => {
    expect(parseHtml('<base href="/news/">', { url: 'https://example.org/a/b' }).baseUrl).toBe(
      'https://example.org/news/',
    );
    expect(parseHtml('<base href="http://[">', { url: 'https://example.org/' }).baseUrl).toBe('https://example.org/');
  });

  it('reads metas by any of their names, also from value', () => {
    const document = parseHtml('<meta property="og:title" content=" T "><meta name="Date" value="2020-01-02">');
    expect(metaContent(document, 'twitter:title', 'og:title')).toBe('T');
    expect(metaContent(document, 'date')).toBe('2020-01-02');
  });

  it('reads JSON-LD tolerantly and flat', () => {
    const document = parseHtml(
      '<script type="application/ld+json">{"@graph":[{"@type":"WebPage"},{"@type":["schema:NewsArticle"],"headline":"a\nb",}]};</script>',
    );
    expect(document.jsonLd.flatMap((node) => jsonLdTypes(node))).toEqual(['WebPage', 'NewsArticle']);
    expect(document.jsonLd[2]?.['headline']).toBe('a b');
  });

  it('keeps the order of text where it bounds the depth', () => {
    const deep = Array.from({ length: 100_000 }, (_, index) => `<div>${index % 1000 === 0 ? `t${index} ` : ''}`).join(
      '',
    );
    const document = parseHtml(deep);
    expect(document.blocks.map((block) => block.text)).toEqual(
      Array.from({ length: 100 }, (_, index) => `t${index * 1000}`),
    );
    expect(document.warnings).toHaveLength(1);
  });

  it('reads a page flat whose formatting elements multiply', () => {
    const open = Array.from({ length: 3000 }, (_, index) => `<b id=${index}>`).join('');
    const document = parseHtml(`<p>${open}${'<p>x'.repeat(3000)}`);
    expect(document.blocks).toHaveLength(3000);
    expect(document.warnings[0]).toContain('read as flat paragraphs');
  });
});
