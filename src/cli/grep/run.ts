import { relative, resolve } from 'node:path';
import { openArchive } from '../../archive/archive.ts';
import { locateArchive } from '../../archive/locate.ts';
import { grep } from '../../search/grep.ts';
import type { GrepSink } from '../../search/grep.ts';
import { openedFilter } from '../entries.ts';
import { write } from '../io.ts';
import type { Io } from '../io.ts';
import { colorChoice, useColor } from '../terminal.ts';
import { grepOptions, modeOf } from './flags.ts';
import type { GrepFlags } from './flags.ts';
import { readPatterns } from './patterns.ts';
import { createPrinter } from './printer.ts';

/** Runs `grep`: typed words to options, results to the printer, printed bytes to stdout as fast as it takes them. */
export async function runGrep(
  pattern: string | undefined,
  flags: GrepFlags,
  io: Io,
  problem: (message: string) => void,
): Promise<{ matched: boolean; problems: number }> {
  const patterns = await readPatterns(pattern, flags, io);
  const { root } = openArchive(
    locateArchive({ cwd: io.cwd, option: flags.archive, environment: io.env['COMMUNIQUE_ARCHIVE'] }),
  );
  const color = useColor(io, io.stdout, colorChoice(flags.color));
  const mode = modeOf(flags);
  const terminal = io.stdout.isTTY === true;
  const link = terminal ? (await import('../hyperlink.ts')).hyperlinks(io, root, flags) : undefined;
  const printer = await createPrinter(flags, { color, terminal, name: namer(io.cwd, root), link });
  const output = new Chunks((chunk) => write(io.stdout, chunk));
  let shown = 0;
  const stop = new AbortController();
  const sink: GrepSink = {
    result: (file) => {
      if (file.matchedLines > 0) shown += mode === 'files-without' ? 0 : 1;
      if (mode === 'quiet') stop.abort();
      return output.add(printer.result(file));
    },
    ...(mode === 'files-without' || flags.includeZero
      ? {
          missed: (path: string) => {
            if (mode === 'files-without') shown++;
            return output.add(printer.missed(path));
          },
        }
      : {}),
    problem,
    notice: problem,
    signal: AbortSignal.any([io.signal, stop.signal]),
  };
  const meant = await openedFilter(flags, io, root);
  const options = {
    ...grepOptions(patterns, flags, printer.spans),
    now: () => io.now().getTime(),
    ...(meant.filter && { filter: meant.filter }),
  };
  const summary = await grep(root, options, sink).finally(() => meant.close());
  await output.add(printer.end(summary));
  await output.flush();
  if (summary.behind > FAR_BEHIND && !io.signal.aborted) {
    const { refreshInBackground } = await import('../search-index.ts');
    await refreshInBackground(root, io);
  }
  return { matched: shown > 0, problems: summary.problems };
}

/** An index that lacks more files is brought up to date once the results are out. */
const FAR_BEHIND = 200;

/** Paths as they open from where the user stands. */
function namer(cwd: string, root: string): (path: string) => string {
  const prefix = relative(resolve(cwd), root).replaceAll('\\', '/');
  return prefix === '' ? (path) => path : (path) => `${prefix}/${path}`;
}

/** Many small pieces as few writes; the first goes out at once, so that a reader sees results early. */
class Chunks {
  static readonly SIZE = 64 * 1024;
  readonly #write: (chunk: Buffer) => Promise<void>;
  #parts: Buffer[] = [];
  #length = 0;

  constructor(write: (chunk: Buffer) => Promise<void>) {
    this.#write = write;
  }

  add(part: Buffer): Promise<void> | undefined {
    if (part.length === 0) return undefined;
    this.#parts.push(part);
    this.#length += part.length;
    return this.#length >= Chunks.SIZE ? this.flush() : undefined;
  }

  async flush(): Promise<void> {
    if (this.#length === 0) return;
    const chunk = Buffer.concat(this.#parts, this.#length);
    this.#parts = [];
    this.#length = 0;
    await this.#write(chunk);
  }
}
