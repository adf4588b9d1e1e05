import { join, relative } from 'node:path';
import { openArchive } from '../archive/archive.ts';
import { writeProfile } from '../archive/profile-file.ts';
import type { Capture } from '../model/capture.ts';
import type { Hints } from '../model/outcome.ts';
import type { BatchSource } from '../pipeline/ingest.ts';
import { learn } from '../pipeline/learn.ts';
import type { Knowledge } from '../pipeline/normalize.ts';
import { ownProfiles } from '../pipeline/publisher.ts';
import { learnedProfile } from '../publishers/learned.ts';
import { NEWSROOMS } from '../publishers/newsrooms.ts';
import { archiveRoot } from './archive-root.ts';
import { complain, say } from './context.ts';
import type { Io } from './io.ts';
import { processOwner } from './owner.ts';

export interface LearnWork {
  readonly sources: AsyncIterable<BatchSource>;
  readonly hints: Hints;
  readonly knowledge: (capture: Capture) => Knowledge;
}

/** `--learn`: what recurs in the releases of a batch goes to the profiles of their hosts, to be read and corrected by hand. */
export async function learnSources(
  { sources, hints, knowledge }: LearnWork,
  options: { readonly archive?: string; readonly quiet?: boolean },
  io: Io,
): Promise<void> {
  const { lines, homeless } = await learn(sources, hints, knowledge, io.signal);
  if (io.signal.aborted) return;
  if (homeless > 0)
    complain(io, `nothing learned from ${homeless} releases: nothing says which host they are from; give --site HOST`);
  const layout = openArchive(archiveRoot(io, options.archive));
  for (const [host, found] of [...lines].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const own = await ownProfiles(join(layout.hidden, 'profiles'));
    const profile = learnedProfile(host, found, { own, program: NEWSROOMS }, hints.publisher);
    if (profile.added === 0) {
      if (options.quiet !== true) say(io, `${host}: nothing new learned`);
      continue;
    }
    const path = await writeProfile(layout, profile, processOwner(), io.now());
    const many = `${profile.added} ${profile.added === 1 ? 'line' : 'lines'}`;
    if (options.quiet !== true) say(io, `${host}: ${many} learned that are never text: ${relative(io.cwd, path)}`);
  }
}
