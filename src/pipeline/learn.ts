import { setImmediate } from 'node:timers/promises';
import { looksBinary } from '../decode/binary.ts';
import { decode } from '../decode/decode.ts';
import { parseText } from '../document/text.ts';
import { maskLine } from '../extract/repetition.ts';
import { extractText } from '../extract/text.ts';
import { sniffFormat } from '../formats/sniff.ts';
import type { Capture } from '../model/capture.ts';
import { CommuniqueError } from '../model/error.ts';
import type { Hints } from '../model/outcome.ts';
import type { BatchSource } from './ingest.ts';
import type { Knowledge } from './normalize.ts';
import { isPart } from './part-name.ts';
import { textMembers } from './read-text.ts';

/** Lines longer than a profile takes are no furniture. */
const LONGEST = 500;
/** Most lines kept for a host, those of most releases first: what a profile may hold. */
const MOST = 1000;

/** One line as it stands in releases. */
interface Seen {
  text: string;
  /** How often it was left out, and how often not. */
  out: number;
  kept: number;
}

export interface Learned {
  /** Lines by host, in the order of their letters. */
  readonly lines: ReadonlyMap<string, readonly string[]>;
  /** Releases of which nothing says which host they are from. */
  readonly homeless: number;
}

/**
 * What the releases of a batch teach of their sources: lines that recur and are no part of them. Content that recurs at a
 * release's end is not among them. The result does not depend on the order of the sources.
 */
export async function learn(
  sources: AsyncIterable<BatchSource>,
  hints: Hints,
  knowledge: (capture: Capture) => Knowledge,
  signal: AbortSignal,
): Promise<Learned> {
  const seen = new Map<string, Map<string, Seen>>();
  let homeless = 0;
  for await (const source of sources) {
    await setImmediate(); // as in the first pass
    if (signal.aborted) break;
    try {
      homeless += await look(await source.capture(), hints, knowledge, seen);
    } catch (error) {
      if (!(error instanceof CommuniqueError)) throw error;
    }
  }
  return { lines: new Map([...seen].map(([host, lines]) => [host, best(lines)])), homeless };
}

/** Notes the lines of a file's releases; gives how many releases are of no known host. */
async function look(
  capture: Capture,
  hints: Hints,
  knowledge: (capture: Capture) => Knowledge,
  seen: Map<string, Map<string, Seen>>,
): Promise<number> {
  if (looksBinary(capture.bytes) !== undefined) return 0;
  const decoded = await decode(capture.bytes, {});
  if (sniffFormat(decoded.text) !== 'text') return 0;
  const { boilerplate } = knowledge(capture);
  if (boilerplate === undefined) return 0;
  // Sentences between paragraphs are learned too: whoever asks for it can look through the lines.
  const known = { boilerplate, furniture: boilerplate };
  let homeless = 0;
  for (const member of textMembers(decoded, hints, isPart(capture)).members) {
    const host = hostOf(member.fields.url ?? capture.finalUrl ?? capture.url) ?? hints.site?.toLowerCase();
    if (host === undefined) {
      homeless++;
      continue;
    }
    const lines = seen.get(host) ?? new Map<string, Seen>();
    seen.set(host, lines);
    for (const { block, fate } of extractText(parseText(member.text), known).judged) {
      if (block.text.length <= LONGEST && boilerplate(block.text)) note(lines, block.text, fate === 'boilerplate');
    }
  }
  return homeless;
}

function note(lines: Map<string, Seen>, text: string, isOut: boolean): void {
  const key = maskLine(text);
  const line = lines.get(key) ?? { text, out: 0, kept: 0 };
  // Of the same line with other numbers one stands for all, whatever the order.
  if (text < line.text) line.text = text;
  if (isOut) line.out++;
  else line.kept++;
  lines.set(key, line);
}

function best(lines: ReadonlyMap<string, Seen>): readonly string[] {
  return [...lines.values()]
    .filter(({ out, kept }) => out > kept)
    .toSorted((a, b) => b.out - a.out || (a.text < b.text ? -1 : 1))
    .slice(0, MOST)
    .map(({ text }) => text)
    .toSorted();
}

function hostOf(url: string | undefined): string | undefined {
  return url !== undefined && URL.canParse(url) ? new URL(url).hostname : undefined;
}
