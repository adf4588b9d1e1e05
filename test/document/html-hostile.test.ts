import { describe, expect, it } from 'vitest';
import { parseHtml } from '../../src/document/html.ts';
import { sniffFormat } from '../../src/formats/sniff.ts';
import { htmlToMarkdown } from '../../src/markdown/html.ts';

describe('hostile heads of pages', () => {
  it('bounds what it looks at in structured data', () => {
    const data = JSON.stringify([
      ...Array.from({ length: 500 }, () => Array.from({ length: 1000 }, () => 1)),
      { '@type': 'NewsArticle' },
    ]);
    const started = process.cpuUsage().user;
    const { jsonLd } = parseHtml(`<script type="application/ld+json">${data}</script>`);
    expect(jsonLd).toEqual([{ '@type': 'NewsArticle' }]);
    expect((process.cpuUsage().user - started) / 1e6).toBeLessThan(5); // it was quadratic: minutes
  });

  it.each(['javascript:alert(1)//', 'data:text/html,<script>alert(1)</script>'])(
    'follows no base of another scheme: %s',
    (base) => {
      const document = parseHtml(`<base href="${base}"><p><a href="#x">press</a> <a href="/a">office</a></p>`, {
        url: 'https://www.harbour.example/n/1',
      });
      expect(document.baseUrl).toBe('https://www.harbour.example/n/1');
      expect(htmlToMarkdown(document.body, { base: document.baseUrl })).not.toMatch(/javascript:|data:/);
      expect(htmlToMarkdown(document.body, { base })).not.toMatch(/javascript:|data:/);
    },
  );

  it('takes the base of another host', () => {
    expect(parseHtml('<base href="https://cdn.example/x/">', { url: 'https://www.harbour.example/n/1' }).baseUrl).toBe(
      'https://cdn.example/x/',
    );
  });

  it('resolves against the address that a saved page calls canonical', () => {
    expect(parseHtml('<link rel="canonical" href="https://www.harbour.example/n/1">').baseUrl).toBe(
      'https://www.harbour.example/n/1',
    );
    expect(parseHtml('<link rel="canonical" href="/n/1">').baseUrl).toBeUndefined();
  });

  it('leaves out control characters that are written as references, and says so', () => {
    const { title, warnings } = parseHtml('<title>Quay &#x1b;[31mopened&#7; &#8211; again &#65;&#x9f;</title>');
    expect(title).toBe('Quay [31mopened \u2013 again A\u0178');
    expect(warnings).toEqual(['control characters written as references were left out']);
  });

  it('knows a page that begins with a script', () => {
    expect(sniffFormat(`<script>${'var x=1;'.repeat(20_000)}</script><html><p>x</p></html>`)).toBe('html');
  });
});
