import type { Command } from 'commander';
import { openedArchive } from '../archive-root.ts';
import type { Context } from '../context.ts';
import { complain, say } from '../context.ts';
import { ExitCode } from '../exit-code.ts';
import { withArchive } from '../filter-options.ts';
import { processOwner } from '../owner.ts';
import { Progress } from '../progress.ts';

/** `reindex`: builds anew what can be built from the files. */
export function configure(command: Command, context: Context): void {
  withArchive(command)
    .option('--update', 'only bring the index of grep up to date, as grep and import do by themselves')
    .addHelpText('after', '\nExamples:\n  communique reindex\n  communique reindex --archive ~/statements')
    .action(async ({ archive, update }: { readonly archive?: string; readonly update?: boolean }) =>
      context.finish(await (update ? runUpdate : run)(archive, context)),
    );
}

async function runUpdate(archive: string | undefined, { io }: Context): Promise<ExitCode> {
  const { root } = openedArchive(io, archive);
  const { refreshIndex } = await import('../search-index.ts');
  const progress = new Progress(io);
  const index = await refreshIndex(root, io, (done) => progress.update(done));
  progress.end();
  if (io.signal.aborted) return ExitCode.interrupted;
  if (index) say(io, `${root}: the index of grep knows ${index.files} entries`);
  return ExitCode.ok;
}

async function run(archive: string | undefined, { io }: Context): Promise<ExitCode> {
  const layout = openedArchive(io, archive);
  const [{ reindexArchive }, { buildIndex }, { rebuildCatalogue }] = await Promise.all([
    import('../../archive/reindex.ts'),
    import('../../search/index/build.ts'),
    import('../../search/catalogue/open.ts'),
  ]);
  reindexArchive(layout, processOwner(), io.now());
  const progress = new Progress(io);
  const now = (): number => io.now().getTime();
  const options = { now, progress: (done: number) => progress.update(done), signal: io.signal };
  const { files } = await buildIndex(layout.root, options);
  const catalogued = await rebuildCatalogue(layout.root, options);
  progress.end();
  if (io.signal.aborted) return ExitCode.interrupted;
  if (!catalogued) complain(io, `${layout.root}: no catalogue could be written; check the disk`);
  say(io, `${layout.root}: indexes built anew, ${files} entries`);
  return ExitCode.ok;
}
