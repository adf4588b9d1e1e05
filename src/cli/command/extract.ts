import type { Command } from 'commander';
import type { Context } from '../context.ts';
import { complain, say } from '../context.ts';
import { ExitCode, batchExitCode } from '../exit-code.ts';
import { write } from '../io.ts';
import { hintsOf, withHints, withMetadata, webAddress } from '../hint-options.ts';
import type { HintOptions } from '../hint-options.ts';
import { Progress } from '../progress.ts';
import { jsonLine, shownOn } from '../terminal.ts';

interface Options extends HintOptions {
  readonly url?: string;
  readonly metadata?: string;
  readonly json?: boolean;
}

/** `extract`: releases on standard output, no archive touched. Its JSON is the contract of all benchmarks. */
export function configure(command: Command, context: Context): void {
  withMetadata(withHints(command))
    .argument('<path...>', 'files or folders; - for standard input')
    .option('--url <url>', 'address that the input came from', webAddress)
    .option('--json', 'one JSON object a line: file, title, date, section, author, lang, text, markdown, warnings')
    .addHelpText('after', EXAMPLES)
    .action(async (paths: readonly string[], options: Options) => context.finish(await run(paths, options, context)));
}

const EXAMPLES = `
Examples:
  communique extract page.html
  communique extract --json dumps/ > releases.jsonl
  curl -s https://example.org/pr/1 | communique extract --url https://example.org/pr/1 -`;

async function run(paths: readonly string[], options: Options, { io }: Context): Promise<ExitCode> {
  const [{ extractSources }, { readSidecar }, { toJson, toText }] = await Promise.all([
    import('../../pipeline/extract-sources.ts'),
    import('../../pipeline/sidecar.ts'),
    import('../render-release.ts'),
  ]);
  const started = io.now().getTime();
  const beside = options.metadata === undefined ? undefined : await readSidecar(options.metadata, io.cwd);
  // a bar in the middle of the releases would spoil them: only where they go elsewhere
  const progress = new Progress(io, { quiet: io.stdout.isTTY === true });
  let done = 0;
  let failed = 0;
  const sources = extractSources(paths, {
    ...io,
    hints: hintsOf(options),
    ...(beside === undefined ? {} : { knowledge: { stated: (path, member) => beside.find(path, member) } }),
    ...(options.url === undefined ? {} : { url: options.url }),
  });
  for await (const item of sources) {
    if (io.signal.aborted) return ExitCode.interrupted;
    beside?.see(item.file);
    if (item.kind === 'release') {
      done++;
      const text = options.json ? jsonLine(toJson(item), io.stdout) : toText(item, done > 1);
      await write(io.stdout, shownOn(text, io.stdout));
    } else {
      failed++;
      progress.end();
      complain(io, item.message);
    }
    progress.update(done + failed);
  }
  progress.end();
  for (const doubt of beside?.doubts() ?? []) complain(io, doubt);
  if (done + failed === 0) {
    complain(io, `${paths.join(' ')}: nothing to extract here; name files, or a folder with HTML, text or Markdown`);
    return ExitCode.none;
  }
  if (done + failed !== 1) say(io, summary(done, failed, (io.now().getTime() - started) / 1000));
  return batchExitCode({ done, failed });
}

/** `82 releases, 3 failed in 3.1 s`; a single release needs no summary. */
function summary(done: number, failed: number, seconds: number): string {
  const failures = failed > 0 ? `, ${failed} failed` : '';
  return `${done} ${done === 1 ? 'release' : 'releases'}${failures} in ${seconds.toFixed(1)} s`;
}
