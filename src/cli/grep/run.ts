import { relative, resolve } from 'node:path';
import { openArchive } from '../../archive/archive.ts';
import { locateArchive } from '../../archive/locate.ts';
import { grep } from '../../search/grep.ts';
import type { GrepSink } from '../../search/grep.ts';
import { ByteWriter } from '../../search/print/byte-writer.ts';
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
  const link =
    terminal || flags.hyperlinkFormat !== undefined
      ? (await import('../hyperlink.ts')).hyperlinks(io, root, flags)
      : undefined;
  const printer = await createPrinter(flags, { color, terminal, name: namer(io.cwd, root), link });
  const out = new ByteWriter();
  const flush = async (): Promise<void> => (out.length > 0 ? write(io.stdout, out.take()) : undefined);
  const written = (): Promise<void> | undefined => (out.length >= CHUNK ? flush() : undefined);
  let shown = 0;
  const stop = new AbortController();
  const sink: GrepSink = {
    result: (file) => {
      if (file.matchedLines > 0) shown += mode === 'files-without' ? 0 : 1;
      if (mode === 'quiet') stop.abort();
      printer.result(file, out);
      return written();
    },
    ...(mode === 'files-without' || flags.includeZero
      ? {
          missed: (path: string) => {
            if (mode === 'files-without') shown++;
            printer.missed(path, out);
            return written();
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
  printer.end(summary, out);
  await flush();
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

/** So much is gathered for a write. */
const CHUNK = 64 * 1024;
