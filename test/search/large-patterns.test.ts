import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { walk } from '../../src/search/walk.ts';
import { writeMixedArchive } from './mixed-archive.ts';
import { Random } from './random.ts';
import { findRipgrep, runRipgrep } from './ripgrep.ts';
import { runGrep } from './run-grep.ts';

const rg = findRipgrep();

describe.skipIf(rg === undefined)('patterns of much text', () => {
  const dir = mkdtempSync(join(tmpdir(), 'communique-patterns-'));
  const file = (name: string): string => join(dir, name);
  beforeAll(() => {
    writeMixedArchive(join(dir, 'archive'), 40, new Random(7));
    const text = [...walk(join(dir, 'archive'))]
      .map((path) => readFileSync(join(dir, 'archive', path), 'utf8'))
      .join('\n');
    const words = [...new Set(text.match(/\p{L}{4,}/gu) ?? [])].slice(0, 200);
    const rare = Array.from({ length: 20_000 }, (_, n) => `notaword${n}`);
    writeFileSync(file('words'), [...words, ...rare].join('\n'));
    writeFileSync(file('alternation'), [...rare, ...words].join('|'));
    writeFileSync(file('crlf'), ['', ...rare, ...words.slice(0, 50)].join('\r\n'));
    writeFileSync(file('nul'), `pea\0ce\n${words[0] ?? ''}\n`);
    writeFileSync(file('wrong'), `(${rare.join('|')}\n`);
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  it.each([
    ['-c', '-F', '-f', 'words'],
    ['-c', '-i', '-w', '-f', 'words'],
    ['-o', '-F', '-f', 'words'],
    ['-v', '-c', '-F', '-f', 'words'],
    ['-l', '-f', 'alternation'],
    ['-c', '-f', 'crlf'],
    ['-c', '-P', '-f', 'words'],
    ['-c', '-P', '-f', 'nul'],
    ['-c', '-f', 'nul'],
    ['-c', '-f', 'wrong'],
    ['-c', '-P', '-f', 'alternation'],
  ])('match what they match for ripgrep: %s %s %s %s', async (...query) => {
    const args = query.map((word) => (word.length > 2 ? file(word) : word));
    const theirs = runRipgrep(rg ?? '', dir, args);
    const started = process.cpuUsage();
    const ours = await runGrep(dir, ['--sort', 'path', ...args]);
    expect({ code: ours.code, out: ours.stdout.toString() }).toEqual({
      code: theirs.code,
      out: theirs.stdout.toString(),
    });
    expect(ours.stderr.split('\n').length).toBe(theirs.code === 2 ? 2 : 1);
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(5);
  });
});
