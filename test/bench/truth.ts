import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GrepOptions } from '../../src/search/grep.ts';
import { buildIndex } from '../../src/search/index/build.ts';
import { updateIndex } from '../../src/search/index/update.ts';
import { walk } from '../../src/search/walk.ts';
import { edit } from '../search/index/edit.ts';
import { linesOf } from '../search/index/lines.ts';
import { writeMixedArchive } from '../search/mixed-archive.ts';
import { Random } from '../search/random.ts';

const WORDS = ['the', 'sanctions', '外', 'санкции', 'new words', 'zzz', 'manducating'];

/** How the archive is looked at. */
const WALKS: readonly {
  readonly name: string;
  readonly options: Pick<GrepOptions, 'sweepAbove'>;
  /** Between two searches, in milliseconds. */
  readonly pause: number;
  readonly inPlace: boolean;
}[] = [
  { name: 'every status asked for at each search', options: {}, pause: 0, inPlace: true },
  { name: 'a large archive, a minute between searches', options: { sweepAbove: 0 }, pause: 61_000, inPlace: true },
  {
    name: 'a large archive, searched all the time, no edits in place',
    options: { sweepAbove: 0 },
    pause: 0,
    inPlace: false,
  },
];

/** `npm run bench truth [EDITS [FILES [SEED]]]`: a random walk of edits outside the tool, with searches and updates between them. */
export async function bench(args: readonly string[]): Promise<void> {
  const [edits = 5000, files = 4000, seed = 5] = args.map(Number);
  for (const { name, options, pause, inPlace } of WALKS) {
    const root = join(mkdtempSync(join(tmpdir(), 'communique-truth-')), 'archive');
    writeMixedArchive(root, files, new Random(seed));
    const random = new Random(seed + 1);
    let clock = 0;
    const now = (): number => Date.now() + clock;
    await buildIndex(root, { now: () => Date.now() });
    let [searches, wrong] = [0, 0];
    let paths = [...walk(root)];
    for (let n = 0; n < edits; n++) {
      edit(root, paths, random, inPlace);
      if (!random.chance(0.3)) continue;
      paths = [...walk(root)];
      if (random.chance(0.05)) await updateIndex(root, { now: () => Date.now() });
      clock += pause;
      const search = { patterns: [random.pick(WORDS)], now, ...options };
      const [found, expected] = [await linesOf(root, search), await linesOf(root, { ...search, index: false })];
      searches++;
      if (found.join('\n') === expected.join('\n')) continue;
      wrong++;
      console.log(`after edit ${n}: ${search.patterns.join()}: ${found.length} lines, not ${expected.length}`);
    }
    console.log(`${name}: ${edits} edits, ${searches} searches, ${wrong} with a stale or missed line (target 0)`);
    if (wrong > 0) process.exitCode = 1;
    rmSync(join(root, '..'), { recursive: true, force: true });
  }
}
