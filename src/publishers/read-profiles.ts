import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CommuniqueError } from '../model/error.ts';
import { parseProfile } from './parse-profile.ts';
import type { Profile } from './profile.ts';

const MAX_BYTES = 1_000_000;

/** The profiles of a folder (`.communique/profiles/<host>.json`), by file name; none when there is no such folder. */
export async function readProfiles(folder: string): Promise<readonly Profile[]> {
  const names = await jsonFiles(folder);
  return Promise.all(names.map((name) => readProfile(join(folder, name))));
}

async function readProfile(path: string): Promise<Profile> {
  const bytes = await readFile(path);
  if (bytes.length > MAX_BYTES) throw new CommuniqueError('usage', `${path}: larger than 1 MB, no profile`);
  return parseProfile(parseJson(bytes.toString('utf8'), path), path);
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CommuniqueError('usage', `${path}: not JSON (${error instanceof Error ? error.message : 'unreadable'})`, {
      cause: error,
    });
  }
}

async function jsonFiles(folder: string): Promise<readonly string[]> {
  try {
    const names = await readdir(folder);
    return names.filter((name) => name.endsWith('.json')).toSorted();
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return [];
    throw error;
  }
}
