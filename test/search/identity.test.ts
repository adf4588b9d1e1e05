import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeMixedArchive } from './mixed-archive.ts';
import { KINDS, randomQuery } from './random-query.ts';
import { Random } from './random.ts';
import { findRipgrep, runRipgrep } from './ripgrep.ts';
import { events, runGrep } from './run-grep.ts';

/** The large run is `npm run bench identity`. */
const QUERIES = 430;
const FILES = 250;
const SEED = 1;

const ARCHIVE = '{"format":"communique-archive","version":1}\n';

const rg = findRipgrep();

describe.skipIf(rg === undefined)('grep and ripgrep', () => {
  const dir = mkdtempSync(join(tmpdir(), 'communique-grep-'));
  beforeAll(() => writeMixedArchive(join(dir, 'archive'), FILES, new Random(SEED)));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  it(
    `print the same for ${QUERIES} random queries of ${Object.keys(KINDS).length} kinds`,
    async () => {
      const random = new Random(SEED + 1);
      const kinds = Object.keys(KINDS);
      const differences: string[] = [];
      let matched = 0;
      for (let n = 0; n < QUERIES; n++) {
        const query = randomQuery(kinds[n % kinds.length] ?? '', random);
        const theirs = runRipgrep(rg ?? '', dir, query);
        const ours = await runGrep(dir, ['--sort', 'path', ...query]);
        const same = query.includes('--json')
          ? events(theirs.stdout).join() === events(ours.stdout).join()
          : theirs.stdout.equals(ours.stdout);
        if (theirs.code === 0) matched++;
        if (!same || theirs.code !== ours.code)
          differences.push(
            `${JSON.stringify(query)} rg ${theirs.code} ${theirs.stderr.slice(0, 200)} ours ${ours.code} ${ours.stderr}`,
          );
      }
      expect(differences).toEqual([]);
      expect(matched).toBeGreaterThan(QUERIES * 0.6);
    },
    60_000 + QUERIES * 1000,
  );

  // Of nothing, in lines that have no match: a byte that is not UTF-8 after a line feed.
  it.each([
    ['-e', '\\B', '-o', '-v', '-C', '1'],
    ['-e', '\\B', '-v', '--column'],
    ['-e', '\\B', '-v', '--json'],
    ['-e', '\\B', '-o', '-v'],
  ])('print the same for %s %s %s %s', async (...query) => {
    mkdirSync(join(dir, 'odd', 'archive', '.communique'), { recursive: true });
    writeFileSync(join(dir, 'odd', 'archive', '.communique', 'archive.json'), ARCHIVE);
    writeFileSync(join(dir, 'odd', 'archive', 'odd.md'), Buffer.from('a\n\n\xf0\nb c\n\xe9\xe9 d\n', 'latin1'));
    const theirs = runRipgrep(rg ?? '', join(dir, 'odd'), query);
    const ours = await runGrep(join(dir, 'odd'), ['--sort', 'path', ...query]);
    const shown = (output: Buffer): string =>
      query.includes('--json') ? events(output).join('\n') : output.toString('latin1');
    expect(shown(ours.stdout)).toBe(shown(theirs.stdout));
    expect(theirs.stdout.length).toBeGreaterThan(0);
  });

  // Characters that stand for invalid bytes in the program itself.
  it.each(
    [
      ['-e', '^. nonch'],
      ['-e', '^.', '-o'],
      ['-e', '\\W', '-o', '--column'],
      ['-e', '\\x{FDD0}', '--json'],
      ['-e', '[\\x{FDD1}-\\x{FDD9}]', '-c'],
      ['-e', '[^a]+', '-o'],
      ['-e', '\\B', '-o', '--column'],
      ['-e', '\\p{Cn}', '--count-matches'],
      ['-F', '-e', '\uFDD2'],
    ].map((query) => [query]),
  )('print the same for noncharacters: %j', async (query) => {
    mkdirSync(join(dir, 'marks', 'archive', '.communique'), { recursive: true });
    writeFileSync(join(dir, 'marks', 'archive', '.communique', 'archive.json'), ARCHIVE);
    const text = Buffer.from('\uFDD0 noncharacter\n\uFDD1a\uFDD2\uFDD3 \n');
    writeFileSync(join(dir, 'marks', 'archive', 'a.md'), text);
    writeFileSync(
      join(dir, 'marks', 'archive', 'b.md'),
      Buffer.concat([text, Buffer.from([0xff, 0x61, 0x80, 10]), text]),
    );
    const theirs = runRipgrep(rg ?? '', join(dir, 'marks'), query);
    const ours = await runGrep(join(dir, 'marks'), ['--sort', 'path', ...query]);
    const shown = (output: Buffer): string =>
      query.includes('--json') ? events(output).join('\n') : output.toString('latin1');
    expect([ours.code, shown(ours.stdout)]).toEqual([theirs.code, shown(theirs.stdout)]);
    expect(theirs.code).toBe(0);
  });

  // Options that exclude each other, and what stands behind the limit of -m.
  it.each(
    [
      '-s -i SEA',
      '-i -s SEA',
      '-i -S Sea',
      '-S -i Sea',
      '-l -c sea',
      '-c -l sea',
      '--count-matches -c sea',
      '-c --count-matches sea',
      '--files-without-match -l sea',
      '-l --files-without-match nothing',
      '--passthru -C1 sea',
      '-C1 --passthru sea',
      '-A1 --passthru sea',
      '--passthru -B1 sea',
      '--passthru -m1 sea',
      '--passthru -m2 -o sea',
      '--passthru -m1 -v sea',
      '--passthru -m2 -v --column sea',
      '--passthru -m1 -v --json sea',
      '--passthru -m9 sea',
      '-N --json sea',
      '-c [\\n]',
      '-c [a\\n]',
      '-c a{99999}',
    ].map((query) => [query]),
  )('print the same for %s', async (typed) => {
    mkdirSync(join(dir, 'last', 'archive', '.communique'), { recursive: true });
    writeFileSync(join(dir, 'last', 'archive', '.communique', 'archive.json'), ARCHIVE);
    writeFileSync(join(dir, 'last', 'archive', 'a.md'), 'aaa\nsea\nSEA sea\nSea Sea\nx\nsea');
    const query = typed.split(' ');
    const theirs = runRipgrep(rg ?? '', join(dir, 'last'), query);
    const ours = await runGrep(join(dir, 'last'), ['--sort', 'path', ...query]);
    const shown = (output: Buffer): string =>
      query.includes('--json') ? events(output).join('\n') : output.toString('latin1');
    expect([ours.code, shown(ours.stdout)]).toEqual([theirs.code, shown(theirs.stdout)]);
  });
});
