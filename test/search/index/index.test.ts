import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildIndex } from '../../../src/search/index/build.ts';
import { indexFolder } from '../../../src/search/index/layout.ts';
import { requiredGrams } from '../../../src/search/index/formula.ts';
import { updateIndex } from '../../../src/search/index/update.ts';
import { freshIndex, openIndex } from '../../../src/search/index/open.ts';
import { parsePatterns } from '../../../src/search/pattern/compile.ts';
import type { PatternOptions } from '../../../src/search/pattern/compile.ts';
import { walk } from '../../../src/search/walk.ts';
import { writeMixedArchive } from '../mixed-archive.ts';
import { KINDS } from '../random-query.ts';
import { Random } from '../random.ts';
import { findRipgrep } from '../ripgrep.ts';
import { edit } from './edit.ts';
import { linesOf } from './lines.ts';

/** More with GREP_QUERIES, GREP_EDITS, GREP_KILLS. */
const QUERIES = Number(process.env['GREP_QUERIES'] ?? 94);
const EDITS = Number(process.env['GREP_EDITS'] ?? 150);
const KILLS = Number(process.env['GREP_KILLS'] ?? 6);

/** The pattern options of a query of the generator. */
function patternOf(query: readonly string[]): PatternOptions {
  const has = (flag: string): boolean => query.includes(flag);
  return {
    patterns: query.filter((_, at) => query[at - 1] === '-e'),
    fixed: has('-F'),
    perl: has('-P'),
    multiline: has('-U'),
    dotAll: has('--multiline-dotall'),
    case: has('-i') ? 'ignore' : has('-S') ? 'smart' : 'sensitive',
    boundary: has('-w') ? 'word' : has('-x') ? 'line' : 'none',
  };
}

