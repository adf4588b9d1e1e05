import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { frontMatterEnd } from '../../../src/markdown/front-matter-end.ts';
import { COUNT_KEYS } from '../../../src/search/count-key.ts';
import { countBy } from '../../../src/search/count.ts';
import type { CountRow } from '../../../src/search/count.ts';
import { FileEntries } from '../../../src/search/file-entries.ts';
import { searchable } from '../../../src/search/file-text.ts';
import { createFilter } from '../../../src/search/filter.ts';
import type { FilterOptions } from '../../../src/search/filter.ts';
import { grep } from '../../../src/search/grep.ts';
import type { GrepOptions } from '../../../src/search/grep.ts';
import { buildIndex } from '../../../src/search/index/build.ts';
import { walk } from '../../../src/search/walk.ts';
import { writeMixedArchive } from '../mixed-archive.ts';
import { KINDS } from '../random-query.ts';
import { Random } from '../random.ts';
import { edit } from './edit.ts';

const PATTERNS = ['the', 'sanctions', '外', 'a|the|of', '(?i)the', '\\bt', 'x*', '^', 'e.*e', '\\w+'];

/** Matches and matching lines of each file. */
async function countsOf(root: string, options: GrepOptions): Promise<string[]> {
  const found: string[] = [];
  await grep(
    root,
    { ...options, detail: 'count-matches' },
    {
      result: ({ path, matches, matchedLines }) => void found.push(`${path}:${matches}:${matchedLines}`),
      problem: (message) => {
        throw new Error(message);
      },
    },
  );
  return found;
}

describe('counts through the index', () => {
  const dir = mkdtempSync(join(tmpdir(), 'communique-count-'));
  const root = join(dir, 'archive');
  const random = new Random(31);
  beforeAll(async () => {
    writeMixedArchive(root, 200, random);
    await new Promise((resolve) => setTimeout(resolve, 250));
    await buildIndex(root, { now: () => Date.now(), segmentBytes: 100_000 });
    for (let n = 0; n < 20; n++) edit(root, [...walk(root)], random); // the index is behind
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  it('are those of the files, one by one, in process and by ripgrep', async () => {
    const random = new Random(32);
    const literals = Object.keys(KINDS)
      .slice(0, 12)
      .map((kind) => (KINDS[kind]?.(random) ?? []).at(-1) ?? 'the');
    for (const pattern of [...PATTERNS, ...literals.filter((text) => /^[\p{L} ]+$/u.test(text))]) {
      const options = { patterns: [pattern] };
      const expected = await countsOf(root, { ...options, index: false });
      for (const ownBytes of [Infinity, -1])
        expect({ pattern, found: await countsOf(root, { ...options, ownBytes }) }).toEqual({
          pattern,
          found: expected,
        });
    }
  }, 120_000);

  it.each(['the', '[a-z]*a[a-z]*', '(?:a|an)+', '外|the'])(
    'of the running text alone are those in it: %s',
    async (pattern) => {
      const expected = [...walk(root)].flatMap((path) => {
        const text = (searchable(readFileSync(join(root, path))) ?? Buffer.alloc(0)).toString();
        const body = text.slice(Math.max(0, frontMatterEnd(text)));
        const matches = body.match(new RegExp(pattern, 'gu'))?.length ?? 0;
        return matches > 0 ? [[path, matches]] : [];
      });
      for (const more of [{ ownBytes: Infinity }, { ownBytes: -1 }, { index: false }, { index: false, perl: true }]) {
        const found: unknown[] = [];
        const result = ({ path, matches }: { path: string; matches: number }): undefined =>
          void found.push([path, matches]);
        const problem = (message: string): void => expect(message).toBe('');
        await grep(
          root,
          { patterns: [pattern], detail: 'count-matches', bodyOnly: true, ...more },
          { result, problem },
        );
        expect({ more, found }).toEqual({ more, found: expected });
      }
    },
  );

  const filters: FilterOptions[] = [{}, { since: '2020', until: '2022-06' }, { lang: ['en'] }];
  it.each(COUNT_KEYS.flatMap((by) => filters.map((filter) => [by, filter] as const)))(
    'by %s of %j are the same with the index and without, and of all releases',
    async (by, options) => {
      const filter = createFilter(options, new Date(0));
      const entries = new FileEntries(root);
      const searches = ['the', '外'].map((pattern) => ({ patterns: [pattern] }));
      const count = async (index: boolean, words: boolean): Promise<CountRow[][]> => {
        const problem = (message: string): void => expect(message).toBe('');
        return countBy(
          root,
          searches.map((one) => ({ ...one, index, ownBytes: -1 })),
          { by, filter, entries, words },
          { problem },
        );
      };
      const bare = (rows: CountRow[][]): unknown =>
        rows.map((rows) => rows.map(({ key, of }) => ({ key, of })).toSorted((a, b) => (a.key < b.key ? -1 : 1)));
      const expected = await count(false, true);
      expect(await count(true, true)).toEqual(expected);
      const whole = await count(false, false);
      expect(await count(true, false)).toEqual(whole);
      expect(bare(whole)).toEqual(bare(expected));
      const all = [...entries.select(filter)].length;
      for (const rows of expected) expect(rows.reduce((sum, { of }) => sum + of, 0)).toBe(all);
    },
  );
});
