import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { looksBinary } from '../../src/decode/binary.ts';
import { bytes, encode, utf8 } from './encode.ts';
import { SAMPLES } from './samples.ts';

describe('looksBinary', () => {
  it.each([
    ['\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'a PNG picture'],
    ['\xff\xd8\xff\xe0\0\x10JFIF', 'a JPEG picture'],
    ['GIF89a\x01\0', 'a GIF picture'],
    ['RIFF\x24\x10\0\0WEBPVP8 ', 'a WebP picture'],
    ['%PDF-1.7\n%\xe2\xe3', 'a PDF document'],
    ['{\\rtf1\\ansi', 'an RTF document'],
    ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'a Word, Excel or Outlook document'],
    ['PK\x03\x04\x14\0', 'a zip container (zip, docx, xlsx, odt, epub)'],
    ['\0\0\0\x18ftypmp42', 'an MP4 video'],
    ['SQLite format 3\0', 'an SQLite database'],
    ['WARC/1.1\r\nWARC-Type: warcinfo\r\n', 'a web archive (WARC)'],
  ])('%j', (head, kind) => {
    expect(looksBinary(bytes(head))).toBe(kind);
  });

  it('knows real files', () => {
    expect(looksBinary(readFileSync(process.execPath))).toBe('a program (ELF)');
    expect(looksBinary(gzipSync('text'))).toBe('a gzip file');
    expect(looksBinary(execFileSync('tar', ['-c', '-C', import.meta.dirname, 'encode.ts']))).toBe('a tar container');
    const noise = Buffer.from(SAMPLES.map(({ text }) => text).join(''));
    expect(looksBinary(deflateSync(noise))).toBe('binary data');
    expect(looksBinary(brotliCompressSync(noise))).toBe('binary data');
  });

  it('takes no text for a binary file', () => {
    for (const { text, iconv } of SAMPLES) expect(looksBinary(encode(text, iconv))).toBeUndefined();
    for (const text of ['', 'BM', 'MZ and other brands', 'GIF pictures', 'PK', 'a\0b', '\ufeffText', '[31m'])
      expect(looksBinary(utf8(text))).toBeUndefined();
  });
});
