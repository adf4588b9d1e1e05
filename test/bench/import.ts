import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const BIN = fileURLToPath(new URL('../../bin/communique.js', import.meta.url));
/** Tells at its end what the process took: peak memory in kB, CPU in microseconds. */
const REPORT =
  'data:text/javascript,process.on("exit",()=>{const u=process.resourceUsage();process.stdout.write(`${u.maxRSS} ${u.userCPUTime+u.systemCPUTime}`)})';
const MENU = [
  'Contact us',
  'Links',
  'Site map',
  'HOME > News > Press releases',
  'Search',
  'Subscribe to our newsletter',
];
const FOOT = [
  '[Send to a friend]',
  'Print this page',
  'Back to top',
  'Copyright Ministry of Harbours. All rights reserved.',
];
const WORDS =
  'harbour minister quay ferry vessel opened builders agreement region council said will the of and in to for with new port channel works coast survey budget staff'.split(
    ' ',
  );

/**
 * `npm run bench import [COUNT]`: import of made-up dumps, raw bytes kept, against `cp -r` of the same files and `sync`, in the
 * same run; and CPU for each dump at a fifth of the number and at all of it.
 */
export function bench(args: readonly string[]): void {
  const count = Number(args[0] ?? 5000);
  if (!existsSync(new URL('../../dist', import.meta.url))) throw new Error('build first: npm run build');
  const folder = mkdtempSync(join(tmpdir(), 'communique-bench-'));
  try {
    const few = importOf(folder, 'few', Math.ceil(count / 5));
    const all = importOf(folder, 'all', count);
    const copied = timed('sh', ['-c', 'cp -r "$1" "$2" && sync', 'sh', join(folder, 'all'), join(folder, 'copy')]);
    console.log(
      `import: ${(all.seconds / copied.seconds).toFixed(1)}x of cp -r and sync (target <= 4x, ${count} dumps)`,
    );
    console.log(`peak memory: ${Math.round(all.kilobytes / 1024)} MB (target < 400 MB)`);
    console.log(`CPU for each dump: ${(all.each / few.each).toFixed(2)}x of that at ${Math.ceil(count / 5)} dumps`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function importOf(
  folder: string,
  name: string,
  count: number,
): { readonly seconds: number; readonly kilobytes: number; readonly each: number } {
  const random = generator(7);
  for (let i = 0; i < count; i++) {
    const place = join(folder, name, String(2000 + (i % 25)));
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, `${i}.txt`), dump(i, random));
  }
  const argv = [
    '--import',
    REPORT,
    BIN,
    'import',
    '-q',
    '--archive',
    join(folder, `${name}-archive`),
    join(folder, name),
  ];
  const { seconds, stdout } = timed(process.execPath, argv);
  const [kilobytes = 0, microseconds = 0] = stdout.split(' ').map(Number);
  return { seconds, kilobytes, each: microseconds / count };
}

function timed(program: string, argv: readonly string[]): { readonly seconds: number; readonly stdout: string } {
  const started = process.hrtime.bigint();
  const { status, stdout, stderr } = spawnSync(program, argv, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr.slice(0, 500)}`);
  return { seconds: Number(process.hrtime.bigint() - started) / 1e9, stdout };
}

/** A pasted page: menu, title, date, 3 to 14 paragraphs, footer; 1 to 8 kB. */
function dump(i: number, random: () => number): string {
  const words = (n: number): string =>
    Array.from({ length: n }, () => WORDS[Math.floor(random() * WORDS.length)]).join(' ');
  const sentence = (): string => `The ${words(8 + Math.floor(random() * 16))} ${i}.`;
  const paragraphs = Array.from({ length: 3 + Math.floor(random() * 12) }, () =>
    Array.from({ length: 2 + Math.floor(random() * 3) }, sentence).join(' '),
  );
  const day = `${2000 + (i % 25)}-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + (i % 28)).padStart(2, '0')}`;
  return [...MENU, `Minister Opens Quay ${i} of ${words(4)}`, day, '', paragraphs.join('\n\n'), '', ...FOOT, ''].join(
    '\n',
  );
}

/** Mulberry32: the same numbers at every run. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
