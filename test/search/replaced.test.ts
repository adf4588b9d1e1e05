import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createFilter } from '../../src/search/filter.ts';
import { buildCatalogue } from '../../src/search/catalogue/build.ts';
import { openEntries } from '../../src/search/catalogue/open.ts';
import { loadSqlite } from '../../src/search/catalogue/sqlite.ts';
import { buildIndex } from '../../src/search/index/build.ts';
import { updateIndex } from '../../src/search/index/update.ts';
import { runGrep } from './run-grep.ts';

const dir = mkdtempSync(join(tmpdir(), 'communique-replaced-'));
chmodSync(dir, 0o755);
const root = join(dir, 'archive');
const options = { now: () => Date.now() };
const program = fileURLToPath(new URL('../../bin/communique.js', import.meta.url));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** Five entries, an index, a catalogue. */
async function makeArchive(): Promise<void> {
  rmSync(dir, { recursive: true, force: true });
  for (const n of [1, 2, 3, 4, 5]) {
    mkdirSync(join(root, `2021/0${n}/01`), { recursive: true });
    writeFileSync(join(root, `2021/0${n}/01/e${n}.md`), `---\ntitle: Sea ${n}\n---\n\nthe sea ${n}\n`);
  }
  mkdirSync(join(root, '.communique'));
  writeFileSync(join(root, '.communique/archive.json'), '{"format":"communique-archive","version":1}\n');
  await new Promise((resolve) => setTimeout(resolve, 250)); // what was written just now is looked at again
  await buildIndex(root, options);
  const sqlite = await loadSqlite();
  if (sqlite) await buildCatalogue(root, sqlite, options);
}

const grepped = async (...more: readonly string[]): Promise<string> =>
  (await runGrep(dir, ['-l', '--sort', 'path', 'sea', ...more])).stdout.toString().replaceAll('archive/2021/', '');

async function listed(): Promise<string[]> {
  const entries = await openEntries(root, options);
  try {
    return [...entries.select(createFilter({}, new Date()), true)].map(({ path }) => path.slice(5)).toReversed();
  } finally {
    entries.close();
  }
}

describe('an entry whose file is none any more', () => {
  beforeEach(makeArchive);

  it.each([
    ['a link to a file outside', (path: string) => symlinkSync(join(dir, 'outside.md'), path)],
    ['a folder', (path: string) => mkdirSync(path)],
    ['a pipe', (path: string) => void execFileSync('mkfifo', [path])],
  ])('but %s is left out of every search, as by ripgrep', async (_, replace) => {
    writeFileSync(join(dir, 'outside.md'), 'the sea outside\n');
    rmSync(join(root, '2021/03/01/e3.md'));
    replace(join(root, '2021/03/01/e3.md'));
    const left = ['01/01/e1.md', '02/01/e2.md', '04/01/e4.md', '05/01/e5.md'];
    for (const more of [[], ['--verify-index'], ['--no-index']])
      expect(await grepped(...more)).toBe(left.map((path) => `${path}\n`).join(''));
    expect(await listed()).toEqual(left);
    await updateIndex(root, options);
    expect(await grepped()).toBe(left.map((path) => `${path}\n`).join(''));
  });
});

/** Nothing is closed to root: the program runs as somebody else. */
const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
const run = (...args: readonly string[]) =>
  spawnSync(process.execPath, [program, ...args], { cwd: dir, encoding: 'utf8', ...user });

describe.skipIf(run('--version').status !== 0)('a folder that is closed to us', () => {
  beforeEach(async () => {
    await makeArchive();
    chmodSync(dir, 0o755);
    chmodSync(join(root, '2021/02'), 0);
  });

  it.each([[[]], [['--no-index']], [['-f', 'words']]])('is told of, and the others are searched %s', (more) => {
    writeFileSync(join(dir, 'words'), Array.from({ length: 3000 }, (_, n) => `sea ${n}\n`).join(''));
    const { status, stdout, stderr } = run('grep', '-c', ...(more.length === 2 ? more : ['-e', 'sea', ...more]));
    expect(stdout.split('\n')).toHaveLength(5);
    expect(stderr).toMatch(/^communique: 2021\/02: permission denied; check the owner and mode\n$/);
    expect(status).toBe(2);
  });

  it.each(['list', 'stats'])('is told of by %s', (command) => {
    const { stdout, stderr } = run(command);
    expect(stdout).toContain(command === 'list' ? '2021/05/01/e5.md' : '4');
    expect(stderr).toMatch(/2021\/02: permission denied/);
  });

  it('keeps search from answering, and is the cause that it names', () => {
    const { status, stderr } = run('search', 'sea');
    expect(stderr).toMatch(/2021\/02: permission denied/);
    expect(status).not.toBe(0);
  });
});
