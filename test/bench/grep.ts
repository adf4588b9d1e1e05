import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MIN_ENTRIES, hasIndex, indexFolder } from '../../src/search/index/layout.ts';
import { findRipgrep } from '../search/ripgrep.ts';
import { pressArchive } from './press-archive.ts';
import { median, timed } from './timed.ts';
import type { Timing } from './timed.ts';

const BIN = fileURLToPath(new URL('../../bin/communique.js', import.meta.url));

/** The least ratio to ripgrep that is wanted, by the number of files: 100,000 and 1,000,000. */
type Target = readonly [at100k: number, at1m: number];
const RARE: Target = [6, 30];
const COMMON: Target = [2.5, 5];
const FOLDED: Target = [3, 6];
const WORST: Target = [1, 4];

const QUERIES: readonly { readonly name: string; readonly args: readonly string[]; readonly target: Target }[] = [
  { name: 'absent word', args: ['-F', 'manducating xylem'], target: RARE },
  { name: 'rare word', args: ['Quuxberg'], target: RARE },
  { name: 'word of 0.5 %', args: ['Zweibrückenfeld'], target: COMMON },
  { name: 'common phrase', args: ['human rights'], target: COMMON },
  { name: '-i, common', args: ['-i', 'ERDOĞAN'], target: FOLDED },
  { name: 'common Han word', args: ['制裁'], target: FOLDED },
  { name: 'rare Han word', args: ['鷽替'], target: COMMON },
  { name: 'alternation', args: ['(Quuxberg|Zweibrückenfeld|鷽替)'], target: COMMON },
  { name: 'two words with a gap', args: ['human.{0,40}Erdoğan'], target: COMMON },
  { name: 'worst regex', args: ['\\b[A-Z][a-z]+ization [a-z]+ing\\b'], target: WORST },
];

/**
 * `npm run bench grep [FILES [RUNS [no-build]]]`: our grep against ripgrep on the same archive in the same run, interleaved,
 * medians, start of Node included, warm; then cold, where the cache may be dropped. Wall time counts on an idle machine, CPU
 * time on a loaded one. Fails where the lines differ.
 */
export async function bench(args: readonly string[]): Promise<void> {
  const files = Number(args[0] ?? 10_000);
  const runs = Number(args[1] ?? 7);
  const rg = findRipgrep();
  if (rg === undefined) throw new Error('ripgrep is not installed');
  if (!existsSync(new URL('../../dist', import.meta.url))) throw new Error('build first: npm run build');
  const dir = pressArchive(tmpdir(), files);
  if (args[2] !== 'no-build') reportBuild(dir, files);
  console.log(
    `${files} files, ${runs} interleaved runs, medians, warm: seconds of rg, of communique, ratio; wall and CPU`,
  );
  for (const { name, args: query, target } of QUERIES) {
    const [theirs, ours] = interleaved(runs, rg, query, dir);
    const lines = sortedLines(join(dir, 'rg.out'));
    const same = lines.join('\n') === sortedLines(join(dir, 'ours.out')).join('\n');
    console.log(
      `${name.padEnd(21)} ${compared(theirs, ours)}  ${wanted(files, target)}  ${lines.length} lines${same ? '' : ' DIFFERENT LINES'}`,
    );
    if (!same) process.exitCode = 1;
  }
  cold(rg, dir);
}

function interleaved(runs: number, rg: string, query: readonly string[], dir: string): [Timing[], Timing[]] {
  const theirs: Timing[] = [];
  const ours: Timing[] = [];
  for (let i = 0; i < runs; i++) {
    theirs.push(timed(rg, ['--no-config', '-n', ...query, 'archive'], dir, 'rg.out'));
    ours.push(timed(process.execPath, [BIN, 'grep', ...query], dir, 'ours.out'));
  }
  return [theirs, ours];
}

function compared(theirs: readonly Timing[], ours: readonly Timing[]): string {
  const part = (what: keyof Timing): string => {
    const [a, b] = [median(theirs.map((run) => run[what])), median(ours.map((run) => run[what]))];
    return `${what} ${a.toFixed(3)} ${b.toFixed(3)} ${(a / b).toFixed(1)}x`;
  };
  return `${part('wall')}  ${part('cpu')}`;
}

