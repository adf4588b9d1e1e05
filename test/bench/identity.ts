import { existsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIndex } from '../../src/search/index/build.ts';
import { writeMixedArchive } from '../search/mixed-archive.ts';
import { KINDS, randomQuery } from '../search/random-query.ts';
import type { Query } from '../search/random-query.ts';
import { Random } from '../search/random.ts';
import { findRipgrep, runRipgrep } from '../search/ripgrep.ts';
import { events, runGrep } from '../search/run-grep.ts';

/** Outputs that are larger are not compared, in bytes. */
const MAX_OUTPUT = 100e6;

/**
 * `npm run bench identity [QUERIES [FILES [SEED]]]`: random queries on a mixed archive by our grep and by ripgrep. Without
 * the index the bytes must be the same; with it, in our own order, the lines.
 */
export async function bench(args: readonly string[]): Promise<void> {
  const [queries = 2000, files = 10_000, seed = 7] = args.map(Number);
  const rg = findRipgrep();
  if (rg === undefined) throw new Error('ripgrep is not installed');
  const dir = join(tmpdir(), `communique-identity-${files}-${seed}`);
  if (!existsSync(join(dir, 'done'))) {
    writeMixedArchive(join(dir, 'archive'), files, new Random(seed));
    writeFileSync(join(dir, 'done'), '');
  }
  await buildIndex(join(dir, 'archive'), { now: () => Date.now() });
  const random = new Random(seed + queries);
  const kinds = Object.keys(KINDS);
  let [matched, different, large] = [0, 0, 0];
  for (let n = 0; n < queries; n++) {
    const query = randomQuery(kinds[n % kinds.length] ?? '', random);
    const theirs = runRipgrep(rg, dir, query);
    if (theirs.stdout.length > MAX_OUTPUT) {
      large++;
      continue;
    }
    if (theirs.code === 0) matched++;
    const found = await differences(dir, query, theirs);
    different += found.length;
    for (const line of found) console.log(`${line} ${JSON.stringify(query)}`);
    if (n % 100 === 99) console.log(`${n + 1} queries, ${matched} with matches, ${different} differences`);
  }
  console.log(`${queries} random queries of ${kinds.length} kinds on ${files} files, each with and without the index:`);
  console.log(
    `${matched} with matches, ${large} left out for more than 100 MB of output, ${different} differences from ripgrep (target 0)`,
  );
  if (different > 0) process.exitCode = 1;
}

async function differences(dir: string, query: Query, theirs: ReturnType<typeof runRipgrep>): Promise<string[]> {
  const plain = await runGrep(dir, ['--no-index', '--sort', 'path', ...query]);
  const indexed = await runGrep(dir, query);
  const json = query.includes('--json');
  const lines = (output: Buffer): string[] => (json ? events(output) : output.toString('latin1').split('\n'));
  const same = json
    ? lines(theirs.stdout).join('\n') === lines(plain.stdout).join('\n')
    : theirs.stdout.equals(plain.stdout);
  const sorted = (output: Buffer): string => lines(output).toSorted().join('\n');
  return [
    ...(same && plain.code === theirs.code ? [] : [`without index (rg ${theirs.code}, ours ${plain.code}):`]),
    ...(sorted(theirs.stdout) === sorted(indexed.stdout) && indexed.code === theirs.code ? [] : ['with index:']),
  ];
}