const now = (): number => Date.now();
const dirs: string[] = [];
function makeArchive(files: number, seed: number): string {
  const dir = mkdtempSync(join(tmpdir(), 'communique-index-'));
  dirs.push(dir);
  const root = join(dir, 'archive');
  writeMixedArchive(root, files, new Random(seed));
  return root;
}
afterAll(() => dirs.forEach((dir) => rmSync(dir, { recursive: true, force: true })));
/** Files that were written just now are looked at again, however well the index knows them. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 250));
const build = (root: string, segmentBytes?: number) =>
  buildIndex(root, { now: () => Date.now(), ...(segmentBytes === undefined ? {} : { segmentBytes }) });

describe('the index', () => {
  let root: string;
  beforeAll(async () => {
    root = makeArchive(250, 11);
    await settled();
    await build(root, 150_000);
  });

  it.each([
    ['in process', Infinity],
    ['by ripgrep', -1],
  ])(
    'gives the lines of the files, in their order, candidates searched %s',
    async (_, ownBytes) => {
      if (ownBytes < 0 && findRipgrep() === undefined) return;
      const random = new Random(12);
      const kinds = Object.keys(KINDS);
      let found = 0;
      for (let n = 0; n < QUERIES; n++) {
        const query = KINDS[kinds[n % kinds.length] ?? '']?.(random) ?? [];
        const options = patternOf(query);
        const expected = await linesOf(root, { ...options, index: false });
        expect({ query, lines: await linesOf(root, { ...options, ownBytes }) }).toEqual({ query, lines: expected });
        if (expected.length > 1) found++;
      }
      expect(found).toBeGreaterThan(QUERIES * 0.6);
    },
    600_000,
  );

  it('knows all files, and rules out all text for an absent word, much of it for a rare one', async () => {
    const opened = await openIndex(root, { now });
    const index = opened && (await freshIndex(opened));
    expect(index?.segments.length).toBeGreaterThan(1);
    expect(index?.live).toEqual([]);
    expect(index?.dead.every((dead) => dead.size === 0)).toBe(true);
    const share = (pattern: string): number => {
      const formula = requiredGrams(parsePatterns({ patterns: [pattern] }));
      const runs = index?.segments.flatMap((segment) => segment.candidates(formula).map(([first, end]) => end - first));
      return (runs ?? []).reduce((sum, count) => sum + count, 0) / 250;
    };
    expect(share('manducating xylem')).toBe(0);
    expect(share('鷽替')).toBe(0);
    expect(share('entry|the')).toBeGreaterThan(0.5);
    expect(share('.*')).toBe(1);
    index?.close();
  });

  it('keeps the other order', async () => {
    const options = { patterns: ['the'], order: { by: 'path', descending: false } } as const;
    expect(await linesOf(root, options)).toEqual(await linesOf(root, { ...options, index: false }));
  });
});

describe('a changing archive', () => {
  it(`shows nothing stale and misses nothing in a random walk of ${EDITS} edits`, async () => {
    const root = makeArchive(60, 21);
    const random = new Random(22);
    await settled();
    await build(root, 30_000);
    let updates = 0;
    for (let n = 0; n < EDITS; n++) {
      edit(root, [...walk(root)], random);
      if (n % 40 === 39) await build(root, 30_000);
      else if (n % 7 === 6) await updateIndex(root, { now: () => Date.now() });
      updates = Math.max(updates, await openedUpdates(root));
      const options = { patterns: [random.pick(['the', 'sanctions', '外', 'санкции', 'new words', 'zzz'])] };
      expect(await linesOf(root, options), `after edit ${n}`).toEqual(
        await linesOf(root, { ...options, index: false }),
      );
    }
  }, 600_000);

  it('is searched rightly after any damage to the index', async () => {
    const root = makeArchive(60, 31);
    const options = { patterns: ['the|外'] };
    const expected = await linesOf(root, { ...options, index: false });
    const random = new Random(32);
    await settled();
    await build(root);
    const names = readdirSync(indexFolder(root));
    for (const name of names) {
      const path = join(indexFolder(root), name);
      const whole = readFileSync(path);
      truncateSync(path, random.int(0, whole.length - 1));
      expect(await linesOf(root, options)).toEqual(expected); // cut
      rmSync(path);
      expect(await linesOf(root, options)).toEqual(expected); // removed
      writeFileSync(path, whole);
      expect(await linesOf(root, options)).toEqual(expected); // whole again
    }
  });

  it(
    `is searched rightly after ${KILLS} builds and updates that were killed`,
    async () => {
      const root = makeArchive(120, 41);
      const options = { patterns: ['the|外'] };
      const expected = await linesOf(root, { ...options, index: false });
      const module = (name: string): string =>
        JSON.stringify(new URL(`../../../src/search/index/${name}.ts`, import.meta.url).href);
      const script = `import { appendFileSync } from 'node:fs';
      import { buildIndex } from ${module('build')}; import { updateIndex } from ${module('update')};
      const root = ${JSON.stringify(root)}; const now = () => Date.now();
      console.log('ready');
      for (;;) {
        await buildIndex(root, { now, segmentBytes: 40_000 });
        for (let n = 0; n < 14; n++) {
          appendFileSync(root + ${JSON.stringify(`/${[...walk(root)][0]}`)}, '\\nzzz');
          await updateIndex(root, { now });
        }
      }`;
      for (let n = 0; n < KILLS; n++) {
        const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
          stdio: ['ignore', 'pipe', 'inherit'],
        });
        await new Promise((resolve) => child.stdout.once('data', resolve));
        await new Promise((resolve) => setTimeout(resolve, 20 + n * 37));
        const meanwhile = await linesOf(root, options);
        child.kill('SIGKILL');
        await new Promise((resolve) => child.once('close', resolve));
        expect(meanwhile).toEqual(expected);
        expect(await linesOf(root, options)).toEqual(expected);
      }
    },
    60_000 + KILLS * 6000,
  );
});

/** Segments of the index that updates have added. */
async function openedUpdates(root: string): Promise<number> {
  const index = await openIndex(root, { now });
  await index?.freshness;
  index?.close();
  return index ? index.segments.length - index.base : 0;
}
