import { openArchive } from '../archive/archive.ts';
import type { ArchiveLayout } from '../archive/layout.ts';
import { locateArchive } from '../archive/locate.ts';
import type { Io } from './io.ts';

/** The folder that is meant by "the archive", which need not exist. */
export function archiveRoot(io: Io, option: string | undefined): string {
  return locateArchive({ cwd: io.cwd, option, environment: io.env['COMMUNIQUE_ARCHIVE'] });
}

/** The archive to read. @throws no-archive, archive-damaged */
export function openedArchive(io: Io, option: string | undefined): ArchiveLayout {
  return openArchive(archiveRoot(io, option));
}
