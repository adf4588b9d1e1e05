import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { splitText } from '../../src/formats/split.ts';
import type { Member } from '../../src/formats/member.ts';
import { partSources } from '../../src/pipeline/part-source.ts';
import type { FoundPart } from '../../src/pipeline/part-source.ts';
import { freshFolder } from '../archive/world.ts';
import { dump } from '../bench/import/dumps.ts';
import { Random } from '../search/random.ts';

const CHILD = fileURLToPath(new URL('part-child.ts', import.meta.url));
const SIZES = { head: 64 * 1024, part: 16 * 1024, most: 64 * 1024 };
const random = new Random(3);
const DUMPS = Array.from({ length: 60 }, (_, i) => dump(i, random));
const accession = (i: number): string => `Document FINTMS00202305${String(i).padStart(4, '0')}aabb000cd`;

/** The same releases, packed in each of the ways that are told apart. */
const PACKED: readonly (readonly [name: string, text: string])[] = [
  ['lines of marks', DUMPS.join('\n###==\n')],
  ['form feeds', DUMPS.join('\f')],
  [
    'dashes before fields',
    DUMPS.map((text, i) => `Title: Quay ${i}\nDate: 2021-03-0${1 + (i % 9)}\nContent: ${text}`).join('\n---\n'),
  ],
  [
    'front matter',
    DUMPS.map((text, i) => `---\ntitle: Quay ${i}\ndate: 2021-03-0${1 + (i % 9)}\n---\n\n${text}`).join('\n'),
  ],
  ['marks of an end', DUMPS.join('\n-30-\n')],
  ['codes', DUMPS.map((text, i) => `HD   Quay ${i}\nWC   9 words\nPD   3 March 2021\nLP   ${text}`).join('\n')],
  ['numbers', DUMPS.map((text, i) => `${i + 1} of 60 DOCUMENTS\n\n${text}`).join('\n')],
  ['addresses', DUMPS.map((text, i) => `[url:https://harbours.example/${i}]\n${text}`).join('\n')],
  ['accession numbers', DUMPS.map((text, i) => `${text}\n${accession(i)}\n`).join('\n')],
  [
    'messages',
    DUMPS.map((text) => `From press@harbours.example Tue Nov 24 02:38:45 2026\nSubject: News\n\n${text}`).join('\n'),
  ],
  ['recurring heads alone', DUMPS.join('\n\n')],
];

async function partsOf(bytes: string | Buffer, split: 'auto' | RegExp = 'auto'): Promise<FoundPart[]> {
  const path = join(freshFolder(), 'all.txt');
  writeFileSync(path, bytes);
  const parts: FoundPart[] = [];
  for await (const part of partSources(path, 'all.txt', split, SIZES)) parts.push(part);
  return parts;
}

async function bytesOf(parts: readonly FoundPart[]): Promise<Buffer[]> {
  return Promise.all(
    parts.map(async (part) => {
      if ('error' in part) throw part.error;
      return Buffer.from(await part.read());
    }),
  );
}

const tidy = ({ text, fields }: Member): unknown => [text.replace(/\n(?:###==|---|-30-)\s*$/, '').trim(), fields];

describe('partSources', () => {
  it.each(PACKED)('cuts a file of %s between its releases', async (_, text) => {
    const parts = await partsOf(text);
    expect(parts.length).toBeGreaterThan(5);
    const pieces = await bytesOf(parts);
    expect(Buffer.concat(pieces).toString()).toBe(text);
    const members = pieces.flatMap((piece) => splitText(piece.toString(), 'auto', true).members);
    expect(members.map(tidy)).toEqual(splitText(text).members.map(tidy));
    expect(members).toHaveLength(60);
  });

  it('names each part by its bytes', async () => {
    const parts = await partsOf(DUMPS.join('\n###==\n'));
    const pieces = await bytesOf(parts);
    let at = 0;
    for (const [i, part] of parts.entries()) {
      const length = pieces[i]?.length ?? 0;
      expect(part).toMatchObject({ name: 'all.txt', member: `bytes ${at}-${at + length - 1}` });
      at += length;
    }
  });

  it('cuts at the lines of a charset that is not UTF-8, and at a pattern', async () => {
    const text = DUMPS.map((one) => one.replaceAll('harbour', 'Hafenbehörde')).join('\n@@@@\n');
    const parts = await partsOf(Buffer.from(text, 'latin1'), /^@@@@$/);
    const pieces = await bytesOf(parts);
    expect(Buffer.concat(pieces).toString('latin1')).toBe(text);
    for (const piece of pieces.slice(1)) expect(piece.toString('latin1')).toMatch(/^Contact us/);
  });

  it('leaves alone what has no several releases at its beginning, and what is no text', async () => {
    expect(await partsOf(`${'A sentence of a long report. '.repeat(20)}\n\n`.repeat(300))).toEqual([]);
    expect(await partsOf(Buffer.alloc(200_000, 7))).toEqual([]);
    expect(await partsOf(`<html><body>${'<p>text</p>'.repeat(20_000)}`)).toEqual([]);
    expect(await partsOf(Buffer.from(DUMPS.join('\n###==\n'), 'utf16le'))).toEqual([]);
  });

  it('says where a text does not end', async () => {
    const parts = await partsOf(`${DUMPS.join('\n###==\n')}\n${'No end of a release. '.repeat(20_000)}`);
    expect(parts.length).toBeGreaterThan(5);
    expect(parts.at(-1)).toMatchObject({
      error: {
        code: 'too-large',
        message: expect.stringMatching(/^all\.txt: no end of a release in \d+ bytes from byte/),
      },
    });
  });

  it('reads a file of 200 MB in a heap of 48', () => {
    const path = join(freshFolder(), 'large.txt');
    const hash = createHash('sha256');
    const block = `${DUMPS.join('\n###==\n')}\n###==\n`.repeat(10);
    for (let size = 0; size < 200e6; size += Buffer.byteLength(block)) {
      appendFileSync(path, block);
      hash.update(block);
    }
    const child = spawnSync(process.execPath, ['--max-old-space-size=48', '--import', 'tsx', CHILD, path], {
      encoding: 'utf8',
    });
    expect(child.stderr).toBe('');
    const { parts, sha256, kilobytes } = JSON.parse(child.stdout);
    expect(sha256).toBe(hash.digest('hex'));
    expect(parts).toBeGreaterThan(190);
    expect(kilobytes).toBeLessThan(300_000);
  });
});
