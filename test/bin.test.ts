import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const BIN = fileURLToPath(new URL('../bin', import.meta.url));
const KEPT = `start.cjs.${process.version}.compiled`;

/** A build of two files: what each start needs, and the entry that asks for it. */
const start = (word: string): string =>
  `const { basename } = require('node:path');\nexports.main = async (argv) => console.log('${word}', basename(__filename), ...argv);\nexports.processIo = () => ({});\n`;
const MAIN = "module.exports = require('./start.cjs');\n";

let folder = '';
const dist = (name: string): string => join(folder, 'dist', name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'communique-bin-'));
  cpSync(BIN, join(folder, 'bin'), { recursive: true });
  mkdirSync(dist(''));
  writeFileSync(dist('start.cjs'), start('one'));
  writeFileSync(dist('main.cjs'), MAIN);
});
afterEach(() => rmSync(folder, { recursive: true }));

function run(...argv: readonly string[]): string {
  const { stdout, stderr } = spawnSync(process.execPath, [join(folder, 'bin/communique.js'), ...argv], {
    encoding: 'utf8',
  });
  return stdout + stderr;
}

describe('the start of the build', () => {
  test('keeps what is compiled by the first search, and uses it from then on', () => {
    expect(run('list')).toBe('one start.cjs list\n');
    expect(readdirSync(dist(''))).toEqual(['main.cjs', 'start.cjs']);
    expect(run('grep', 'x')).toBe('one start.cjs grep x\n');
    const kept = readFileSync(dist(KEPT));
    expect(run('grep', 'y')).toBe('one start.cjs grep y\n');
    expect(readFileSync(dist(KEPT)).equals(kept)).toBe(true);
    expect(readdirSync(dist('')).toSorted()).toEqual(['main.cjs', 'start.cjs', KEPT]);
  });

  test('does not use what was kept of another file, of the same size too', () => {
    run('grep');
    writeFileSync(dist('start.cjs'), start('two'));
    expect(run('grep')).toBe('two start.cjs grep\n');
    expect(run('grep')).toBe('two start.cjs grep\n');
  });

  test.each([[0], [0.2], [0.5], [0.9], [1]])('does not use what is damaged at %d of its length', (part) => {
    run('grep');
    const kept = readFileSync(dist(KEPT));
    const damaged = Buffer.from(kept);
    const at = Math.min(Math.floor(part * kept.length), kept.length - 1);
    damaged[at] = (damaged[at] ?? 0) ^ 0x55;
    writeFileSync(dist(KEPT), damaged);
    expect(run('grep')).toBe('one start.cjs grep\n');
    const made = readFileSync(dist(KEPT));
    expect(made.equals(damaged)).toBe(false);
    writeFileSync(dist(KEPT), made.subarray(0, at));
    expect(run('grep')).toBe('one start.cjs grep\n');
  });

  test('leaves nothing behind where nothing can be kept', () => {
    mkdirSync(dist(KEPT));
    expect(run('grep')).toBe('one start.cjs grep\n');
    expect(readdirSync(dist('')).toSorted()).toEqual(['main.cjs', 'start.cjs', KEPT]);
  });
});
