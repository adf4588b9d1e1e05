import type { Emitter } from '../emitter.ts';
import type { Span } from '../matcher.ts';
import { NEWEST_FIRST } from '../order.ts';
import type { FileResult, ResultLine } from '../result.ts';
import { walk } from '../walk.ts';
import { patternArguments } from './arguments.ts';
import { runRipgrep } from './run.ts';

/** Paths of one run, in characters: Windows takes 32,767 in all. */
const BATCH = 24_000;

/** Searches the files with ripgrep, batch by batch in the order of results: for patterns that only it can serve. */
export async function searchFilesWithRipgrep(rg: string, emitter: Emitter): Promise<void> {
  let batch: string[] = [];
  let length = 0;
  for (const path of walk(emitter.root, emitter.options.order ?? NEWEST_FIRST, (path) => emitter.accepts(path))) {
    if (emitter.stopped) return;
    emitter.meant(path);
    batch.push(path);
    length += path.length + 1;
    if (length < BATCH) continue;
    await searchBatch(rg, batch, emitter);
    batch = [];
    length = 0;
  }
  if (batch.length > 0) await searchBatch(rg, batch, emitter);
}

async function searchBatch(rg: string, paths: readonly string[], emitter: Emitter): Promise<void> {
  const { before = 0, after = 0, maxCount, invert, passthru, replace } = emitter.options;
  const args = [
    ...patternArguments(emitter.options),
    '--json',
    '--no-ignore',
    '--no-messages',
    ...(replace === undefined ? [] : ['--replace', replace]),
    ...(invert ? ['--invert-match'] : []),
    ...(passthru ? ['--passthru'] : ['--before-context', String(before), '--after-context', String(after)]),
    ...(maxCount === undefined ? [] : ['--max-count', String(maxCount)]),
    '--',
    ...paths,
  ];
  const found = new Map<string, ResultLine[]>();
  let rest: Buffer[] = [];
  const take = (line: string): void => {
    const event = parseEvent(line);
    if (!event) return;
    const lines = found.get(event.path) ?? [];
    found.set(event.path, lines);
    lines.push(event.line);
  };
  for await (const chunk of runRipgrep(rg, args, emitter.root)) {
    let from = 0;
    for (let feed = chunk.indexOf(10); feed >= 0; feed = chunk.indexOf(10, from)) {
      take(Buffer.concat([...rest, chunk.subarray(from, feed)]).toString('utf8'));
      rest = [];
      from = feed + 1;
    }
    if (from < chunk.length) rest.push(chunk.subarray(from));
  }
  for (const path of paths) {
    const lines = found.get(path);
    const bytes = lines || emitter.wantsMissed ? emitter.read(path) : undefined;
    const wait = bytes && emitter.result(path, () => bytes, lines && resultOf(path, bytes, lines));
    if (wait) await wait;
  }
}

function resultOf(path: string, bytes: Buffer, lines: readonly ResultLine[]): FileResult {
  const matched = lines.filter((line) => line.matched);
  return {
    path,
    bytes,
    lines,
    matchedLines: matched.length,
    matches: matched.reduce((sum, { spans }) => sum + Math.max(1, spans.length), 0),
  };
}

interface Event {
  readonly path: string;
  readonly line: ResultLine;
}

/** A `match` or `context` event of `rg --json`; others are undefined. */
function parseEvent(text: string): Event | undefined {
  const event = record(JSON.parse(text));
  if (event['type'] !== 'match' && event['type'] !== 'context') return undefined;
  const data = record(event['data']);
  const path = decoded(data['path']).toString('utf8');
  const start = Number(data['absolute_offset']);
  const submatches: unknown = data['submatches'];
  const spans = Array.isArray(submatches) ? submatches.map(spanOf) : [];
  const number = Number(data['line_number']);
  return {
    path,
    line: { matched: event['type'] === 'match', number, start, end: start + decoded(data['lines']).length, spans },
  };
}

function spanOf(submatch: unknown): Span {
  const { start, end, replacement } = record(submatch);
  const place = { start: Number(start), end: Number(end) };
  return replacement === undefined ? place : { ...place, replacement: decoded(replacement).toString('utf8') };
}

function record(value: unknown): Partial<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function decoded(value: unknown): Buffer {
  const { text, bytes } = record(value);
  if (typeof text === 'string') return Buffer.from(text);
  return typeof bytes === 'string' ? Buffer.from(bytes, 'base64') : Buffer.alloc(0);
}
