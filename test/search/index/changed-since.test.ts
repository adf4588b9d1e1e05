import { mkdirSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changedFoldersSince } from '../../../src/search/changed-since.ts';
import { FolderList } from '../../../src/search/index/folder-list.ts';
import { listFolders } from '../../../src/search/folders.ts';

const dir = mkdtempSync(join(tmpdir(), 'communique-since-'));
const make = (...paths: readonly string[]): void =>
  paths.forEach((path) => mkdirSync(join(dir, path), { recursive: true }));
const pause = async (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 50));

describe('folders that changed', () => {
  beforeAll(() => make('.communique/captures', '2021/12/18', '2021/12/19', 'notes/a/b/c/d', 'odd\nname/x', '.git/x'));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  it('are read back from the manifest as they were', () => {
    const folders = listFolders(dir, Date.now() + 1000);
    const list = FolderList.parse(JSON.parse(JSON.stringify(FolderList.of(folders))));
    expect(list?.all()).toEqual(folders);
    expect(list?.deep.toSorted()).toEqual(['notes/a/b/c', 'notes/a/b/c/d']);
    expect(FolderList.parse({ paths: 'a//b', marks: '', count: 2, deep: [] })).toBeUndefined();
  });

  it.runIf(platform() === 'linux')('are found at every depth, hidden ones left out', async () => {
    const { deep } = FolderList.of(listFolders(dir, 0));
    await pause();
    writeFileSync(join(dir, 'mark'), '');
    const since = statSync(join(dir, 'mark')).ctimeMs;
    await pause();
    expect([...((await changedFoldersSince(dir, deep, since + 1)) ?? ['?'])]).toEqual([]);
    writeFileSync(join(dir, '2021/12/18/new.md'), '');
    writeFileSync(join(dir, 'notes/a/b/c/d/new.md'), '');
    writeFileSync(join(dir, 'odd\nname/x/new.md'), '');
    writeFileSync(join(dir, '.git/x/new.md'), '');
    writeFileSync(join(dir, '.communique/captures/new.md'), '');
    renameSync(join(dir, '2021/12/19'), join(dir, '2021/12/20'));
    const changed = (await changedFoldersSince(dir, deep, since)) ?? [];
    expect([...changed].filter((path) => path !== '').toSorted()).toEqual([
      '2021/12',
      '2021/12/18',
      '2021/12/20',
      'notes/a/b/c/d',
      'odd\nname/x',
    ]);
  });
});
