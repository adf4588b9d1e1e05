import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { initArchive } from '../../src/archive/archive.ts';
import { ArchiveWriter } from '../../src/archive/writer.ts';
import { anItem } from './made-up.ts';
import { NOON, OWNER, freshFolder, tree } from './world.ts';

/** Mounts a disk of a few blocks; undefined where that is not allowed. */
function tinyDisk(folder: string, size: string): (() => void) | undefined {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder], { stdio: 'ignore' });
    return () => void execFileSync('umount', ['-l', folder], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
}

/** Mounting needs root, and a container may still refuse it. */
function mayMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'communique-'));
  const unmount = tinyDisk(folder, '4k');
  unmount?.();
  rmSync(folder, { recursive: true });
  return unmount !== undefined;
}
const NOBODY = fileURLToPath(new URL('nobody-child.ts', import.meta.url));
const MAY_MOUNT = mayMount();

const writerOf = (root: string): ArchiveWriter =>
  new ArchiveWriter(initArchive(root).layout, { owner: OWNER, now: () => NOON });

/** Text that does not compress. */
const noise = (n: number): string =>
  Array.from({ length: 1500 }, (_, i) => ((i * n * 7919) % 65521).toString(36)).join(' ');
const items = Array.from({ length: 40 }, (_, i) => anItem(`Release ${i}`, noise(i + 1)));

describe('an archive on a full disk', () => {
  it.skipIf(!MAY_MOUNT)('says so in one line, leaves whole files only, and goes on when there is room', async () => {
    const root = join(freshFolder(), 'disk');
    mkdirSync(root);
    const unmount = tinyDisk(root, '200k');
    try {
      const writer = writerOf(root);
      let error: unknown;
      try {
        for (const item of items) await writer.store([item]);
      } catch (thrown) {
        error = thrown;
      } finally {
        writer.close();
      }
      expect(error).toMatchObject({
        code: 'disk',
        message: expect.stringMatching(/no space left on the disk; free some/),
      });
      const entries = Object.entries(tree(root)).filter(([path]) => path.endsWith('.md'));
      expect(entries.length).toBeGreaterThan(3);
      for (const [, text] of entries) expect(text.endsWith('\n')).toBe(true);
      expect(Object.keys(tree(root)).filter((path) => path.includes('.communique-'))).toEqual([]);
      execFileSync('mount', ['-o', 'remount,size=4m', root]);
      const again = writerOf(root);
      for (const item of items) await again.store([item]);
      again.close();
      const whole = freshFolder();
      const undisturbed = writerOf(whole);
      for (const item of items) await undisturbed.store([item]);
      undisturbed.close();
      expect(tree(root)).toEqual(tree(whole));
    } finally {
      unmount?.();
    }
  });

  it('that is read-only says so', ({ skip }) => {
    const root = join(freshFolder(), 'disk');
    mkdirSync(root);
    const unmount = tinyDisk(root, '200k');
    skip(unmount === undefined, 'a small disk cannot be mounted here');
    try {
      initArchive(root);
      execFileSync('mount', ['-o', 'remount,ro', root]);
      expect(() => writerOf(root)).toThrow(/lock: the disk is read-only; choose another folder/);
    } finally {
      unmount?.();
    }
  });
});

describe('an archive of somebody else', () => {
  it('says that permission is missing', () => {
    const root = freshFolder();
    initArchive(root);
    for (const folder of [root, join(root, '.communique')]) chmodSync(folder, 0o555);
    const child = spawnSync(process.execPath, ['--import', 'tsx', NOBODY, root], { encoding: 'utf8' });
    expect(child.stdout.split('\n')).toEqual([
      `${root}/inner: permission denied; check the owner and mode`,
      `${root}/.communique/lock: permission denied; check the owner and mode`,
      '',
    ]);
  });
});