function wanted(files: number, [at100k, at1m]: Target): string {
  if (files >= 1_000_000) return `(wanted ${at1m}x)`;
  if (files >= 100_000) return `(wanted ${at100k}x)`;
  return files >= 10_000 ? '(wanted 0.8x)' : '(wanted 0.12 s)';
}

/** The index built anew, then told of 500 new entries. */
function reportBuild(dir: string, files: number): void {
  const root = join(dir, 'archive');
  const run = (...words: readonly string[]): Timing =>
    timed(process.execPath, [BIN, 'reindex', ...words], dir, 'ours.out');
  rmSync(indexFolder(root), { recursive: true, force: true });
  const make = files >= MIN_ENTRIES ? ['--update'] : []; // a smaller archive gets an index only when asked
  const built = run(...make);
  const size = (ending: string): number =>
    readdirSync(indexFolder(root))
      .filter((name) => name.endsWith(ending))
      .reduce((sum, name) => sum + statSync(join(indexFolder(root), name)).size, 0);
  const text = size('.txt');
  const share = ((size('.grm') / text) * 100).toFixed(1);
  console.log(
    `index: ${built.cpu.toFixed(1)} CPU-s, ${((built.cpu / files) * 100_000).toFixed(1)} per 100,000 (wanted 10), ` +
      `postings ${share} % of ${Math.round(text / 1e6)} MB of text (wanted 25), tables ${((size('.doc') / text) * 100).toFixed(1)} %, ` +
      memoryOf(dir, ['reindex', ...make]),
  );
  const folder = join(root, '2026', '01', '02');
  mkdirSync(folder, { recursive: true });
  for (let n = 0; n < 500; n++)
    writeFileSync(join(folder, `new-${n}.md`), `---\ntitle: "new"\n---\n\nentry ${n}\n`.repeat(60));
  const updated = run('--update');
  rmSync(join(root, '2026'), { recursive: true, force: true });
  run('--update');
  console.log(
    `update of 500 new entries: wall ${updated.wall.toFixed(2)} s, CPU ${updated.cpu.toFixed(2)} s (wanted 0.5)`,
  );
}

/** Tells at its end the peak of memory in MB. */
const REPORT = 'data:text/javascript,process.on("exit",()=>console.error("rss",process.resourceUsage().maxRSS>>10))';

/** Most resident memory while the index is built anew in a folder beside. */
function memoryOf(dir: string, argv: readonly string[]): string {
  rmSync(indexFolder(join(dir, 'archive')), { recursive: true, force: true });
  const { stderr } = spawnSync(process.execPath, ['--import', REPORT, BIN, ...argv], { cwd: dir, encoding: 'utf8' });
  const [, megabytes] = /rss (\d+)/.exec(stderr) ?? [];
  if (megabytes === undefined || !hasIndex(join(dir, 'archive'))) throw new Error(`no index was built: ${stderr}`);
  return `${megabytes} MB resident at most (wanted 250)`;
}

/** The rare word with an empty cache of files, where this process may empty it. */
function cold(rg: string, dir: string): void {
  const drop = (): boolean => {
    try {
      spawnSync('sync');
      writeFileSync('/proc/sys/vm/drop_caches', '3');
      return true;
    } catch {
      return false;
    }
  };
  if (!drop()) return console.log('cold: the cache may not be dropped here');
  const theirs: Timing[] = [];
  const ours: Timing[] = [];
  for (let i = 0; i < 3; i++) {
    drop();
    theirs.push(timed(rg, ['--no-config', '-n', 'Quuxberg', 'archive'], dir, 'rg.out'));
    drop();
    ours.push(timed(process.execPath, [BIN, 'grep', 'Quuxberg'], dir, 'ours.out'));
  }
  console.log(`cold, rare word       ${compared(theirs, ours)}  (wanted 15x of wall at 100,000)`);
}

const sortedLines = (path: string): string[] => readFileSync(path, 'latin1').split('\n').filter(Boolean).toSorted();
