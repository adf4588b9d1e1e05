import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { initArchive } from '../../src/archive/archive.ts';
import { ArchiveWriter } from '../../src/archive/writer.ts';
import { CommuniqueError } from '../../src/model/error.ts';
import { runBatch } from '../../src/pipeline/batch.ts';
import type { BatchOptions, BatchSummary } from '../../src/pipeline/batch.ts';
import type { BatchSource, ItemResult } from '../../src/pipeline/ingest.ts';
import { aCapture, aRelease } from '../archive/made-up.ts';
import { NOON, OWNER, freshFolder, markdownFiles, tree } from '../archive/world.ts';

const source = (name: string, text: string): BatchSource => ({
  name,
  capture: () => Promise.resolve(aCapture(text, { path: name })),
});

async function* listed(...sources: readonly BatchSource[]): AsyncGenerator<BatchSource> {
  for (const one of sources) yield await Promise.resolve(one);
}

const normalize: BatchOptions['normalize'] = (capture) => {
  const text = Buffer.from(capture.bytes).toString();
  if (text.startsWith('STUB'))
    return Promise.resolve([{ kind: 'rejected', reason: 'stub', message: `${capture.path}: a stub` }]);
  if (text.startsWith('BUG')) return Promise.reject(new TypeError('x is undefined'));
  return Promise.resolve(
    text.split('\f').map((part, i, all) => {
      const member = all.length > 1 ? { member: `#${i + 1}` } : {};
      return { kind: 'release' as const, ...member, release: aRelease(part.split('\n')[0], part) };
    }),
  );
};

async function run(
  root: string,
  sources: AsyncIterable<BatchSource>,
  options: Partial<BatchOptions> = {},
): Promise<{ summary: BatchSummary; results: ItemResult[] }> {
  const writer = new ArchiveWriter(initArchive(root).layout, { owner: OWNER, now: () => NOON });
  const results: ItemResult[] = [];
  const { signal } = new AbortController();
  try {
    const onResult = (result: ItemResult): void => void results.push(result);
    const summary = await runBatch(sources, { writer, normalize, name: 'test', signal, onResult, ...options });
    return { summary, results };
  } finally {
    writer.close();
  }
}

const gone: BatchSource = {
  name: 'gone.txt',
  capture: () => Promise.reject(new CommuniqueError('not-found', 'gone.txt: no such file')),
};

describe('runBatch', () => {
  it('counts what became of each source, in order; a failing one does not end it', async () => {
    const root = freshFolder();
    const { summary, results } = await run(
      root,
      listed(source('a', 'A'), gone, source('b', 'STUB'), source('c', 'BUG'), source('d', 'A'), source('e', 'E1\fE2')),
    );
    expect(results.map(({ source: name, status, member }) => [name, status, member])).toEqual([
      ['a', 'new', undefined],
      ['gone.txt', 'failed', undefined],
      ['b', 'not-article', undefined],
      ['c', 'failed', undefined],
      ['d', 'unchanged', undefined],
      ['e', 'new', '#1'],
      ['e', 'new', '#2'],
    ]);
    expect(results[1]).toMatchObject({ reason: 'not-found', message: 'gone.txt: no such file' });
    expect(results[3]?.message).toBe('c: internal error (x is undefined); please report it');
    expect(summary).toMatchObject({ resumed: 0, interrupted: false });
    expect(summary.counts).toMatchObject({ new: 3, unchanged: 1, failed: 2, 'not-article': 1 });
    expect(markdownFiles(root)).toEqual(['2021/12/18/a.md', '2021/12/18/e1.md', '2021/12/18/e2.md']);
  });

  it('keeps the order of the sources however long each takes', async () => {
    const slow = (name: string, milliseconds: number): BatchSource => ({
      name,
      capture: async () => {
        await new Promise((resolve) => {
          setTimeout(resolve, milliseconds);
        });
        return aCapture(`Same title\n${name}`, { path: name });
      },
    });
    const [one, two] = [freshFolder(), freshFolder()];
    const { results } = await run(one, listed(slow('a', 400), slow('b', 5), slow('c', 20)), { width: 3 });
    expect(results.map(({ path }) => path)).toEqual(['', '-2', '-3'].map((n) => `2021/12/18/same-title${n}.md`));
    await run(two, listed(slow('a', 0), slow('b', 5), slow('c', 0)), { width: 1 });
    expect(tree(two)).toEqual(tree(one));
  });

  it('ends at an interruption with a whole archive, and goes on from there', async () => {
    const sources = Array.from({ length: 600 }, (_, i) => source(`${i}`, `Title ${i}`));
    const [root, whole] = [freshFolder(), freshFolder()];
    const controller = new AbortController();
    const stop = (result: ItemResult): void => {
      if (result.source === '100') controller.abort();
    };
    const first = await run(root, listed(...sources), { signal: controller.signal, onResult: stop });
    expect(first.summary.interrupted).toBe(true);
    expect(first.summary.counts.new).toBeLessThan(600);
    expect(existsSync(`${root}/.communique/journal`)).toBe(true);
    expect(existsSync(`${root}/.communique/lock`)).toBe(false);
    const asked: string[] = [];
    const second = await run(root, listed(...sources), {
      normalize: (capture) => {
        asked.push(capture.path ?? '');
        return normalize(capture);
      },
    });
    expect(second.summary.counts.new).toBe(600);
    expect(second.summary.resumed).toBe(first.summary.counts.new);
    expect(asked).toHaveLength(600 - first.summary.counts.new);
    await run(whole, listed(...sources));
    expect(tree(root)).toEqual(tree(whole));
  });

  it('does not ask an address again that was done before the interruption', async () => {
    const root = freshFolder();
    const asked: string[] = [];
    const page = (url: string): BatchSource => ({
      name: url,
      stable: true,
      capture: () => {
        asked.push(url);
        return Promise.resolve(aCapture(url, { url }));
      },
    });
    const controller = new AbortController();
    const pages = ['https://e.org/1', 'https://e.org/2'].map(page);
    await run(root, listed(...pages.slice(0, 1)), { signal: controller.signal, onResult: () => controller.abort() });
    await run(root, listed(...pages));
    expect(asked).toEqual(['https://e.org/1', 'https://e.org/2']);
  });

  it('begins anew when the batch is another one, and does again what did not survive', async () => {
    const root = freshFolder();
    const controller = new AbortController();
    const options = { signal: controller.signal, onResult: () => controller.abort() };
    await run(root, listed(source('a', 'A')), options);
    expect((await run(root, listed(source('a', 'A')), { name: 'other' })).summary).toMatchObject({
      resumed: 0,
      counts: { unchanged: 1 },
    });
  });
});
