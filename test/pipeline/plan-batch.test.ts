import { describe, expect, it } from 'vitest';
import { initArchive } from '../../src/archive/archive.ts';
import { Plan } from '../../src/archive/plan.ts';
import { ArchiveWriter } from '../../src/archive/writer.ts';
import { runBatch } from '../../src/pipeline/batch.ts';
import type { BatchSource, ItemResult, Normalize } from '../../src/pipeline/ingest.ts';
import { planBatch } from '../../src/pipeline/plan-batch.ts';
import { aCapture, aRelease } from '../archive/made-up.ts';
import { NOON, OWNER, freshFolder } from '../archive/world.ts';

const { signal } = new AbortController();

/** Two parts of a large file, of two releases each. */
async function* parts(): AsyncGenerator<BatchSource> {
  for (const member of ['bytes 0-1000', 'bytes 1000-2000']) {
    const capture = aCapture(member, { path: 'all.txt', member });
    yield await Promise.resolve({ name: 'all.txt', capture: () => Promise.resolve(capture) });
  }
}

const normalize: Normalize = ({ member }) =>
  Promise.resolve(
    ['#1', '#2'].map((number) => ({
      kind: 'release' as const,
      member: number,
      release: aRelease(`Quay ${number}`, `Text ${member ?? ''} ${number}`),
    })),
  );

describe('planBatch', () => {
  it('names the places in a large file as the import does', async () => {
    const planned: ItemResult[] = [];
    for await (const item of planBatch(parts(), { plan: new Plan(undefined), normalize, signal })) planned.push(item);
    const done: ItemResult[] = [];
    const writer = new ArchiveWriter(initArchive(freshFolder()).layout, { owner: OWNER, now: () => NOON });
    await runBatch(parts(), { writer, normalize, name: 'test', signal, onResult: (result) => void done.push(result) });
    writer.close();
    expect(done.map(({ member }) => member)).toEqual([
      'bytes 0-1000 #1',
      'bytes 0-1000 #2',
      'bytes 1000-2000 #1',
      'bytes 1000-2000 #2',
    ]);
    expect(planned).toEqual(done);
  });
});
