import { join } from 'node:path';

/** Where things stand in an archive. Markdown files and captures are the truth; the rest can be rebuilt from them. */
export interface ArchiveLayout {
  readonly root: string;
  readonly hidden: string;
  readonly marker: string;
  readonly lock: string;
  readonly captures: string;
  readonly revisions: string;
  /** Rebuildable: which record of which WARC file holds which payload. */
  readonly captureIndex: string;
  /** Rebuildable: identities and digests of the entries. */
  readonly identities: string;
  /** What a running batch has done; gone when it has ended. */
  readonly journal: string;
}

/** The hidden folder that makes a folder an archive. */
export const HIDDEN = '.communique';

/** The places inside the archive at `root`. */
export function layoutOf(root: string): ArchiveLayout {
  const hidden = join(root, HIDDEN);
  return {
    root,
    hidden,
    marker: join(hidden, 'archive.json'),
    lock: join(hidden, 'lock'),
    captures: join(hidden, 'captures'),
    revisions: join(hidden, 'revisions'),
    captureIndex: join(hidden, 'captures.index'),
    identities: join(hidden, 'identities.index'),
    journal: join(hidden, 'journal'),
  };
}
