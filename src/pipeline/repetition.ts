import { looksBinary } from '../decode/binary.ts';
import { decode } from '../decode/decode.ts';
import { parseText } from '../document/text.ts';
import { BoilerplateCounter, groupOf } from '../extract/repetition.ts';
import { sniffFormat } from '../formats/sniff.ts';
import type { Capture } from '../model/capture.ts';
import type { Hints } from '../model/outcome.ts';
import { inOrder } from './in-order.ts';
import type { BatchSource } from './ingest.ts';
import type { Knowledge } from './normalize.ts';
import { isPart } from './part-name.ts';
import { textMembers } from './read-text.ts';
import { ReadAhead } from './read-ahead.ts';

/** What the lines of a capture add to a counter. */
export interface Tally {
  readonly group: string;
  readonly releases: number;
  readonly lines: number;
}

/** Who counts: the cells and the sums, and a way to get the lines of a capture into the cells. */
export interface Counting {
  readonly counter: BoilerplateCounter;
  readonly tally: (capture: Capture) => Promise<Tally | undefined>;
}

/** Counts in this thread. */
function here(hints: Hints): Counting {
  const counter = new BoilerplateCounter();
  return { counter, tally: (capture) => tallyCapture(capture, hints, counter) };
}

/**
 * The first pass over a batch: counts the lines of its texts, so that the second can tell what recurs in a source's
 * releases. Order-independent; a source that cannot be read says so in the second pass.
 */
export async function countRepetition(
  sources: AsyncIterable<BatchSource>,
  hints: Hints,
  signal: AbortSignal,
  { counter, tally }: Counting = here(hints),
): Promise<(capture: Capture) => Knowledge> {
  const ahead = new ReadAhead();
  const count = async (source: BatchSource): Promise<Tally | undefined> => {
    try {
      return await tally(await source.capture());
    } catch {
      return undefined; // the second pass tells it as a failure of the source
    }
  };
  for await (const step of inOrder(ahead.of(sources, signal), count, { width: ahead.width, room: () => ahead.room })) {
    if (step) ahead.release(step.item);
    if (step?.result) counter.note(step.result.group, step.result.releases, step.result.lines);
    if (signal.aborted) break;
  }
  return (capture) => recurringIn(counter, capture);
}

/** What is known of a capture by the counts of its batch. */
export const recurringIn = (counter: BoilerplateCounter, { path, url }: Capture): Knowledge => ({
  boilerplate: counter.recurring(groupOf(path, url)),
});

/** Counts the lines of a text; nothing where there is no text. */
export async function tallyCapture(
  capture: Capture,
  hints: Hints,
  counter: BoilerplateCounter,
): Promise<Tally | undefined> {
  if (looksBinary(capture.bytes) !== undefined) return undefined;
  const decoded = await decode(capture.bytes, {});
  if (sniffFormat(decoded.text) !== 'text') return undefined;
  const group = groupOf(capture.path, capture.url);
  const { members } = textMembers(decoded, hints, isPart(capture));
  const lines = members.map((member) =>
    counter.mark(
      group,
      parseText(member.text).blocks.map((block) => block.text),
    ),
  );
  return { group, releases: members.length, lines: lines.reduce((sum, count) => sum + count, 0) };
}
