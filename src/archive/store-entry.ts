import { readFileSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeFrontMatter } from '../markdown/front-matter.ts';
import type { FrontMatter } from '../model/front-matter.ts';
import type { Draft } from './draft.ts';
import type { Entry } from './entry.ts';
import type { EntryNames } from './entry-name.ts';
import { addressesOf, allKeysOf, keysOf } from './identities.ts';
import type { Identities } from './identities.ts';
import { addressIdentity, idKey } from './identity.ts';
import type { ArchiveLayout } from './layout.ts';
import { findMatch } from './match.ts';
import { isId, readRevisions } from './revisions.ts';
import { textSha256 } from './text-digest.ts';
import type { FileWriter } from './write-file.ts';
import { makeFolder } from './make-folder.ts';

/**
 * What became of a release: `new` file, `unchanged` (nothing written), `revised` (new text of a known release), `duplicate`
 * (same text from another source), `edited` (a newer text was not written over a file that people have edited).
 */
export type StoreStatus = 'new' | 'unchanged' | 'revised' | 'duplicate' | 'edited';

export interface Stored {
  readonly status: StoreStatus;
  /** Path in the archive. */
  readonly path: string;
  readonly id: string;
}

export interface StoreOptions {
  readonly layout: ArchiveLayout;
  readonly identities: Identities;
  readonly files: FileWriter;
  readonly names: EntryNames;
  /** Write over files that were edited by hand (the edited text is kept as a revision), and over other metadata of the same text. */
  readonly force: boolean;
}

/** Writes a release as a file of its own, as the next revision of its entry, as a further source of it, or not at all. */
export async function storeEntry(draft: Draft, options: StoreOptions): Promise<Stored> {
  const match = findMatch(draft, options.identities, options.layout);
  if (match?.kind === 'same') return storeSame(draft, match.entry, options);
  if (match) return storeTwin(draft, match.entry, options);
  const { path, owner } = await options.names.find(draft);
  if (owner) return storeSame(draft, owner, options);
  write(path, draft.data, {}, draft.body, options);
  options.identities.add(path, keysOf(draft.data));
  return { status: 'new', path, id: draft.data.id };
}

async function storeSame(draft: Draft, entry: Entry, options: StoreOptions): Promise<Stored> {
  const id = isId(entry.data.id) ? entry.data.id : draft.data.id;
  const kept = (status: StoreStatus): Stored => {
    options.identities.recover(entry.path, keysOf({ ...draft.data, id }));
    return { status, path: entry.path, id };
  };
  if (entry.data.text_sha256 === draft.data.text_sha256 && !(options.force && isRestated(draft, entry))) {
    const copy = !draft.addressed && entry.data.sha256 !== draft.data.sha256;
    return kept(copy ? 'duplicate' : 'unchanged');
  }
  if (isEarlier(draft, entry, options.layout)) return kept('unchanged');
  if (!options.force && textSha256(entry.body) !== entry.data.text_sha256) return kept('edited');
  return { status: 'revised', path: await writeRevision(draft, entry, id, options), id };
}

function storeTwin(draft: Draft, entry: Entry, options: StoreOptions): Stored {
  const added = addSource(draft, entry, options);
  const status = added || entry.data.sha256 !== draft.data.sha256 ? 'duplicate' : 'unchanged';
  return { status, path: entry.path, id: entry.data.id ?? draft.data.id };
}

/** True where the same text comes with other metadata: read by a better extractor, or with other hints. */
function isRestated({ data }: Draft, { data: known }: Entry): boolean {
  return STATED.some((name) => JSON.stringify(data[name] ?? []) !== JSON.stringify(known[name] ?? []));
}
const STATED = [
  'title',
  'subtitle',
  'date',
  'updated',
  'publisher',
  'site',
  'section',
  'author',
  'dateline',
  'lang',
] as const;

/**
 * True for a text that has been superseded: a file imported again after a newer one, or a capture that a killed run had
 * already written. A page that returns to an earlier text is a new revision.
 */
function isEarlier({ data }: Draft, entry: Entry, layout: ArchiveLayout): boolean {
  if ((entry.data.revision ?? 1) < 2) return false;
  return readRevisions(layout, entry.data.id).some(
    (earlier) =>
      earlier.data.text_sha256 === data.text_sha256 &&
      earlier.data.sha256 === data.sha256 &&
      (data.origin !== 'fetch' || earlier.data.retrieved === data.retrieved),
  );
}

/** Lists a further address of the same text; the text of the file is left as it is. */
function addSource({ data, addressed }: Draft, entry: Entry, { layout, files, identities }: StoreOptions): boolean {
  const { source } = data;
  const address = addressIdentity(source);
  if (!addressed || source === undefined || address === undefined) return false;
  const known = entry.data;
  const listed = addressesOf(known).includes(address);
  if (listed) identities.recover(entry.path, [idKey(address)]);
  else {
    const fields =
      known.source === undefined ? { ...known, source } : { ...known, also: [...(known.also ?? []), source] };
    files.write(join(layout.root, entry.path), writeFrontMatter(fields, entry.extra, entry.body));
    identities.add(entry.path, [idKey(address)]);
  }
  return !listed;
}

/** Keeps the present file under revisions/, then writes the new text in its place; a file whose date has changed moves. */
async function writeRevision(draft: Draft, entry: Entry, id: string, options: StoreOptions): Promise<string> {
  const { layout } = options;
  const revision = entry.data.revision ?? 1;
  const present = readFileSync(join(layout.root, entry.path), 'utf8');
  options.files.write(join(layout.revisions, id, `${revision}.md`), present);
  const path = dirname(entry.path) === draft.folder ? entry.path : await move(draft, entry, options);
  const also = entry.data.also ?? [];
  const tags = draft.data.tags && draft.data.tags.length > 0 ? draft.data.tags : (entry.data.tags ?? []);
  write(path, { ...draft.data, id, also, tags, revision: revision + 1 }, entry.extra, draft.body, options);
  options.identities.add(path, keysOf({ ...draft.data, id }));
  return path;
}

/** The new place is indexed before the file stands there, so that it is found there if this is the last thing that happens. */
async function move(draft: Draft, entry: Entry, { layout, identities, names }: StoreOptions): Promise<string> {
  const { path } = await names.find(draft);
  makeFolder(join(layout.root, draft.folder));
  identities.add(path, allKeysOf(layout, entry));
  identities.flush();
  renameSync(join(layout.root, entry.path), join(layout.root, path));
  names.forget();
  return path;
}

function write(path: string, data: FrontMatter, extra: Entry['extra'], body: string, options: StoreOptions): void {
  options.files.write(join(options.layout.root, path), writeFrontMatter(data, extra, body));
}
