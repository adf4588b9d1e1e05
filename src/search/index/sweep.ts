import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { isSystemError } from '../../model/system-error.ts';
import { indexFolder } from './layout.ts';
import type { Manifest } from './layout.ts';

/** What the last look at all files of a large archive has found. */
export interface LastSweep {
  /** When it was, in milliseconds. */
  readonly at: number;
  /** Files that had changed since the index was built. */
  readonly changed: readonly string[];
}

const sweepPath = (root: string): string => `${indexFolder(root)}/sweep.json`;

/** Of the same state of the index; undefined where there is none. */
export function readSweep(root: string, manifest: Manifest): LastSweep | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(sweepPath(root), 'utf8'));
    const { at, changed, state }: Partial<Record<string, unknown>> = typeof value === 'object' ? { ...value } : {};
    if (state !== stateOf(manifest) || typeof at !== 'number' || !Array.isArray(changed)) return undefined;
    return changed.every((path) => typeof path === 'string') ? { at, changed } : undefined;
  } catch {
    return undefined;
  }
}

/** Where nothing can be written, all files are looked at each time. */
export function writeSweep(root: string, manifest: Manifest, { at, changed }: LastSweep): void {
  const temporary = `${sweepPath(root)}.${Math.floor(performance.now() * 1000).toString(36)}`;
  try {
    writeFileSync(temporary, JSON.stringify({ state: stateOf(manifest), at, changed }));
    renameSync(temporary, sweepPath(root));
  } catch (error) {
    if (!isSystemError(error)) throw error;
  }
}

const stateOf = ({ segments, since }: Manifest): string => `${since} ${segments.at(-1) ?? ''}`;
