import { appendFileSync, createReadStream, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { WARCParser } from 'warcio';
import { describe, expect, it } from 'vitest';
import { initArchive } from '../../src/archive/archive.ts';
import { CaptureReader } from '../../src/archive/capture-reader.ts';
import { CaptureStore } from '../../src/archive/capture-store.ts';
import type { CaptureRef } from '../../src/archive/capture-store.ts';
import type { Capture } from '../../src/model/capture.ts';
import { aCapture } from './made-up.ts';
import { freshFolder, tree } from './world.ts';

async function append(root: string, ...captures: readonly Capture[]): Promise<CaptureRef[]> {
  const store = new CaptureStore(initArchive(root).layout, 'test 1');
  try {
    return await store.append(captures);
  } finally {
    store.close();
  }
}

const warc = (root: string, name = '2026-01-02.warc.gz'): string => join(root, '.communique/captures', name);

interface Read {
  readonly type: string | null;
  readonly headers: Record<string, string>;
  readonly status?: string | number | undefined;
  readonly http: Record<string, string>;
  readonly payload: string;
}

const lowerCased = (headers: Iterable<[string, string]>): Record<string, string> =>
  Object.fromEntries([...headers].map(([name, value]) => [name.toLowerCase(), value]));

/** All records of a file, as the `warcio` package reads them. */
async function readWithWarcio(path: string): Promise<Read[]> {
  const records: Read[] = [];
  const stream = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
  for await (const record of new WARCParser(stream)) {
    const payload = Buffer.from(await record.readFully(true)).toString('utf8');
    records.push({
      type: record.warcType,
      headers: lowerCased(record.warcHeaders.headers),
      status: record.httpHeaders?.statusCode,
      http: lowerCased(record.httpHeaders?.headers ?? []),
      payload,
    });
  }
  return records;
}

const PAGE = aCapture('<h1>Страница</h1>', {
  url: 'https://example.org/a',
  finalUrl: 'https://example.org/b?x=1',
  redirects: ['https://example.org/r'],
  headers: [
    ['Content-Type', 'text/html; charset=utf-8'],
    ['Content-Encoding', 'gzip'],
    ['Content-Length', '12'],
    ['Transfer-Encoding', 'chunked'],
    ['X-Odd', 'a\r\nInjected: 1'],
  ],
});

describe('CaptureStore', () => {
  it('writes WARC 1.1 that other tools read', async () => {
    const root = freshFolder();
    const file = aCapture('Текст', { path: '/home/someone/secret/dump 1.txt' });
    await append(root, PAGE, file);
    const [info, page, dump, ...rest] = await readWithWarcio(warc(root));
    expect(rest).toEqual([]);
    expect(info?.type).toBe('warcinfo');
    expect(page).toMatchObject({ type: 'response', payload: '<h1>Страница</h1>', status: 200 });
    expect(page?.headers).toMatchObject({
      'warc-target-uri': 'https://example.org/b?x=1',
      'warc-date': '2026-01-02T12:00:00Z',
      'warc-payload-digest': `sha256:${PAGE.sha256}`,
    });
    expect(page?.http).toMatchObject({
      'x-orig-content-encoding': 'gzip',
      'content-length': '25',
      'x-odd': 'a Injected: 1',
    });
    expect(Object.keys(page?.http ?? {})).not.toContain('injected');
    expect(dump).toMatchObject({ type: 'resource', payload: 'Текст' });
    expect(dump?.headers['warc-target-uri']).toBe(`urn:sha256:${file.sha256}`);
    expect(dump?.headers['communique-file-name']).toBe('dump 1.txt');
    expect(gunzipSync(readFileSync(warc(root))).toString('utf8')).not.toContain('someone');
  });

  it('gives captures back as they were made, with and without its index', async () => {
    const root = freshFolder();
    const file = aCapture('a\r\n\r\nb\0', { path: '2021/x.txt', member: 'm.txt' });
    const refs = await append(root, PAGE, file);
    const layout = initArchive(root).layout;
    for (const indexed of [true, false]) {
      if (!indexed) rmSync(layout.captureIndex);
      const reader = new CaptureReader(layout);
      const [page, dump] = refs.map((ref) => reader.read(`${ref.file}#${ref.id}`));
      expect(page).toEqual({ ...PAGE, headers: [...(PAGE.headers ?? []).slice(0, 4), ['X-Odd', 'a Injected: 1']] });
      expect(dump).toEqual(file);
      expect(reader.read('../../x.warc.gz#urn:uuid:1')).toBeUndefined();
      expect(reader.read(`${refs[0]?.file}#urn:uuid:00000000-0000-8000-8000-000000000000`)).toBeUndefined();
      reader.close();
    }
  });

  it('writes a file once and notes a page that has not changed', async () => {
    const root = freshFolder();
    const file = aCapture('text');
    const [first, again] = await append(root, file, { ...file, path: 'copy.txt' });
    expect(again).toEqual(first);
    expect(await append(root, { ...file, retrieved: '2026-01-02T13:00:00Z' })).toEqual([first]);
    const [page] = await append(root, PAGE);
    const later = { ...PAGE, retrieved: '2026-01-02T13:00:00Z' };
    expect(await append(root, later)).toEqual([page]);
    const before = tree(root);
    expect(await append(root, later, PAGE)).toEqual([page, page]);
    expect(tree(root)).toEqual(before);
    const records = await readWithWarcio(warc(root));
    expect(records.map(({ type }) => type)).toEqual(['warcinfo', 'resource', 'response', 'revisit']);
    expect(records[3]?.headers['warc-refers-to']).toBe(`<${page?.id}>`);
  });

  it('begins a file a day', async () => {
    const root = freshFolder();
    await append(root, aCapture('a'), aCapture('b', { retrieved: '2026-01-03T00:00:00Z' }));
    expect((await readWithWarcio(warc(root, '2026-01-03.warc.gz'))).map(({ type }) => type)).toEqual([
      'warcinfo',
      'resource',
    ]);
  });

  it('cuts off a record that a killed writer left torn, at any byte', async () => {
    const root = freshFolder();
    await append(root, aCapture('one'));
    const whole = statSync(warc(root)).size;
    const kept = tree(root);
    await append(root, aCapture('two'));
    const both = tree(root);
    const end = statSync(warc(root)).size;
    for (const size of [whole + 1, whole + 9, whole + 40, Math.floor((whole + end) / 2), end - 1]) {
      truncateSync(warc(root), size);
      writeFileSync(join(root, '.communique/captures.index'), kept['.communique/captures.index'] ?? '');
      await append(root, aCapture('two'));
      expect(tree(root)).toEqual(both);
    }
  });

  it('takes up a record that was written but not indexed', async () => {
    const root = freshFolder();
    const [one] = await append(root, aCapture('one'));
    const index = readFileSync(join(root, '.communique/captures.index'));
    const [two] = await append(root, aCapture('two'));
    const whole = tree(root);
    writeFileSync(join(root, '.communique/captures.index'), index.subarray(0, -5));
    await append(root, aCapture('three'));
    expect(await append(root, aCapture('one'), aCapture('two'))).toEqual([one, two]);
    expect(
      tree(root)['.communique/captures/2026-01-02.warc.gz']?.startsWith(
        whole['.communique/captures/2026-01-02.warc.gz'] ?? '?',
      ),
    ).toBe(true);
  });

  it('leaves a file alone that is damaged in its middle or not its own', async () => {
    const root = freshFolder();
    await append(root, aCapture('one'), aCapture('two'));
    const bytes = readFileSync(warc(root));
    bytes.fill(0x55, 30, 60);
    writeFileSync(warc(root), bytes);
    rmSync(join(root, '.communique/captures.index'));
    writeFileSync(warc(root, '2026-01-02-2.warc.gz'), 'not a WARC file');
    const [ref] = await append(root, aCapture('three'));
    expect(ref?.file).toBe('2026-01-02-3.warc.gz');
    expect(readFileSync(warc(root))).toEqual(bytes);
    expect(readFileSync(warc(root, '2026-01-02-2.warc.gz'), 'utf8')).toBe('not a WARC file');
  });

  it('reads its files anew when the index is ahead of them', async () => {
    const root = freshFolder();
    await append(root, aCapture('one'));
    const size = statSync(warc(root)).size;
    await append(root, aCapture('two'));
    truncateSync(warc(root), size);
    const [two] = await append(root, aCapture('three'), aCapture('two')).then((refs) => refs.slice(1));
    const reader = new CaptureReader(initArchive(root).layout);
    expect(Buffer.from(reader.read(`${two?.file}#${two?.id}`)?.bytes ?? []).toString()).toBe('two');
    reader.close();
  });

  it('does not take a torn line of its index for a record', async () => {
    const root = freshFolder();
    const [one] = await append(root, aCapture('one'));
    appendFileSync(join(root, '.communique/captures.index'), 'deadbeef');
    expect(await append(root, aCapture('one'))).toEqual([one]);
  });
});
