import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import type { Owner } from '../../src/archive/lock.ts';

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A fresh folder that is gone after the test. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'communique-'));
  made.push(folder);
  return folder;
}

export const OWNER: Owner = { pid: process.pid, host: 'here', alive: (pid) => pid === process.pid };
export const NOON = new Date('2026-01-02T12:00:00Z');

/** All files below a folder, by path, as texts of their bytes. */
export function tree(folder: string, prefix = ''): Record<string, string> {
  const files: Record<string, string> = {};
  for (const item of readdirSync(join(folder, prefix), { withFileTypes: true })) {
    const path = prefix === '' ? item.name : `${prefix}/${item.name}`;
    if (item.isDirectory()) Object.assign(files, tree(folder, path));
    else files[path] = readFileSync(join(folder, path), 'latin1');
  }
  return files;
}

/** The paths of the Markdown files, without what is hidden. */
export const markdownFiles = (folder: string): string[] =>
  Object.keys(tree(folder))
    .filter((path) => path.endsWith('.md') && !path.startsWith('.'))
    .toSorted();
