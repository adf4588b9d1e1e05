import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../../src/decode/decode.ts';
import { encode } from './encode.ts';
import { SAMPLES } from './samples.ts';

const page = (text: string, label: string, padding = 0): string =>
  `<!DOCTYPE html><html><head><!-- ${'x'.repeat(padding)} --><script charset="utf-8" src="a.js"></script>` +
  `<meta http-equiv="Content-Type" content="text/html; charset=${label}"><title>t</title></head><body><p>${text}</p></body></html>`;

describe.each(SAMPLES)('$iconv ($lang)', ({ text, iconv, label, charset }) => {
  const bytes = encode(text, iconv);

  it('is read when the header says so', async () => {
    const decoded = await decode(bytes, { contentType: `text/plain; charset=${label}` });
    expect(decoded.text).toBe(text);
    expect(decoded.charset).toBe(charset);
  });

  it('is read when the page says so, near and far', async () => {
    for (const padding of [0, 5000]) {
      const html = page(text, label, padding);
      expect((await decode(encode(html, iconv), { contentType: 'text/html' })).text).toBe(html);
    }
  });

  it('is read when nothing says so', async () => {
    expect((await decode(bytes)).text).toBe(text);
  });

  it('is read when the header wrongly says UTF-8', async () => {
    expect((await decode(bytes, { contentType: 'text/html; charset=utf-8' })).text).toBe(text);
  });

  it('is read when it was saved as UTF-8 and kept its label', async () => {
    const html = page(text, label);
    expect(await decode(new TextEncoder().encode(html), { contentType: `text/html; charset=${label}` })).toMatchObject({
      text: html,
      charset: 'utf-8',
      evidence: 'utf-8',
    });
  });
});

const UNICODE = /^utf-|^iso-2022/;
const legacy = SAMPLES.filter(({ charset }) => !UNICODE.test(charset));

describe('legacy text in short lines', () => {
  it.each(legacy)('$iconv ($lang) is not taken for UTF-8', async ({ text, iconv, label }) => {
    const lines = text.replace(/(.{3})/gu, '$1\n');
    const options = { contentType: `text/plain; charset=${label}` };
    expect((await decode(encode(lines, iconv), options)).text).toBe(lines);
  });
});

describe('a wrong label', () => {
  const foreign = legacy.filter(({ lang }) => !/^(?:en|fr|de|is|pl|hu|cs|tr|lt|lv)$/.test(lang));
  it.each(foreign)('of a server that says ISO-8859-1 is overruled: $iconv ($lang)', async ({ text, iconv }) => {
    const decoded = await decode(encode(text, iconv), { contentType: 'text/html; charset=ISO-8859-1' });
    expect(decoded.text).toBe(text);
    expect(decoded.warnings).toEqual([expect.stringMatching(/^declared as windows-1252, but the bytes are /)]);
  });

  it.each(foreign)(
    'in the header gives way to a right one in the page: $iconv ($lang)',
    async ({ text, iconv, label }) => {
      const html = page(text, label);
      const decoded = await decode(encode(html, iconv), { contentType: 'text/html; charset=ISO-8859-1' });
      expect(decoded).toMatchObject({ text: html, evidence: 'meta' });
    },
  );
});

describe('any bytes', () => {
  it('are decoded without failing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.string({ maxLength: 40 }), async (bytes, contentType) => {
        const { text } = await decode(bytes, { contentType });
        expect(text).not.toMatch(/[\0-\x08\x0b\x0e-\x1f\x7f-\x9f\ufeff]/);
      }),
      { numRuns: 300 },
    );
  });

  it('are decoded without failing when they look like a page with a broken declaration', async () => {
    const part = fc.constantFrom(
      '<meta ',
      'charset',
      '=',
      '"',
      "'",
      'gbk',
      'content',
      'http-equiv=content-type ',
      '>',
      '<!--',
      '-->',
      '<script',
      '</script',
      '\0',
      'é',
      ';',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 30 }), async (parts) => {
        const { charset } = await decode(Buffer.from(parts.join(''), 'latin1'));
        expect(charset).not.toBe('');
      }),
      { numRuns: 500 },
    );
  });
});
