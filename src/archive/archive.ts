import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { CommuniqueError } from '../model/error.ts';
import { describeSystemError } from '../model/system-error.ts';
import { HIDDEN, layoutOf } from './layout.ts';
import type { ArchiveLayout } from './layout.ts';
import { makeFolder } from './make-folder.ts';

/** Version of the layout that this program reads and writes. */
const FORMAT_VERSION = 1;
const MARKER = `${JSON.stringify({ format: 'communique-archive', version: FORMAT_VERSION }, null, 2)}\n`;
/** Rebuildable or passing: not for version control. */
const IGNORED = 'lock\njournal*\n*.index\ncatalogue.*\n';

/** Makes `root` an archive, with its parents; an archive that is there already stays as it is. */
export function initArchive(root: string): { readonly layout: ArchiveLayout; readonly created: boolean } {
  const layout = layoutOf(root);
  if (isFile(root)) throw notAFolder(root);
  if (existsSync(layout.marker)) return { layout: openArchive(root), created: false };
  try {
    makeFolder(layout.captures);
    writeFileSync(`${layout.hidden}/.gitignore`, IGNORED);
    writeFileSync(layout.marker, MARKER, { flag: 'wx' });
    return { layout, created: true };
  } catch (error) {
    if (codeOf(error) === 'ENOENT')
      throw new CommuniqueError('disk', `${root}: no folder can be made here; choose another place`, { cause: error });
    throw describeSystemError(error, root);
  }
}

/** The archive at `root`. @throws no-archive, archive-damaged */
export function openArchive(root: string): ArchiveLayout {
  const layout = layoutOf(root);
  const text = tryRead(layout.marker);
  if (typeof text !== 'string') {
    if (isFile(root)) throw notAFolder(root);
    if (codeOf(text) !== 'ENOENT' && codeOf(text) !== 'ENOTDIR') throw describeSystemError(text, layout.marker);
    throw new CommuniqueError('no-archive', `${root}: no archive here; make one with "communique init ${root}"`);
  }
  const version = versionOf(text);
  if (version === undefined) {
    throw new CommuniqueError(
      'archive-damaged',
      `${layout.marker}: cannot be read; mend it, or remove it and run "communique init"`,
    );
  }
  if (version > FORMAT_VERSION) {
    throw new CommuniqueError(
      'archive-damaged',
      `${root}: archive of format ${version}, this program knows ${FORMAT_VERSION}; update communique`,
    );
  }
  return layout;
}

/** Takes an archive away again that was made for a batch of which nothing came; one with anything in it stays. */
export function removeUnusedArchive(layout: ArchiveLayout): void {
  const isUnused =
    readdirSync(layout.root).join() === HIDDEN && !existsSync(layout.lock) && readdirSync(layout.captures).length === 0;
  if (isUnused) rmSync(layout.root, { recursive: true });
}

/** What `archive.json` settles for this archive, unread; undefined where it settles nothing or is no JSON, which `openArchive` tells. */
export function archiveSettings(root: string): { readonly path: string; readonly settings: unknown } {
  const { marker: path } = layoutOf(root);
  const text = tryRead(path);
  return { path, settings: typeof text === 'string' ? fieldOf(text, 'settings') : undefined };
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true;
const notAFolder = (root: string): CommuniqueError =>
  new CommuniqueError('usage', `${root}: is a file, not an archive; name a folder`);

function versionOf(text: string): number | undefined {
  const version = fieldOf(text, 'version');
  return typeof version === 'number' && version >= 1 ? version : undefined;
}

function fieldOf(text: string, name: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null
      ? new Map<string, unknown>(Object.entries(value)).get(name)
      : undefined;
  } catch {
    return undefined;
  }
}

function tryRead(path: string): unknown {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    return error;
  }
}

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
