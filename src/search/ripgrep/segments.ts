import { platform } from 'node:os';
import type { SearchIndex } from '../index/open.ts';
import type { GrepOptions } from '../grep.ts';
import type { ResultLine } from '../result.ts';
import { CountReader } from './count-reader.ts';
import { patternArguments } from './arguments.ts';
import { runRipgrep } from './run.ts';
import type { DocumentLines, OutputReader } from './segment-output.ts';

const COLON = 58;
const LF = 10;

/** Runs ripgrep over the text of segments and tells which lines of which documents match, in order; of counts, each match. */
export async function* scanSegments(
  rg: string,
  root: string,
  options: GrepOptions,
  index: SearchIndex,
  wanted: readonly number[],
): AsyncGenerator<readonly DocumentLines[]> {
  const segments = wanted.flatMap((segment) => index.segments[segment] ?? []);
  // As they were opened: an update may remove them from their folder at any time.
  const open = platform() === 'win32' ? [] : segments.map(({ fd }) => fd);
  const files = segments.map(({ file }, at) => (open.length > 0 ? `/dev/fd/${3 + at}` : file));
  const counts = options.detail === 'count-matches';
  const flags = ['--text', '--encoding', 'none', '--with-filename', '--line-number', '--byte-offset'];
  const mode = counts ? ['--heading', '--only-matching'] : ['--no-heading'];
  const args = [...patternArguments(options), ...flags, ...mode, '--color', 'never', '--sort', 'path', '--', ...files];
  const reader = counts ? new CountReader(index, wanted, files) : new LineReader(index, wanted, files);
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of runRipgrep(rg, args, root, open)) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const documents: DocumentLines[] = [];
    rest = bytes.subarray(reader.read(bytes, false, documents));
    yield documents;
  }
  const documents: DocumentLines[] = [];
  reader.read(rest, true, documents);
  yield documents;
}

/** Reads `file:line:offset:text`. */
class LineReader implements OutputReader {
  readonly #index: SearchIndex;
  readonly #wanted: readonly number[];
  readonly #prefixes: readonly Buffer[];
  #at = 0; // in #wanted

  constructor(index: SearchIndex, wanted: readonly number[], files: readonly string[]) {
    this.#index = index;
    this.#wanted = wanted;
    this.#prefixes = files.map((file) => Buffer.from(`${file}:`));
  }

  read(bytes: Buffer, final: boolean, out: DocumentLines[]): number {
    let start = 0; // of the document's first line
    let at = 0;
    let group: { segment: number; doc: number; lines: ResultLine[] } | undefined;
    for (let feed = bytes.indexOf(LF, at); feed >= 0; feed = bytes.indexOf(LF, at)) {
      const segment = this.#segmentOf(bytes, at);
      const docs = this.#index.segments[segment]?.docs;
      if (!docs) return bytes.length;
      const numberAt = at + (this.#prefixes[this.#at]?.length ?? 0);
      const offsetAt = bytes.indexOf(COLON, numberAt) + 1;
      const textAt = bytes.indexOf(COLON, offsetAt) + 1;
      const offset = parseDigits(bytes, offsetAt, textAt - 1);
      const doc = docs.docAt(offset, group?.segment === segment ? group.doc : 0);
      if (group && (group.segment !== segment || group.doc !== doc)) {
        out.push({ ...group, bytes, matchedLines: group.lines.length, matches: 0 });
        group = undefined;
        start = at;
      }
      group ??= { segment, doc, lines: [] };
      const number = parseDigits(bytes, numberAt, offsetAt - 1) - docs.line(doc);
      group.lines.push({ matched: true, number, start: textAt, end: feed + 1, spans: [] });
      at = feed + 1;
    }
    if (!final) return start;
    if (group) out.push({ ...group, bytes, matchedLines: group.lines.length, matches: 0 });
    return bytes.length;
  }

  /** Files come in order: the prefix is that of the last line, or of one further on. */
  #segmentOf(bytes: Buffer, at: number): number {
    for (; this.#at < this.#prefixes.length; this.#at++) {
      const prefix = this.#prefixes[this.#at];
      if (prefix && bytes.compare(prefix, 0, prefix.length, at, at + prefix.length) === 0) break;
    }
    return this.#wanted[this.#at] ?? -1;
  }
}

function parseDigits(bytes: Buffer, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) value = value * 10 + (bytes[at] ?? 48) - 48;
  return value;
}
