import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildIndex } from '../../src/search/index/build.ts';
import { findRipgrep, runRipgrep } from './ripgrep.ts';
import { events, runGrep } from './run-grep.ts';

const rg = findRipgrep();
const PROSE = 'The harbour board met on the quay to hear of sonar and of well-kept locks, and rose at noon. '.repeat(
  1000,
);
/** Seven of them: after a few, the others are left to ripgrep in batches. */
const FILES: Readonly<Record<string, string | Buffer>> = {
  ...Object.fromEntries(
    Array.from({ length: 7 }, (_, day) => [
      `2020/01/1${day}/long.md`,
      `first\n${PROSE}\nshort 12345\n${PROSE} 9876${day} end`,
    ]),
  ),
  '2019/05/05/han.md': `${'航道測量局'.repeat(5600)}\n航道 7\n`,
  '2019/05/06/letters.md': `${'a'.repeat(50_000)} b\nab1\n`,
  '2019/05/07/bytes.md': Buffer.from(`${'x '.repeat(3000)}\xff\xfe 12345\n\xe9 12345`, 'latin1'),
  '2019/05/08/short.md': 'ordinary lines 54321\nwell-kept\n',
};
const PATTERNS = ['.*[0-9]{5}', '[a-z]+[0-9]', '\\p{Han}+\\d', 'quay.*noon.*[0-9]{6}'];
const MODES = [['-c'], ['-o', '--column'], ['--json'], ['-C1', '-m1'], ['-r', 'X', '-v']];

describe.skipIf(rg === undefined)('lines of many kilobytes', () => {
  const dir = mkdtempSync(join(tmpdir(), 'communique-long-'));
  const root = join(dir, 'archive');
  beforeAll(() => {
    mkdirSync(join(root, '.communique'), { recursive: true });
    writeFileSync(join(root, '.communique', 'archive.json'), '{"format":"communique-archive","version":1}\n');
    for (const [path, text] of Object.entries(FILES)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  const differences = async (more: readonly string[]): Promise<unknown[]> => {
    const found: unknown[] = [];
    for (const query of PATTERNS.flatMap((pattern) => MODES.map((mode) => [...mode, '-e', pattern]))) {
      const theirs = runRipgrep(rg ?? '', dir, query);
      const ours = await runGrep(dir, ['--sort', 'path', ...more, ...query]);
      const json = query.includes('--json');
      const same = json
        ? events(ours.stdout).join() === events(theirs.stdout).join()
        : ours.stdout.equals(theirs.stdout);
      if (!same || ours.code !== theirs.code || ours.stderr !== '') found.push([query, ours.code, ours.stderr]);
    }
    return found;
  };

  it('give what ripgrep gives, in bounded time, from the files', async () => {
    expect(await differences(['--no-index'])).toEqual([]);
  }, 120_000);

  it('and from the index, in which a deleted one is still looked at', async () => {
    writeFileSync(join(root, '2019/05/09.md'), `${PROSE}\n`);
    await buildIndex(root, { now: Date.now });
    rmSync(join(root, '2019/05/09.md'));
    expect(await differences([])).toEqual([]);
  }, 120_000);

  it('take no more time for being many', async () => {
    const many = join(dir, 'many', 'archive');
    mkdirSync(join(many, '.communique'), { recursive: true });
    writeFileSync(join(many, '.communique', 'archive.json'), '{"format":"communique-archive","version":1}\n');
    for (let n = 0; n < 800; n++)
      writeFileSync(join(many, `${n}.md`), `${PROSE.slice(0, 3000)}${n % 7 === 0 ? '12345' : ''}\n`);
    const query = ['-c', '-e', '.*[0-9]{5}'];
    const started = process.cpuUsage();
    const ours = await runGrep(join(dir, 'many'), ['--sort', 'path', ...query]);
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(5); // without a limit of the sum, 30 ms a file
    expect(ours.stdout.toString()).toBe(runRipgrep(rg ?? '', join(dir, 'many'), query).stdout.toString());
  }, 60_000);
});
