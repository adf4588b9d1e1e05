import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIndex } from '../../src/search/index/build.ts';
import { findRipgrep } from '../search/ripgrep.ts';
import { pressArchive } from './press-archive.ts';

const BIN = fileURLToPath(new URL('../../bin/communique.js', import.meta.url));

const QUERIES: readonly (readonly [name: string, ...args: string[]])[] = [
  ['absent word', '-F', 'manducating xylem'],
  ['rare word', 'Quuxberg'],
  ['word of 0.5 %', 'Zweibrückenfeld'],
  ['common phrase', 'human rights'],
  ['-i, common', '-i', 'ERDOĞAN'],
  ['common Han word', '制裁'],
  ['rare Han word', '鷽替'],
  ['alternation', '(Quuxberg|Zweibrückenfeld|鷽替)'],
  ['two words with a gap', 'human.{0,40}Erdoğan'],
  ['worst regex', '\\b[A-Z][a-z]+ization [a-z]+ing\\b'],
];

/**
 * `npm run bench grep [FILES [RUNS [no-index]]]`: our grep against ripgrep on the same archive in the same run, interleaved,
 * medians, start of Node included, warm. Fails where the lines differ.
 */
export async function bench(args: readonly string[]): Promise<void> {
  const files = Number(args[0] ?? 10_000);
  const runs = Number(args[1] ?? 7);
  const rg = findRipgrep();
  if (rg === undefined) throw new Error('ripgrep is not installed');
  if (!existsSync(new URL('../../dist', import.meta.url))) throw new Error('build first: npm run build');
  const dir = pressArchive(tmpdir(), files);
  if (args[2] !== 'no-index') await reportBuild(join(dir, 'archive'));
  console.log(
    `${files} files, ${runs} interleaved runs: median seconds of rg, of communique, ratio (larger is better), lines`,
  );
  for (const [name, ...query] of QUERIES) {
    const theirs: number[] = [];
    const ours: number[] = [];
    for (let i = 0; i < runs; i++) {
      theirs.push(time(rg, ['--no-config', '-n', ...query, 'archive'], dir, 'rg.out'));
      ours.push(time(process.execPath, [BIN, 'grep', ...query], dir, 'ours.out'));
    }
    const [a, b] = [median(theirs), median(ours)];
    const lines = sortedLines(join(dir, 'rg.out'));
    const same = lines.join('\n') === sortedLines(join(dir, 'ours.out')).join('\n');
    console.log(
      `${name.padEnd(22)} ${a.toFixed(3)} ${b.toFixed(3)} ${(a / b).toFixed(1)}x ${lines.length}${same ? '' : ' DIFFERENT LINES'}`,
    );
    if (!same) process.exitCode = 1;
  }
}

async function reportBuild(root: string): Promise<void> {
  const before = process.cpuUsage();
  const built = await buildIndex(root, { now: () => Date.now() });
  const { user, system } = process.cpuUsage(before);
  const seconds = ((user + system) / 1e6).toFixed(1);
  console.log(
    `index of ${built.files} files in ${built.segments} segments: ${seconds} CPU-s, ${Math.round(process.memoryUsage.rss() / 1e6)} MB`,
  );
}

function time(program: string, argv: readonly string[], cwd: string, file: string): number {
  const out = openSync(join(cwd, file), 'w');
  const started = process.hrtime.bigint();
  const { status } = spawnSync(program, argv, { cwd, stdio: ['ignore', out, 'inherit'] });
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  closeSync(out);
  if (status !== 0 && status !== 1) throw new Error(`${program} ended with ${status}`);
  return seconds;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
const sortedLines = (path: string): string[] => readFileSync(path, 'latin1').split('\n').filter(Boolean).toSorted();
