import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { initArchive, openArchive } from '../../src/archive/archive.ts';
import { locateArchive } from '../../src/archive/locate.ts';
import { freshFolder, tree } from './world.ts';

describe('initArchive', () => {
  it('makes an archive once', () => {
    const root = join(freshFolder(), 'a/b');
    expect(initArchive(root).created).toBe(true);
    const before = tree(root);
    expect(initArchive(root).created).toBe(false);
    expect(tree(root)).toEqual(before);
    expect(JSON.parse(before['.communique/archive.json'] ?? '')).toEqual({ format: 'communique-archive', version: 1 });
    expect(openArchive(root).root).toBe(root);
  });

  it('says in one line what is wrong', () => {
    const root = freshFolder();
    writeFileSync(join(root, 'file'), '');
    expect(() => openArchive(root)).toThrow(/no archive here; make one with "communique init/);
    expect(() => openArchive(join(root, 'gone'))).toThrow(/no archive here/);
    expect(() => initArchive(join(root, 'file'))).toThrow(/is a file, not an archive; name a folder/);
    initArchive(root);
    writeFileSync(join(root, '.communique/archive.json'), '{"format": "communique-archive", "version": 99}');
    expect(() => openArchive(root)).toThrow(/archive of format 99, this program knows 1; update communique/);
    writeFileSync(join(root, '.communique/archive.json'), '{');
    expect(() => openArchive(root)).toThrow(/cannot be read/);
  });

  it('keeps rebuildable files out of version control', () => {
    const root = freshFolder();
    initArchive(root);
    expect(readFileSync(join(root, '.communique/.gitignore'), 'utf8')).toContain('*.index');
  });
});

describe('locateArchive', () => {
  it('goes by option, environment, parents, default', () => {
    const cwd = join(freshFolder(), 'x/y');
    mkdirSync(cwd, { recursive: true });
    expect(locateArchive({ cwd })).toBe(join(cwd, 'archive'));
    initArchive(join(cwd, '..'));
    expect(locateArchive({ cwd, environment: '' })).toBe(join(cwd, '..'));
    expect(locateArchive({ cwd, environment: 'env' })).toBe(join(cwd, 'env'));
    expect(locateArchive({ cwd, environment: 'env', option: '/opt' })).toBe('/opt');
  });
});
