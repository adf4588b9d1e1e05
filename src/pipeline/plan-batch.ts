import { setImmediate } from 'node:timers/promises';
import type { Plan } from '../archive/plan.ts';
import { placeOf, prepare, toldOf } from './ingest.ts';
import type { BatchSource, ItemResult, Normalize } from './ingest.ts';

/** Reads and normalizes sources as a batch does, and tells what it would write. */
export async function* planBatch(
  sources: AsyncIterable<BatchSource>,
  { plan, normalize, signal }: { readonly plan: Plan; readonly normalize: Normalize; readonly signal: AbortSignal },
): AsyncGenerator<ItemResult> {
  for await (const source of sources) {
    await setImmediate(); // small files are read at once: SIGINT needs a turn of the event loop
    if (signal.aborted) return;
    const { incoming, results } = await prepare(source, normalize);
    for (const item of incoming) {
      yield {
        source: source.name,
        ...placeOf(item.capture, item.member),
        ...(await plan.add(item)),
        ...toldOf(item),
      };
    }
    yield* results;
  }
}
