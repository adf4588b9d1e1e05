import { describe, expect, it } from 'vitest';
import { decode } from '../../src/decode/decode.ts';
import { bytes, encode, utf8 } from './encode.ts';
import { SAMPLES } from './samples.ts';

const sample = (lang: string): string => SAMPLES.find((row) => row.lang === lang)?.text ?? '';
const joined = (...parts: Uint8Array[]): Uint8Array => Buffer.concat(parts);

describe('damaged UTF-8', () => {
  it.each(['ru', 'zh', 'ko', 'pl'])('with one bad byte stays UTF-8 (%s)', async (lang) => {
    const text = sample(lang).repeat(3);
    const damaged = utf8(text);
    damaged[damaged.findIndex((byte) => byte > 0x7f)] = 0xff;
    const decoded = await decode(damaged);
    expect(decoded.charset).toBe('utf-8');
    expect(decoded.text.slice(-200)).toBe(text.slice(-200));
    expect(decoded.warnings.join()).toMatch(/damaged/);
  });

  it('with several bad bytes in a short Latin text stays UTF-8', async () => {
    const text =
      'Das Ministerium für Häfen öffnet die Fähren, größer und schöner als früher.\n\nDie Brücke ist für Fußgänger.\n';
    const raw = utf8(text);
    const at = raw.indexOf(0xc3);
    const decoded = await decode(
      joined(raw.subarray(0, at), Uint8Array.of(0xfc), raw.subarray(at + 2), Uint8Array.of(0x80, 0x81, 0xff)),
    );
    expect(decoded.charset).toBe('utf-8');
    expect(decoded.text).toContain('Häfen öffnet die Fähren, größer und schöner als früher.');
  });

  it('cut off in the middle of a character stays UTF-8', async () => {
    const decoded = await decode(utf8('Éva').subarray(0, 4));
    expect(decoded.text).toBe('Éva');
    const cut = await decode(utf8('Ministère €').subarray(0, -1));
    expect(cut).toMatchObject({ text: 'Ministère \ufffd', charset: 'utf-8' });
  });

  it('is kept under a label that says otherwise', async () => {
    const text = sample('ja').repeat(2);
    const damaged = joined(utf8(text), Uint8Array.of(0xe3, 0x81), utf8(`!\n${text}`));
    const decoded = await decode(damaged, { contentType: 'text/html; charset=Shift_JIS' });
    expect(decoded).toMatchObject({ text: `${text}\ufffd!\n${text}`, charset: 'utf-8' });
  });

  it('gets its stray windows-1252 punctuation back', async () => {
    const decoded = await decode(
      joined(utf8(sample('pl').repeat(2)), bytes('The minister\x92s word \x96 in full: \x93yes\x94.\n')),
    );
    expect(decoded.text).toContain('The minister’s word – in full: “yes”.');
    expect(decoded.text).not.toContain('\ufffd');
  });

  it('gets the accents of a line that was pasted from elsewhere back', async () => {
    const decoded = await decode(
      joined(utf8(sample('fr').repeat(4)), bytes('caf\xe9 et th\xe9\n'), utf8(sample('fr'))),
    );
    expect(decoded.text).toContain('café et thé\n');
    expect(decoded.warnings).toEqual(['mixed: some lines are windows-1252, the others UTF-8']);
  });
});

describe('a file joined from sources in several charsets', () => {
  it.each([
    ['zh', 'GB18030', 'gb18030'],
    ['ru', 'CP1251', 'windows-1251'],
    ['ru', 'KOI8-R', 'koi8-r'],
    ['ja', 'EUC-JP', 'euc-jp'],
    ['ko', 'CP949', 'euc-kr'],
    ['ar', 'CP1256', 'windows-1256'],
  ])('is read line by line: UTF-8 and %s in %s', async (lang, iconv, charset) => {
    const text = sample(lang);
    const decoded = await decode(
      joined(utf8(sample('en')), utf8(text), encode(text, iconv), utf8(sample('tw')), utf8(text)),
    );
    expect(decoded.text).toBe(sample('en') + text + text + sample('tw') + text);
    expect(decoded.warnings).toEqual([`mixed: some lines are ${charset}, the others UTF-8`]);
  });
});

