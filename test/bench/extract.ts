import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { contenders, type Contender } from './extract/contender.ts';
import { CORPORA, readCorpus, type Corpus } from './extract/corpus.ts';
import { factsMet } from './extract/fixtures.ts';
import { raiseFloors, readFloors, under } from './extract/floor.ts';
import { peakMemory } from './extract/memory.ts';
import { qualityOf, type Quality } from './extract/quality.ts';
import { speedOf } from './extract/speed.ts';

const KNOWN = /^(?:--alone|--raise|--quality|--pages|\d+)$/;
const USAGE = 'npm run bench extract [CORPUS...] [-- --alone] [--raise] [--quality] [--pages N]';

/**
 * Quality, CPU time and memory of the extraction beside its peers, on the corpora beside the repository if they are there;
 * on the fixtures always. `--alone` leaves the peers out, `--quality` the times, `--raise` raises the floors.
 */
export async function bench(args: readonly string[]): Promise<void> {
  if (args.some((arg) => !KNOWN.test(arg) && !CORPORA.includes(arg))) return console.error(`usage: ${USAGE}`);
  const { met, all } = await factsMet();
  console.log(`fixtures: ${met} of ${all} facts met`);
  const named = CORPORA.filter((name) => args.includes(name));
  const corpora = (named.length > 0 ? named : CORPORA).flatMap((name) => readCorpus(name) ?? []);
  if (corpora.length === 0) return console.log('no corpora in ../shared/bench: nothing else to measure');
  const alone = args.includes('--alone') || !installPeers();
  const running = await contenders(!alone);
  const own = await compareQuality(corpora, running);
  if (args.includes('--raise')) raiseFloors(own);
  if (!args.includes('--quality')) await compareCost(corpora, running, pagesOf(args));
}

const pagesOf = (args: readonly string[]): number => Number(args[args.indexOf('--pages') + 1]) || 1000;

async function compareQuality(
  corpora: readonly Corpus[],
  running: readonly Contender[],
): Promise<{ corpus: Corpus; quality: Quality }[]> {
  const floors = readFloors();
  const own: { corpus: Corpus; quality: Quality }[] = [];
  for (const corpus of corpora) {
    console.log(`${corpus.name} (${corpus.pages.length} pages)`);
    for (const contender of running) {
      const quality = await qualityOf(contender, corpus);
      const scores = Object.entries(quality).map(([field, value]: [string, number]) => `${field} ${value.toFixed(4)}`);
      console.log(`  ${contender.name.padEnd(28)} ${scores.join('  ')}`);
      if (contender !== running[0]) continue;
      own.push({ corpus, quality });
      const floor = floors[corpus.name];
      if (floor?.digest !== corpus.digest) console.log('  no floor for this corpus');
      else
        for (const line of under(floor.floor, quality)) {
          console.log(`  UNDER THE FLOOR ${line}`);
          process.exitCode = 1;
        }
    }
  }
  return own;
}

async function compareCost([first]: readonly Corpus[], running: readonly Contender[], pages: number): Promise<void> {
  if (!first) return;
  console.log(`CPU ms a page on ${first.name}, interleaved; the ratio is to communique`);
  const speeds = await speedOf(running, first.pages);
  for (const { name, median, mean } of speeds) {
    const ratio = median / (speeds[0]?.median ?? Number.NaN);
    console.log(`  ${name.padEnd(28)} median ${median.toFixed(1)}  mean ${mean.toFixed(1)}  ratio ${ratio.toFixed(2)}`);
  }
  console.log(
    `peak memory in MB over ${pages} pages under a heap of 256 MB; the loader alone ${peakMemory('none', 1)}`,
  );
  for (const { name } of running) console.log(`  ${name.padEnd(28)} ${peakMemory(name, pages) || 'did not finish'}`);
}

/** Installs the peers beside the benchmark; without a network it goes on alone. */
function installPeers(): boolean {
  const folder = import.meta.dirname;
  if (existsSync(join(folder, 'node_modules', 'jsdom'))) return true;
  console.log('installing the peers in test/bench ...');
  const done = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'inherit' }).status === 0;
  if (!done) console.log('they cannot be installed; going on without them');
  return done;
}
