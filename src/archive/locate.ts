import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { HIDDEN } from './layout.ts';

export interface LocateOptions {
  readonly cwd: string;
  /** The value of `--archive`. */
  readonly option?: string | undefined;
  /** The value of COMMUNIQUE_ARCHIVE. */
  readonly environment?: string | undefined;
}

/** Whether a folder is an archive. */
export const isArchive = (folder: string): boolean => existsSync(join(folder, HIDDEN));

/** The folder that is meant by "the archive": `--archive`, else COMMUNIQUE_ARCHIVE, else the nearest parent that is one, else `./archive`. */
export function locateArchive({ cwd, option, environment }: LocateOptions): string {
  const named = option ?? (environment === '' ? undefined : environment);
  if (named !== undefined) return resolve(cwd, named);
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    if (isArchive(folder)) return folder;
    if (dirname(folder) === folder) return resolve(cwd, 'archive');
  }
}
