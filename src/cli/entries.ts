import type { Entries } from '../search/entries.ts';
import type { Filter } from '../search/filter.ts';
import { complain } from './context.ts';
import { isFiltered } from './filter-options.ts';
import type { FilterOptions } from './filter-options.ts';
import type { Io } from './io.ts';

/** The entries of an archive, as they are now. @param build make a catalogue where there is none and the archive is large */
export async function openedEntries(io: Io, root: string, build = true): Promise<Entries> {
  const [{ openEntries }, { Progress }] = await Promise.all([
    import('../search/catalogue/open.ts'),
    import('./progress.ts'),
  ]);
  const progress = new Progress(io);
  const now = (): number => io.now().getTime();
  try {
    return await openEntries(root, {
      now,
      build,
      signal: io.signal,
      progress: (done) => progress.update(done),
      problem: (message) => complain(io, message),
    });
  } finally {
    progress.end();
  }
}

/**
 * The filter that was typed, if one was, answered by the catalogue where front matter is asked for. Close it when the search
 * is over.
 */
export async function openedFilter(
  flags: FilterOptions & { readonly index?: boolean },
  io: Io,
  root: string,
): Promise<{ readonly filter?: Filter; close(): void }> {
  if (!isFiltered(flags)) return { close: () => {} };
  const { createFilter } = await import('../search/filter.ts');
  const filter = createFilter(flags, io.now());
  if (!filter.needsFields || flags.index === false) return { filter, close: () => {} };
  const entries = await openedEntries(io, root);
  return { filter: entries.narrow(filter), close: () => entries.close() };
}