describe('repairs', () => {
  it.each([
    [
      'C1 controls',
      'The Bank\u0092s rate \u0096 unchanged',
      'The Bank’s rate – unchanged',
      'C1 controls read as windows-1252: 2',
    ],
    ['undefined C1 controls', 'a\u0081b', 'ab', 'C1 controls read as windows-1252: 1'],
    [
      'mojibake of quotes',
      'donâ€™t â€œquoteâ€\u009d â€“ yes',
      'don’t “quote” – yes',
      'UTF-8 misread as windows-1252 repaired: 4',
    ],
    ['mojibake by way of ISO-8859-1', 'donâ\u0080\u0099t', 'don’t', 'UTF-8 misread as windows-1252 repaired: 1'],
    ['mojibake of accents', 'CafÃ© et thÃ©', 'Café et thé', 'UTF-8 misread as windows-1252 repaired: 2'],
    ['mojibake of Cyrillic', 'ÐœÐ¾Ñ\u0081ÐºÐ²Ð°', 'Москва', 'UTF-8 misread as windows-1252 repaired: 6'],
    ['mojibake of Chinese', 'ä¸\u00adå›½', '中国', 'UTF-8 misread as windows-1252 repaired: 2'],
    ['controls', 'a\0b\x01c\x7fd\ufeffe', 'abcde', 'control characters removed: 4'],
    ['terminal colours', '\x1b[31mred\x1b[0m', 'red', 'control characters removed: 9'],
    ['form feeds are kept', 'page 1\f\r\n\tpage 2', 'page 1\f\r\n\tpage 2', undefined],
    ['vertical tabs', 'line\x0bbreak', 'line\nbreak', undefined],
    [
      'real text is kept: one pair may be meant',
      'prix : 5 Â« environ Â»',
      'prix : 5 « environ »',
      'UTF-8 misread as windows-1252 repaired: 2',
    ],
    ['real text is kept: capitals with tilde', 'NÃO à VISÃ©O', 'NÃO à VISÃ©O', undefined],
    [
      'real text is kept: no-break spaces after é',
      'la « naïveté » et l’égalité »',
      'la « naïveté » et l’égalité »',
      undefined,
    ],
    ['real text is kept: dashes after é', 'je těžké – s médii –', 'je těžké – s médii –', undefined],
    ['real text is kept: marks', 'NESTOR CAFÉ® ET THÉ®', 'NESTOR CAFÉ® ET THÉ®', undefined],
    ['real text is kept: soft hyphens', 'Groß\u00adv\u00adä\u00adter', 'Groß\u00adv\u00adä\u00adter', undefined],
    ['mojibake made twice', 'donÃ¢â‚¬â„¢t', 'don’t', 'UTF-8 misread as windows-1252 repaired: 4'],
    ['real text is kept: a single pair', 'le mot Â©', 'le mot Â©', undefined],
  ])('%s', async (_, before, after, warning) => {
    expect(await decode(utf8(before))).toMatchObject({ text: after, warnings: warning === undefined ? [] : [warning] });
  });

  it('leaves all sample texts alone', async () => {
    for (const { text } of SAMPLES) expect(await decode(utf8(text))).toMatchObject({ text, warnings: [] });
  });
});

describe('bytes printed by Python', () => {
  it.each([
    ["b'Caf\\xc3\\xa9\\xc2\\xa0: \\'yes\\'\\nnext\\tline'", "Café\u00a0: 'yes'\nnext\tline"],
    ['b"\\xe4\\xb8\\xad\\xe5\\x9b\\xbd\\\\n"\n', '中国\\n'],
  ])('%s', async (literal, text) => {
    expect(await decode(bytes(literal))).toMatchObject({
      text,
      warnings: ['bytes printed as a Python literal undone'],
    });
  });

  it.each(["b'plain words'", 'b"', "b'a\\n", "bb'\\n'", "b'\u00e9\\n'"])('%s is left alone', async (text) => {
    expect(await decode(utf8(text))).toMatchObject({ text, warnings: [] });
  });
});

describe('large hostile files', () => {
  it.each([
    ['controls', 'a\x01'],
    ['C1 controls', 'a\u0092'],
    ['mojibake', 'â€™'],
    ['mojibake in one run', 'ä¸\u00ad'],
    ['pairs', 'Ã© Ã'],
  ])('of %s are read in time', async (_, unit) => {
    const text = unit.repeat(600_000);
    const decoded = await decode(utf8(text));
    expect(decoded.text.length).toBeLessThanOrEqual(text.length);
    expect(decoded.charset).toBe('utf-8');
  });

  it('of charsets that alternate line by line are read in time', async () => {
    const { text } = await decode(
      joined(...Array.from({ length: 20_000 }, () => bytes('\xc3\xa9\xe2\x80\x99\xe2\x80\x99\n\xe9\n'))),
    );
    expect(text.match(/é’’/g)?.length).toBe(20_000);
  });
});

describe('byte order marks', () => {
  it.each([
    ['UTF-8', '\xef\xbb\xbf', 'utf-8'],
    ['UTF-16LE', '\xff\xfe', 'utf-16le'],
    ['UTF-16BE', '\xfe\xff', 'utf-16be'],
  ])('%s is obeyed and taken off', async (iconv, mark, charset) => {
    const decoded = await decode(joined(bytes(mark), encode(sample('zh'), iconv)), {
      contentType: 'text/html; charset=gbk',
    });
    expect(decoded).toEqual({ text: sample('zh'), charset, evidence: 'bom', warnings: [] });
  });

  it('may stand alone, or before nothing but half a character', async () => {
    for (const mark of ['\xef\xbb\xbf', '\xff\xfe', '\xfe\xff']) expect((await decode(bytes(mark))).text).toBe('');
    expect((await decode(bytes('\xff\xfea'))).text).toBe('\ufffd');
  });
});

describe('declarations', () => {
  const greek = encode('Υπουργείο', 'ISO-8859-7');
  const read = async (before: string): Promise<string> => (await decode(joined(bytes(before), greek))).charset;

  it.each([
    '<meta charset=iso-8859-7>',
    "<META CONTENT='text/html; charset = iso-8859-7' HTTP-EQUIV='Content-Type'>",
    '<!-- <meta charset="utf-8"> --><meta charset="iso-8859-7"/>',
    '<script>"<meta charset=\'windows-1251\'>"</script><meta charset="iso-8859-7">',
    '<meta name="x" content="charset=gbk"><meta charset="nonsense"><meta charset="greek">',
    '<?xml version="1.0" encoding="ISO-8859-7"?>',
  ])('%s', async (before) => {
    expect(await read(before)).toBe('iso-8859-7');
  });

  it('count only when the input may be a page', async () => {
    const decoded = await decode(joined(bytes('<meta charset=iso-8859-5>'), greek), { html: false });
    expect(decoded.evidence).toBe('detected');
  });

  it('decide about a few double bytes that happen to be UTF-8', async () => {
    const korean = encode('징징 ', 'EUC-KR'); // C2A1: also the UTF-8 of ¡
    expect((await decode(korean, { contentType: 'text/plain; charset=euc-kr' })).text).toBe('징징 ');
    expect((await decode(korean)).text).toBe(new TextDecoder().decode(korean));
  });
});
