import { looksBinary } from '../decode/binary.ts';
import { decode } from '../decode/decode.ts';
import type { Capture } from '../model/capture.ts';
import type { Hints, Outcome, RejectionReason } from '../model/outcome.ts';
import type { StatedBeside } from '../formats/member.ts';
import { sniffFormat } from '../formats/sniff.ts';
import { readHtml } from './read-html.ts';
import { readText } from './read-text.ts';
import type { Profile } from '../publishers/profile.ts';
import { publisherOf, withProfile } from './publisher.ts';
import { outcomeOf, type Reading } from './reading.ts';
import { stateReading, withStated } from './sidecar.ts';
import { nameOf } from './source-name.ts';

/** What a capture may be known by besides the user's hints. */
export interface Knowledge {
  /** Whether a line recurs across the releases of a batch. @default none does */
  readonly boilerplate?: (line: string) => boolean;
  /** The user's own profiles of publishers; they come before those of the program. @default none */
  readonly profiles?: readonly Profile[];
  /** What a metadata file states about a release of the file at a path. @default nothing */
  readonly stated?: (path: string | undefined, member: string | undefined) => StatedBeside | undefined;
}

/**
 * Capture to releases: no clock, no network, no file system; the same capture and hints give the same outcomes.
 */
export async function normalize(
  capture: Capture,
  hints: Hints,
  knowledge: Knowledge = {},
): Promise<readonly Outcome[]> {
  const read = await readCapture(capture, hints, knowledge);
  if ('refused' in read) return [read.refused];
  const outcomes: Outcome[] = [];
  for await (const reading of read.readings) outcomes.push(outcomeOf(reading, nameOf(capture), hints.keepAll));
  return outcomes;
}

/** What a capture holds, taken apart one by one, as each takes some dozen times the memory of its text; or why nothing of it can be read. */
export type ReadCapture =
  | { readonly readings: AsyncIterable<Reading> | readonly Reading[] }
  | { readonly refused: Extract<Outcome, { readonly kind: 'rejected' }> };

/**
 * The order of the stages: bytes are refused if they are no text, decoded, told apart by format, then each format's
 * own order is in its file.
 */
export async function readCapture(capture: Capture, hints: Hints, knowledge: Knowledge = {}): Promise<ReadCapture> {
  const name = nameOf(capture);
  const binary = looksBinary(capture.bytes);
  if (binary !== undefined) return refused('not-text', `${name}: is ${binary}, not text; give HTML, text or Markdown`);
  const contentType = capture.headers?.find(([field]) => field.toLowerCase() === 'content-type')?.[1];
  const decoded = await decode(capture.bytes, contentType === undefined ? {} : { contentType });
  if (decoded.text.trim() === '') return refused('empty', `${name}: is empty`);
  const format = sniffFormat(decoded.text, contentType);
  if (format === 'html') {
    const profile = await publisherOf(capture, knowledge.profiles, { site: hints.site });
    const stated = knowledge.stated?.(capture.path, undefined);
    const own = withStated(hints, stated);
    const known = profile ? withProfile(own, profile) : own;
    return { readings: [stateReading(await readHtml(decoded, capture, known, profile), stated, known)] };
  }
  if (format === 'text') return { readings: readText(decoded, capture, hints, knowledge) };
  const what = format === 'xml' ? 'XML' : 'JSON';
  return refused('not-text', `${name}: is ${what} data, not a page or a text; give HTML, text or Markdown`);
}

function refused(reason: RejectionReason, message: string): ReadCapture {
  return { refused: { kind: 'rejected', reason, message } };
}
