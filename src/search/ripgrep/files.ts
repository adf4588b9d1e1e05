import { platform } from 'node:os';
import { CommuniqueError } from '../../model/error.ts';
import { bodyStart } from '../body.ts';
import type { Emitter } from '../emitter.ts';
import type { Span } from '../matcher.ts';
import type { FileResult, ResultLine } from '../result.ts';
import { spansLines } from '../pattern/spans-lines.ts';
import { patternArguments, patternInput } from './arguments.ts';
import { RipgrepCrash, RipgrepRun } from './run.ts';

/** Paths of one run, in characters: Windows takes 32,767 in all. */
const BATCH = 24_000;
/** Of patterns that take long to compile, elsewhere: Linux takes 2 MB, macOS 1 MB. */
const LARGE_BATCH = 400_000;

/** Searches the files with ripgrep, batch by batch in the order of results: for patterns that only it can serve. */
export async function searchFilesWithRipgrep(
  rg: string,
  emitter: Emitter,
  paths: Iterable<string> = emitter.paths(),
): Promise<void> {
  let batch: string[] = [];
  let length = 0;
  const most = patternInput(emitter.options) === undefined || platform() === 'win32' ? BATCH : LARGE_BATCH;
  for (const path of paths) {
    if (emitter.stopped) return;
    emitter.meant(path);
    batch.push(path);
    length += path.length + 1;
    if (length < most) continue;
    await searchOrFail(rg, batch, emitter);
    batch = [];
    length = 0;
  }
  if (batch.length > 0) await searchOrFail(rg, batch, emitter);
}

async function searchOrFail(rg: string, paths: readonly string[], emitter: Emitter): Promise<void> {
  if (!(await searchBatch(rg, paths, emitter))) await searchOwn(paths, emitter);
}

/** Searches some files. @returns false where ripgrep fails */
export async function searchBatch(rg: string, paths: readonly string[], emitter: Emitter): Promise<boolean> {
  const { detail = 'lines', bodyOnly = false } = emitter.options;
  const found = await (detail === 'lines' || bodyOnly ? findLines : findCounts)(rg, paths, emitter).catch(
    (error: unknown) => {
      if (error instanceof RipgrepCrash) return undefined;
      throw error;
    },
  );
  if (emitter.stopped) return true;
  if (!found) return false;
  const multiline = spansLines(emitter.options);
  for (const path of paths) {
    const all = found.get(path);
    const bytes = all || emitter.wantsMissed ? emitter.read(path) : undefined;
    const one = all && bytes && bodyOnly ? ofBody(all, bytes) : all;
    // A binary file is read as an empty one.
    const result = one && bytes && bytes.length > 0 ? { path, bytes, multiline, ...one } : undefined;
    const wait = bytes && emitter.result(path, () => bytes, result);
    if (wait) await wait;
  }
  return true;
}

/** Where ripgrep fails, our own engine searches, if it can. */
async function searchOwn(paths: readonly string[], emitter: Emitter): Promise<void> {
  if (!emitter.hasMatcher)
    throw new CommuniqueError('usage', 'ripgrep failed on this pattern; try it without -m, --json, -o, -r or --column');
  for (const path of paths) {
    const wait = emitter.file(path);
    if (wait) await wait;
  }
}

/** What was found in a file. */
type Found = Omit<FileResult, 'path' | 'bytes'>;

/** Binary files are left out by us: ripgrep only does so in files that it was not given by name. */
function commonArguments({ options }: Emitter): string[] {
  const { maxCount, invert } = options;
  return [
    ...patternArguments(options),
    '--text',
    '--no-ignore',
    '--no-messages',
    ...(invert ? ['--invert-match'] : []),
    ...(maxCount === undefined ? [] : ['--max-count', String(maxCount)]),
  ];
}

const startRun = (rg: string, args: readonly string[], { root, options, signal }: Emitter): RipgrepRun =>
  new RipgrepRun(rg, args, root, { input: patternInput(options), signal });

/** ripgrep counts: what it takes for one, lines or matches, depends on the pattern. */
async function findCounts(rg: string, paths: readonly string[], emitter: Emitter): Promise<Map<string, Found>> {
  const modes = { exists: '--files-with-matches', count: '--count', 'count-matches': '--count-matches' };
  const { detail } = emitter.options;
  const mode = detail === 'count' || detail === 'count-matches' ? detail : 'exists';
  const args = [...commonArguments(emitter), modes[mode], '--with-filename', '--null', '--', ...paths];
  const chunks: Buffer[] = [];
  for await (const chunk of startRun(rg, args, emitter)) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  const counted = text.matchAll(mode === 'exists' ? /([^\0]+)\0/g : /([^\0]+)\0(\d+)\n/g);
  return new Map(
    Array.from(counted, ([, path = '', count = 1]) => [
      path,
      { lines: [], matchedLines: Number(count), matches: Number(count) },
    ]),
  );
}

async function findLines(rg: string, paths: readonly string[], emitter: Emitter): Promise<Map<string, Found>> {
  const { before = 0, after = 0, passthru, replace } = emitter.options;
  const args = [
    ...commonArguments(emitter),
    '--json',
    // The thread that panics leaves the others waiting for ever.
    ...(spansLines(emitter.options) ? ['--threads', '1'] : []),
    ...(replace === undefined ? [] : ['--replace', replace]),
    ...(passthru ? ['--passthru'] : ['--before-context', String(before), '--after-context', String(after)]),
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
  for await (const chunk of startRun(rg, args, emitter)) {
    let from = 0;
    for (let feed = chunk.indexOf(10); feed >= 0; feed = chunk.indexOf(10, from)) {
      take(Buffer.concat([...rest, chunk.subarray(from, feed)]).toString('utf8'));
      rest = [];
      from = feed + 1;
    }
    if (from < chunk.length) rest.push(chunk.subarray(from));
  }
  return new Map(Array.from(found, ([path, lines]) => [path, summed(lines)]));
}

/** What of it is in the running text; undefined where nothing is. */
function ofBody({ lines }: Found, bytes: Buffer): Found | undefined {
  const start = bodyStart(bytes);
  const found = summed(lines.filter((line) => line.start >= start));
  return found.matchedLines > 0 ? found : undefined;
}

function summed(lines: readonly ResultLine[]): Found {
  const matched = lines.filter((line) => line.matched);
  const matches = matched.reduce((sum, { spans }) => sum + Math.max(1, spans.length), 0);
  return { lines, matchedLines: matched.length, matches };
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
