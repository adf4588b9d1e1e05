// Runs one batch in a process of its own, so that the tests can kill it: node --import tsx batch-child.ts ROOT COUNT.
import { createHash } from 'node:crypto';
import { initArchive } from '../../src/archive/archive.ts';
import { ArchiveWriter } from '../../src/archive/writer.ts';
import { processOwner } from '../../src/cli/owner.ts';
import type { Capture } from '../../src/model/capture.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import { runBatch } from '../../src/pipeline/batch.ts';
import type { BatchSource } from '../../src/pipeline/ingest.ts';
import { aRelease } from '../archive/made-up.ts';

const NOW = new Date('2026-01-02T12:00:00Z');

/** Made-up dumps: every 7th is a second copy, every 11th a later text of an address, every 13th is no article. */
async function* dumps(count: number): AsyncGenerator<BatchSource> {
  for (let i = 0; i < count; i++) {
    const n = i % 7 === 6 ? i - 3 : i;
    const bytes = Buffer.from(`Release ${n % 40}\n${`Paragraph ${n} of the release. `.repeat(20)}`);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const url = i % 11 === 10 ? { url: `https://example.org/${i % 30}`, fetched: true } : { fetched: false };
    const capture: Capture = { bytes, sha256, retrieved: '2026-01-02T12:00:00Z', path: `${i}.txt`, ...url };
    yield { name: `${i}.txt`, capture: () => Promise.resolve(capture) };
  }
}

export function normalizeDump(capture: Capture): Promise<readonly Outcome[]> {
  const [title = '', text = ''] = Buffer.from(capture.bytes).toString().split('\n');
  const n = Number(/\d+ of/.exec(text)?.[0].slice(0, -3));
  if (n % 13 === 12) return Promise.resolve([{ kind: 'rejected', reason: 'stub', message: `${title}: a stub` }]);
  const day = String(1 + (n % 5)).padStart(2, '0');
  const date = { value: `2021-12-${day}`, precision: 'day', source: 'text', raw: '' } as const;
  return Promise.resolve([{ kind: 'release', release: aRelease(title, text, { date }) }]);
}

const [root = '', count = '0'] = process.argv.slice(2);
if (root !== '') {
  const { layout } = initArchive(root);
  const writer = new ArchiveWriter(layout, { owner: processOwner(), now: () => NOW });
  process.stdout.write('begun\n');
  const summary = await runBatch(dumps(Number(count)), {
    writer,
    normalize: normalizeDump,
    name: 'test',
    signal: new AbortController().signal,
  });
  writer.close();
  process.stdout.write(`${JSON.stringify(summary.counts)}\n`);
}
