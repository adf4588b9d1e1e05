import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import type { Hints } from '../../model/outcome.ts';
import type { Workforce } from '../../pipeline/worker/workforce.ts';
import { withBatch } from '../batch-options.ts';
import type { BatchOptions } from '../archive-batch.ts';
import { CommuniqueError } from '../../model/error.ts';
import { checkHost } from '../../publishers/learned.ts';
import { complain, say } from '../context.ts';
import type { Context } from '../context.ts';
import { ExitCode } from '../exit-code.ts';
import { hintsOf, withHints, withMetadata, webAddress } from '../hint-options.ts';
import type { HintOptions } from '../hint-options.ts';
import type { Io } from '../io.ts';
import { Progress } from '../progress.ts';
import type { Capture } from '../../model/capture.ts';
import type { Knowledge } from '../../pipeline/normalize.ts';

interface Options extends BatchOptions, HintOptions {
  readonly url?: string;
  readonly filesFrom?: string;
  readonly keepAll?: boolean;
  readonly dryRun?: boolean;
  readonly metadata?: string;
  readonly learn?: boolean;
}

/** `import`: files into the archive. */
export function configure(command: Command, context: Context): void {
  withMetadata(withHints(withBatch(command)))
    .argument('[path...]', 'files or folders; - for standard input')
    .option('--files-from <file>', 'read paths from a file, one a line; - for standard input')
    .option('--url <url>', 'address that the input came from', webAddress)
    .option('--keep-all', 'archive also what is not an article, with a warning')
    .option('--learn', 'save what recurs in the releases to the profile of their host, for later files')
    .option('--dry-run', 'tell what would be written, and write nothing')
    .addHelpText('after', EXAMPLES)
    .action(async (paths: readonly string[], options: Options, self: Command) => {
      if (paths.length === 0 && options.filesFrom === undefined) self.error("error: missing required argument 'path'");
      context.finish(await run(paths, options, context.io));
    });
}

/** One thread writes, and no more than these read: beyond, they wait for it. */
const MOST_THREADS = 4;

async function run(words: readonly string[], options: Options, io: Io): Promise<ExitCode> {
  const { Workforce } = await import('../../pipeline/worker/workforce.ts');
  const hints = { ...hintsOf(options), ...(options.keepAll === true ? { keepAll: true } : {}) };
  const workforce = new Workforce({ hints, threads: Math.min(availableParallelism(), MOST_THREADS) });
  try {
    return await importAll(words, { ...options, hints, workforce }, io);
  } finally {
    workforce.close();
  }
}

async function importAll(
  words: readonly string[],
  { hints, workforce, ...options }: Options & { readonly hints: Hints; readonly workforce: Workforce },
  io: Io,
): Promise<ExitCode> {
  const [
    { archiveBatch, checkTargets },
    { importSources, readList },
    { countRepetition },
    { readSidecar },
    { canReadAgain, countSources },
  ] = await Promise.all([
    import('../archive-batch.ts'),
    import('../../pipeline/import-sources.ts'),
    import('../../pipeline/repetition.ts'),
    import('../../pipeline/sidecar.ts'),
    import('../../pipeline/source.ts'),
  ]);
  const started = io.now().getTime();
  checkTargets(options, io);
  const paths = options.filesFrom === undefined ? words : [...words, ...(await readList(options.filesFrom, io))];
  if (!paths.includes('-')) {
    const nothing = await nothingToRead(paths, io);
    if (nothing !== undefined) return nothing;
  }
  if (options.url !== undefined && ((await countSources(paths, io)) ?? 1) > 1)
    throw new CommuniqueError('usage', '--url is the address of one file; give those of several with --metadata');
  const skipped: string[] = [];
  const find = {
    cwd: io.cwd,
    stdin: io.stdin,
    onSkipped: (name: string) => void skipped.push(name),
    ...(hints.split === undefined ? {} : { split: hints.split }),
  };
  const beside = options.metadata === undefined ? undefined : await readSidecar(options.metadata, io.cwd);
  const make = () =>
    importSources(paths, {
      ...find,
      now: () => io.now(),
      ...(options.url === undefined ? {} : { url: options.url }),
      onSource: (name) => beside?.see(name),
    });
  const again = canReadAgain(paths, io.cwd);
  if (options.learn === true) {
    if (!again || options.dryRun === true)
      throw new CommuniqueError(
        'usage',
        '--learn reads its files twice and writes a profile: no standard input, no --dry-run',
      );
    if (hints.site !== undefined) checkHost(hints.site.toLowerCase());
  }
  const total = io.stderr.isTTY ? await countSources(paths, find) : undefined;
  const progress = new Progress(io, { ...options, label: 'first look ' });
  const recurring = again
    ? await countRepetition(progress.watch(make(), total), hints, io.signal, workforce)
    : undefined;
  progress.end();
  const knowledge = (capture: Capture): Knowledge => ({
    ...recurring?.(capture),
    ...(beside === undefined ? {} : { stated: (path, member) => beside.find(path, member) }),
  });
  skipped.length = 0;
  if (options.dryRun === true) {
    const { dryRun } = await import('../dry-run.ts');
    return dryRun({ command: 'import', sources: make(), hints, knowledge }, options, io);
  }
  const code = await archiveBatch(
    {
      command: 'import',
      started,
      sources: make(),
      hints,
      basis: [beside?.digest, options.url].filter((one) => one !== undefined).join(' '),
      total,
      knowledge,
      // What a metadata file states is noted as it is asked for, in this thread.
      workforce: beside === undefined ? workforce : undefined,
    },
    options,
    io,
  );
  if (options.learn === true && code !== ExitCode.interrupted && recurring !== undefined) {
    const { learnSources } = await import('../learn-sources.ts');
    await learnSources({ sources: make(), hints, knowledge }, options, io);
  }
  for (const doubt of beside?.doubts() ?? []) complain(io, doubt);
  if (skipped.length > 0 && options.quiet !== true) {
    const names = skipped.slice(0, 3).join(', ');
    say(
      io,
      `left out by their names: ${skipped.length} ${skipped.length === 1 ? 'file' : 'files'} (${names}${skipped.length > 3 ? ', …' : ''}); name a file to read it all the same`,
    );
  }
  return code;
}

/** Where the paths stand for no file at all: said before an archive is made for nothing. */
async function nothingToRead(paths: readonly string[], io: Io): Promise<ExitCode | undefined> {
  const { findSources } = await import('../../pipeline/source.ts');
  const skipped: string[] = [];
  const find = { cwd: io.cwd, stdin: io.stdin, onSkipped: (name: string) => void skipped.push(name) };
  for await (const _ of findSources(paths, find)) return undefined;
  const first = skipped.length > 0 ? ` (left out by its name: ${skipped[0]})` : '';
  complain(
    io,
    `${paths.join(' ') || 'the list is empty'}: nothing to import here${first}; name files, or a folder with HTML, text or Markdown`,
  );
  return ExitCode.none;
}

const EXAMPLES = `
Examples:
  communique import dump.txt pages/
  communique import --zone Asia/Shanghai --source "Ministry of Harbours" dumps/
  communique import --failed-out failed.txt dumps/ ; communique import --files-from failed.txt
  pbpaste | communique import -`;
