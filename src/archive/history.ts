import type { Entry } from './entry.ts';
import type { ArchiveLayout } from './layout.ts';
import { readVersions } from './revisions.ts';

/**
 * Why a version differs from the one before it: the source changed the text (`edit`), the same bytes were read by another
 * version of the program (`upgrade`), or the text is the same and what is known about it changed (`metadata`).
 */
export type ChangeKind = 'first' | 'edit' | 'upgrade' | 'metadata';

/** One text of a release. */
export interface Version {
  readonly revision: number;
  readonly kind: ChangeKind;
  readonly retrieved?: string;
  readonly title?: string;
  readonly words?: number;
  /** Path in the archive of the file that holds it. */
  readonly path: string;
  readonly capture?: string;
}

/** All texts of a release, oldest first. */
export function historyOf(layout: ArchiveLayout, entry: Entry): Version[] {
  const [present, ...earlier] = readVersions(layout, entry);
  const versions = present ? [...earlier, present] : [];
  return versions.map((version, i) => {
    const { retrieved, title, words, capture } = version.data;
    return {
      revision: version.data.revision ?? i + 1,
      kind: kindOf(version, versions[i - 1]),
      path: version.path,
      ...(retrieved === undefined ? {} : { retrieved }),
      ...(title === undefined ? {} : { title }),
      ...(words === undefined ? {} : { words }),
      ...(capture === undefined ? {} : { capture }),
    };
  });
}

function kindOf({ data }: Entry, before: Entry | undefined): ChangeKind {
  if (before === undefined) return 'first';
  if (data.text_sha256 === before.data.text_sha256) return 'metadata';
  return data.sha256 === before.data.sha256 ? 'upgrade' : 'edit';
}
