import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { initArchive } from '../../src/archive/archive.ts';
import { makeFolder } from '../../src/archive/make-folder.ts';
import { freshFolder } from './world.ts';

describe('makeFolder', () => {
  it('makes a folder with those above it, and is content with one that is there', () => {
    const path = join(freshFolder(), 'a', 'b', 'c');
    makeFolder(path);
    makeFolder(path);
    makeFolder('/');
    expect(statSync(path).isDirectory()).toBe(true);
  });

  it('does not make one where a file is, or below a file', () => {
    const file = join(freshFolder(), 'a.txt');
    writeFileSync(file, '');
    expect(() => makeFolder(file)).toThrow('EEXIST');
    expect(() => makeFolder(join(file, 'b'))).toThrow('ENOTDIR');
  });

  it.runIf(existsSync('/proc/self'))('ends where none can be made', () => {
    expect(() => makeFolder('/proc/communique/a/b')).toThrow('ENOENT');
    expect(() => initArchive('/proc/communique')).toThrow(
      '/proc/communique: no folder can be made here; choose another place',
    );
  });
});
