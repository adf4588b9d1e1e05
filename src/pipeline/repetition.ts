import { setImmediate } from 'node:timers/promises';
import { looksBinary } from '../decode/binary.ts';
import { decode } from '../decode/decode.ts';
import { parseText } from '../document/text.ts';
import { BoilerplateCounter, groupOf } from '../extract/repetition.ts';
import { sniffFormat } from '../formats/sniff.ts';
import type { Capture } from '../model/capture.ts';
import { CommuniqueError } from '../model/error.ts';
import type { Hints } from '../model/outcome.ts';
import type { BatchSource } from './ingest.ts';
import type { Knowledge } from './normalize.ts';
import { textMembers } from './read-text.ts';

/**
 * The first pass over a batch: counts the lines of its texts, so that the second can tell what recurs in a source's
 * releases. Order-independent; a source that cannot be read says so in the second pass.
 */
export async function countRepetition(
  sources: AsyncIterable<BatchSource>,
  hints: Hints,
  signal: AbortSignal,
): Promise<(capture: Capture) => Knowledge> {
  const counter = new BoilerplateCounter();
  for await (const source of sources) {
    await setImmediate(); // small files are read at once: SIGINT needs a turn of the event loop
    if (signal.aborted) break;
    try {
      await count(await source.capture(), hints, counter);
    } catch (error) {
      if (!(error instanceof CommuniqueError)) throw error;
    }
  }
  return (capture) => ({ boilerplate: counter.recurring(groupOf(capture.path, capture.url)) });
}

async function count(capture: Capture, hints: Hints, counter: BoilerplateCounter): Promise<void> {
  if (looksBinary(capture.bytes) !== undefined) return;
  const decoded = await decode(capture.bytes, {});
  if (sniffFormat(decoded.text) !== 'text') return;
  const group = groupOf(capture.path, capture.url);
  for (const member of textMembers(decoded, hints).members) {
    counter.add(
      group,
      parseText(member.text).blocks.map((block) => block.text),
    );
  }
}
