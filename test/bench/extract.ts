import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { contenders, type Contender } from './extract/contender.ts';
import { CORPORA, readCorpus, type Corpus } from './extract/corpus.ts';
import { DUMPS, readDumps } from './extract/dump.ts';
import { factsMet } from './extract/fixtures.ts';
import { type Measured, raiseFloors, readFloors, under } from './extract/floor.ts';
import { peakMemory, programMemory } from './extract/memory.ts';
import { qualityOf } from './extract/quality.ts';
import { speedOf } from './extract/speed.ts';

const KNOWN = /^(?:--alone|--raise|--quality|--pages|\d+)$/;
const USAGE = 'npm run bench extract [CORPUS...] [-- --alone] [--raise] [--quality] [--pages N]';

/**
 * Quality, CPU time and memory of the extraction beside its peers, on the corpora beside the repository if they are there;
 * on the fixtures always. `--alone` leaves the peers out, `--quality` the times, `--raise` raises the floors.
 */
export async function bench(args: readonly string[]): Promise<void> {
  if (args.some((arg) => !KNOWN.test(arg) && ![...CORPORA, ...DUMPS].includes(arg)))
    return console.error(`usage: ${USAGE}`);
  const { met, all } = await factsMet();
  console.log(`fixtures: ${met} of ${all} facts met`);
  const named = [...CORPORA, ...DUMPS].filter((name) => args.length === 0 || !namesAny(args) || args.includes(name));
  const corpora = named.filter((name) => CORPORA.includes(name)).flatMap((name) => readCorpus(name) ?? []);
  const dumps = named.filter((name) => DUMPS.includes(name)).flatMap((name) => readDumps(name) ?? []);
  if (corpora.length + dumps.length === 0) return console.log('no corpora in ../shared/bench: nothing else to measure');
  const own: Measured[] = [];
  for (const dump of dumps) {
    console.log(`${dump.name} (${dump.pages} dumps)`);
    own.push(judge('communique', { name: dump.name, digest: dump.digest, quality: await dump.quality() }));
  }
  if (corpora.length > 0) {
    const running = await contenders(!args.includes('--alone') && installPeers());
    own.push(...(await compareQuality(corpora, running)));
    if (!args.includes('--quality')) await compareCost(corpora, running, pagesOf(args));
  }
  if (args.includes('--raise')) raiseFloors(own);
}

const namesAny = (args: readonly string[]): boolean => args.some((arg) => [...CORPORA, ...DUMPS].includes(arg));
const pagesOf = (args: readonly string[]): number => Number(args[args.indexOf('--pages') + 1]) || 1000;

async function compareQuality(corpora: readonly Corpus[], running: readonly Contender[]): Promise<readonly Measured[]> {
  const own: Measured[] = [];
  for (const corpus of corpora) {
    console.log(`${corpus.name} (${corpus.pages.length} pages)`);
    for (const contender of running) {
      const quality = await qualityOf(contender, corpus);
      if (contender === running[0]) own.push(judge(contender.name, { ...corpus, quality }));
      else console.log(scores(contender.name, quality));
    }
  }
  return own;
}

const scores = (name: string, quality: object): string =>
  `  ${name.padEnd(28)} ${Object.entries(quality)
    .map(([field, value]: [string, number]) => `${field} ${value.toFixed(4)}`)
    .join('  ')}`;

/** Prints our own scores, and what of them lies under the floor. */
function judge(name: string, { name: corpus, digest, quality }: Measured): Measured {
  console.log(scores(name, quality));
  const floor = readFloors()[corpus];
  if (floor?.digest !== digest) console.log('  no floor for this corpus');
  else
    for (const line of under(floor.floor, quality)) {
      console.log(`  UNDER THE FLOOR ${line}`);
      process.exitCode = 1;
    }
  return { name: corpus, digest, quality };
}

async function compareCost([first]: readonly Corpus[], running: readonly Contender[], pages: number): Promise<void> {
  if (!first) return;
  console.log(`CPU ms a page on ${first.name}, interleaved, each in a process of its own; the ratio is to communique`);
  const speeds = await speedOf(
    running.map(({ name }) => name),
    first,
  );
  for (const { name, median, mean } of speeds) {
    const ratio = median / (speeds[0]?.median ?? Number.NaN);
    console.log(`  ${name.padEnd(28)} median ${median.toFixed(1)}  mean ${mean.toFixed(1)}  ratio ${ratio.toFixed(2)}`);
  }
  console.log(
    `peak memory in MB over ${pages} pages under a heap of 256 MB; the loader alone ${peakMemory('none', 1)}`,
  );
  for (const { name } of running) console.log(`  ${name.padEnd(28)} ${peakMemory(name, pages) || 'did not finish'}`);
  console.log(`  ${'communique extract --json'.padEnd(28)} ${programMemory(first.pages, pages) || 'did not finish'}`);
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
