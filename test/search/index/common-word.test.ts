import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ChangeStream } from '../../../src/search/change-stream.ts';
import type { GrepOptions } from '../../../src/search/grep.ts';
import { buildIndex } from '../../../src/search/index/build.ts';
import { linesOf } from './lines.ts';

/** More than are asked for within the process. */
const FILES = 4000;
const fileOf = (n: number): string => `2024/01/${String((n % 28) + 1).padStart(2, '0')}/entry-${n}.md`;
const textOf = (n: number): string => `---\ntitle: "${n}"\n---\n\nThe harbour is open, entry ${n}.\n`;
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 250));

let root: string;
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'communique-common-'));
  for (let day = 1; day <= 28; day++)
    mkdirSync(join(root, '2024', '01', String(day).padStart(2, '0')), { recursive: true });
  for (let n = 0; n < FILES; n++) writeFileSync(join(root, fileOf(n)), textOf(n));
  await settled();
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('a word that most entries of a large archive have', () => {
  it('is found as the files are now, whatever was changed in place or has gone since the last look at all', async () => {
    await buildIndex(root, { now: () => Date.now(), segmentBytes: 100_000 });
    const options: GrepOptions = { patterns: ['harbour'], now: () => Date.now(), sweepAbove: 100, ownBytes: -1 };
    const first = await linesOf(root, options); // looks at all, and notes when
    expect(first).toHaveLength(FILES + 1);
    appendFileSync(join(root, fileOf(17)), 'a second harbour\n');
    const before = statSync(join(root, fileOf(3000)));
    writeFileSync(join(root, fileOf(3000)), textOf(3000).replace('open', 'shut'));
    utimesSync(join(root, fileOf(3000)), before.atime, before.mtime);
    writeFileSync(join(root, fileOf(3001)), textOf(3001).replace('harbour', 'airport'));
    rmSync(join(root, fileOf(3002)));
    const expected = await linesOf(root, { ...options, index: false });
    expect(expected).toHaveLength(FILES);
    expect(expected).not.toEqual(first);
    expect(await linesOf(root, options)).toEqual(expected);
  });
});

describe('an archive of a few folders with more files than are asked for within the process', () => {
  it('is searched as it is now: changed in place, new, gone, in a folder that was moved', async () => {
    await buildIndex(root, { now: () => Date.now(), segmentBytes: 100_000 });
    const options: GrepOptions = { patterns: ['harbour'], now: () => Date.now() };
    const first = await linesOf(root, options);
    expect(first).toHaveLength(FILES + 1);
    writeFileSync(join(root, fileOf(17)), textOf(17).replace('harbour', 'airport'));
    writeFileSync(join(root, '2024/01/05/new.md'), textOf(FILES));
    rmSync(join(root, fileOf(18)));
    renameSync(join(root, '2024/01'), join(root, '2024/02'));
    const expected = await linesOf(root, { ...options, index: false });
    expect(expected).toHaveLength(FILES);
    expect(await linesOf(root, options)).toEqual(expected);
    renameSync(join(root, '2024/02'), join(root, '2024/01'));
    expect(await linesOf(root, options)).toEqual(await linesOf(root, { ...options, index: false }));
  });
});

describe.runIf(platform() === 'linux')('the stream of questions for changes', () => {
  it('answers batch by batch, in order', async () => {
    const since = Date.now();
    await settled();
    appendFileSync(join(root, fileOf(2)), 'more\n');
    rmSync(join(root, fileOf(3)));
    const stream = ChangeStream.open(root, since);
    const ask = async (...files: readonly number[]): Promise<boolean | undefined> =>
      await stream?.areUnchanged(files.map((n) => fileOf(n)));
    const many = Array.from({ length: 1000 }, (_, n) => n + 10);
    const answers = [ask(0, 1), ask(1, 2, 4), ask(4, 5), ask(3), ask(), ask(5, 3, 2, 6), ask(...many), ask(...many, 2)];
    expect(await Promise.all(answers)).toEqual([true, false, true, false, true, false, true, false]);
    const open = ask(...many, ...many);
    stream?.close();
    await open; // answered, one way or the other
    expect(await ask(0)).toBe(false);
  });
});
