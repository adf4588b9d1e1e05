import { readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HIDDEN } from '../../archive/layout.ts';
import { ownName } from '../clock.ts';

/** Changes with every change of tables, numbers or tokens: a catalogue of another version is not used. */
const CATALOGUE_VERSION = 2;

/** Narrow rows where filters look, so that a million of them are read in 40 ms; what is shown stands beside. */
export const SCHEMA = `
CREATE TABLE entry (id INTEGER PRIMARY KEY, source INT, lang INT, section INT, author INT, marks INT, words INT, counted INT);
CREATE TABLE file (id INTEGER PRIMARY KEY, path TEXT, title TEXT, date TEXT, size INT, mtime REAL, ctime REAL, crc INT);
CREATE TABLE head (id INTEGER PRIMARY KEY, json TEXT, crc INT);
CREATE TABLE value (id INTEGER PRIMARY KEY, dimension TEXT, json TEXT, UNIQUE (dimension, json));
CREATE TABLE folder (path TEXT PRIMARY KEY, mtime REAL) WITHOUT ROWID;
CREATE TABLE sweep (at REAL, since REAL);
`;

/** Names the catalogue in use; put in place at once when a build is complete. */
const pointerPath = (root: string): string => join(root, HIDDEN, 'catalogue.json');
const NAME = /^catalogue\.[\w-]+\.db$/;

/** Path of the catalogue in use; undefined where there is none. */
export function cataloguePath(root: string): string | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(pointerPath(root), 'utf8'));
    const { version, file }: Partial<Record<string, unknown>> = { ...(typeof value === 'object' ? value : {}) };
    if (version !== CATALOGUE_VERSION || typeof file !== 'string' || !NAME.test(file)) return undefined;
    return join(root, HIDDEN, file);
  } catch {
    return undefined;
  }
}

/** A name of its own for each build: two may run at once, and one in use keeps its journal. */
export const newCataloguePath = (root: string, started: number): string =>
  join(root, HIDDEN, `catalogue.${ownName(started)}.db`);

/** Leftovers of a build that was killed are removed after this time, in milliseconds. */
const ABANDONED = 3_600_000;

/** Puts a catalogue in use, and removes the one before and what killed builds left. */
export function publishCatalogue(root: string, path: string, now: number): void {
  const before = cataloguePath(root);
  const file = path.slice(path.lastIndexOf('catalogue.'));
  const temporary = path.replace(/db$/, 'json');
  writeFileSync(temporary, JSON.stringify({ version: CATALOGUE_VERSION, file }));
  renameSync(temporary, pointerPath(root));
  if (before !== undefined && before !== path) removeDatabase(before);
  for (const name of readdirSync(join(root, HIDDEN))) {
    const old = join(root, HIDDEN, name);
    if (!NAME.test(name) || old === path) continue;
    if ((statSync(old, { throwIfNoEntry: false })?.mtimeMs ?? now) < now - ABANDONED) removeDatabase(old);
  }
}

/** Takes a catalogue that cannot be trusted out of use. */
export function discardCatalogue(root: string): void {
  const path = cataloguePath(root);
  rmSync(pointerPath(root), { force: true });
  if (path !== undefined) removeDatabase(path);
}

/** A reader that still has it open reads on; where the system does not allow that, it is removed later. */
export function removeDatabase(path: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) {
    try {
      rmSync(path + suffix, { force: true });
    } catch {
      return;
    }
  }
}
