import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { writeMixedArchive } from './mixed-archive.ts';
import { MODES, randomQuery } from './random-query.ts';
import { Random } from './random.ts';
import { findRipgrep, runRipgrep } from './ripgrep.ts';
import { events, runGrep } from './run-grep.ts';

vi.mock('../../src/search/ripgrep/binary.ts', () => ({ findRipgrep: () => undefined }));

const QUERIES = 60;
const rg = findRipgrep();
/** Behind the limit of -m, ripgrep shows some lines as matching (`-U -i -m 2 -A 1 '[^a]{30}'`) that are context to us. */
const modes = MODES.filter((mode) => !(mode.includes('-m') && mode.length > 3));

describe('grep where there is no ripgrep', () => {
  const dir = mkdtempSync(join(tmpdir(), 'communique-grep-'));
  beforeAll(() => writeMixedArchive(join(dir, 'archive'), 60, new Random(3)));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  it.skipIf(rg === undefined)(
    `prints what ripgrep does for ${QUERIES} random queries with -U`,
    async () => {
      const random = new Random(4);
      for (let n = 0; n < QUERIES; n++) {
        const query = randomQuery(n % 3 === 0 ? 'multilineDotall' : 'multiline', random, modes);
        const theirs = runRipgrep(rg ?? '', dir, query);
        if (/panicked/.test(theirs.stderr)) continue;
        const ours = await runGrep(dir, ['--sort', 'path', ...query]);
        const lines = query.includes('--json') ? events : String;
        expect({ query, out: lines(ours.stdout) }).toEqual({ query, out: lines(theirs.stdout) });
      }
    },
    120_000,
  );

  it('says so once', async () => {
    const { stderr } = await runGrep(dir, ['-U', 'lang: \\w+\\n']);
    expect(stderr.match(/ripgrep is not installed/g)).toHaveLength(1);
    expect((await runGrep(dir, ['lang'])).stderr).toBe('');
  });

  it('refuses Perl syntax with one line', async () => {
    const { code, stderr } = await runGrep(dir, ['-P', '(?<=a)b']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^communique: .*needs ripgrep, which is not installed.*\n$/);
  });
});
