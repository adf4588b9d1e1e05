import { availableParallelism, platform } from 'node:os';
import type { GrepOptions } from '../grep.ts';
import { patternArguments } from './arguments.ts';
import { CountReader } from './count-reader.ts';
import { LineReader } from './line-reader.ts';
import { RipgrepRun } from './run.ts';
import type { DocumentLines, OutputReader, WantedSegments } from './segment-output.ts';

/**
 * Runs ripgrep over the text of segments, begun at once. In order, ripgrep uses one thread: where there are two processors,
 * a second run takes the second half and is ahead when it comes to that.
 */
export class SegmentScan {
  readonly #runs: readonly (readonly [run: RipgrepRun, reader: OutputReader])[];

  constructor(rg: string, root: string, options: GrepOptions, { segments, wanted }: WantedSegments) {
    const middle = availableParallelism() > 1 ? Math.ceil(wanted.length / 2) : wanted.length;
    const parts = [wanted.slice(0, middle), wanted.slice(middle)].filter((part) => part.length > 0);
    this.#runs = parts.map((part) => startRun(rg, root, options, { segments, wanted: part }));
  }

  /** Which lines of which documents match, in order; of counts, each match. */
  async *documents(): AsyncGenerator<readonly DocumentLines[]> {
    for (const [run, reader] of this.#runs) {
      let rest: Buffer = Buffer.alloc(0);
      for await (const chunk of run) {
        const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
        const documents: DocumentLines[] = [];
        rest = bytes.subarray(reader.read(bytes, false, documents));
        yield documents;
      }
      const documents: DocumentLines[] = [];
      reader.read(rest, true, documents);
      yield documents;
    }
  }

  stop(): void {
    for (const [run] of this.#runs) run.stop();
  }
}

function startRun(
  rg: string,
  root: string,
  options: GrepOptions,
  what: WantedSegments,
): readonly [RipgrepRun, OutputReader] {
  const segments = what.wanted.flatMap((segment) => what.segments[segment] ?? []);
  // As they were opened: an update may remove them from their folder at any time.
  const open = platform() === 'win32' ? [] : segments.map(({ fd }) => fd);
  const files = segments.map(({ file }, at) => (open.length > 0 ? `/dev/fd/${3 + at}` : file));
  const counts = options.detail === 'count-matches';
  const lines = ['--text', '--encoding', 'none', '--heading', '--with-filename', '--line-number', '--byte-offset'];
  const mode = counts ? ['--only-matching'] : [];
  const args = [...patternArguments(options), ...lines, ...mode, '--color', 'never', '--sort', 'path', '--', ...files];
  const reader = counts ? new CountReader(what, files, options.bodyOnly) : new LineReader(what, files);
  return [new RipgrepRun(rg, args, root, { open }), reader];
}
