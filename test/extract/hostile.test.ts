import { describe, expect, it } from 'vitest';
import { parseHtml } from '../../src/document/html.ts';
import { extractHtml, type HtmlExtraction } from '../../src/extract/html.ts';
import { stopwatch } from '../stopwatch.ts';

const SENTENCE = 'The ministry announced on Tuesday that the two sides had agreed to continue their work next year. ';
const ARTICLE = `<h1>Talks end</h1><p>${SENTENCE.repeat(3)}</p><p>${SENTENCE.repeat(3)}</p>`;
/** Bounds are wide: they tell linear from quadratic, not fast from slow, on a busy machine. */
const SECONDS = 60;

function within(html: string): {
  readonly found: HtmlExtraction;
  readonly warnings: readonly string[];
  readonly text: string;
} {
  const elapsed = stopwatch();
  const document = parseHtml(html);
  const found = extractHtml(document);
  expect(elapsed() / 1000).toBeLessThan(SECONDS);
  const text = found.judged.flatMap((one) => (one.fate === 'body' ? [one.block.text] : [])).join('\n');
  return { found, warnings: document.warnings, text };
}

describe('hostile pages', () => {
  it('survives 100,000 nested elements, with a warning', () => {
    const { text, warnings } = within(`${'<div>'.repeat(100_000)}${ARTICLE}`);
    expect(text).toContain('announced');
    expect(warnings).toHaveLength(1);
  });

  it('survives 100,000 nested formatting elements around paragraphs', () => {
    const open = Array.from({ length: 100_000 }, (_, index) => `<font size=${index}>`).join('');
    expect(within(`${open}${ARTICLE}`).text).toContain('announced');
  });

  it('survives formatting that multiplies', () => {
    const open = Array.from({ length: 5000 }, (_, index) => `<b id=${index}>`).join('');
    const { text, warnings } = within(`<p>${open}${`<p>${SENTENCE}`.repeat(5000)}`);
    expect(text).toContain('announced');
    expect(warnings[0]).toContain('elements; read as flat paragraphs');
  });

  it('survives a million attributes', () => {
    const attributes = Array.from({ length: 1_000_000 }, (_, index) => `a${index}=1`).join(' ');
    expect(within(`<div ${attributes}>${ARTICLE}</div>`).text).toContain('announced');
  });

  it('survives a class of a million words', () => {
    expect(within(`<div class="${'related '.repeat(1_000_000)}"></div>${ARTICLE}`).text).toContain('announced');
  });

  it('survives 50 MB of one text node', () => {
    const { text } = within(`<h1>Talks end</h1><p>${SENTENCE.repeat(520_000)}</p>`);
    expect(text.length).toBeGreaterThan(50_000_000);
  });

  it('survives 10,000 tables', () => {
    const table = `<table><tr><td>Region</td><td>12</td></tr></table>`;
    expect(within(`${ARTICLE}${table.repeat(10_000)}`).text).toContain('announced');
  });

  it('survives 10,000 tables inside each other', () => {
    expect(within(`${ARTICLE}${'<table><tr><td>x'.repeat(10_000)}`).text).toContain('announced');
  });

  it('reads a page of too many elements as flat paragraphs, with a warning', () => {
    const { text, warnings } = within(`<title>Talks end</title>${ARTICLE}${'<div></div>'.repeat(200_000)}`);
    expect(text).toContain('announced');
    expect(warnings).toEqual(['the markup makes more than 150000 elements; read as flat paragraphs']);
  });

  it('says that a flood of links is a listing too, though it is read flat', () => {
    const { found } = within(`<ul>${'<li><a href="/x">A headline of one more release</a></li>'.repeat(200_000)}</ul>`);
    expect(found.rejected?.reason).toBe('listing');
  });

  it('survives everything left open', () => {
    expect(
      within(`<div><table><tr><td><ul><li><a href=x><b>${ARTICLE.repeat(3)}<form><select><option>`).text,
    ).toContain('announced');
  });

  it('says that a page of only links is a listing', () => {
    const { found } = within(`<ul>${'<li><a href="/x">A headline of one more release</a></li>'.repeat(20_000)}</ul>`);
    expect(found.rejected?.reason).toBe('listing');
  });

  it('reads over NULs, vertical tabs and zero-width letters', () => {
    const { text } = within(
      `<h1>Talks end</h1><p>\0The mini\u200bstry\vannounced\0 on Tuesday that the two sides had agreed to continue their work.</p>`,
    );
    expect(text).toBe('The ministry announced on Tuesday that the two sides had agreed to continue their work.');
  });

  it('keeps a picture of 10 MB inside its attribute', () => {
    expect(
      within(`<p><img src="data:image/png;base64,${'A'.repeat(10_000_000)}">${SENTENCE}</p>${ARTICLE}`).text.length,
    ).toBeLessThan(1000);
  });

  it('survives scripts that never end and never pause', () => {
    expect(within(`${ARTICLE}<script>${'x\r'.repeat(500_000)}${'y'.repeat(5_000_000)}\u{1f600}`).text).toContain(
      'announced',
    );
  });

  it('survives a million broken strings in page data', () => {
    expect(within(`<title>x</title><script>${'"body":"\\'.repeat(500_000)}</script>`).text).toBe('');
  });

  it('reads right-to-left text', () => {
    const line = 'أعلنت الوزارة يوم الثلاثاء أن الجانبين اتفقا على مواصلة العمل المشترك خلال العام المقبل. ';
    expect(
      within(`<html dir=rtl><h1>بيان</h1><div><p>${line.repeat(3)}</p><p>${line.repeat(2)}</p></div>`).text,
    ).toContain('أعلنت');
  });

  it('keeps the text of both articles of a page together', () => {
    const { text } = within(
      `<article>${ARTICLE}</article><article><h1>Second</h1><p>Second text. ${SENTENCE.repeat(4)}</p></article>`,
    );
    expect(text).toContain('announced');
  });
});
