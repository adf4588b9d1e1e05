import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { sentence } from '../mixed-archive.ts';
import type { Random } from '../random.ts';

type Edit = (path: string, root: string, random: Random, other: string) => void;

const day = (random: Random): string => `${random.int(2018, 2023)}/0${random.int(1, 9)}/${random.int(10, 28)}`;

function fresh(root: string, random: Random, name: string): string {
  const to = join(root, day(random), `${name}-${random.int(0, 1e9)}.md`);
  mkdirSync(dirname(to), { recursive: true });
  return to;
}

/** A change of a file that leaves its folder as it was. */
const IN_PLACE: readonly Edit[] = [
  (path, _root, random) => writeFileSync(path, `${sentence(random)}\nnew words\n`),
  (path, _root, random) => appendFileSync(path, `${sentence(random)}\n`),
  (path) => {
    // The same size and the same time of change: the time of the status tells.
    const { atime, mtime } = statSync(path);
    writeFileSync(path, Buffer.from(readFileSync(path).map((byte) => (byte === 0x74 ? 0x7a : byte))));
    utimesSync(path, atime, mtime);
  },
  (path) => utimesSync(path, 1, 1),
];

/** What git, rsync, a file manager or a person does to files and folders. */
const OTHER: readonly Edit[] = [
  (path, root, random) => renameSync(path, fresh(root, random, 'moved')),
  (path) => rmSync(path),
  (_path, root, random) => writeFileSync(fresh(root, random, 'new'), `${sentence(random)}\n外 the\n`),
  (_path, root, random) => writeFileSync(fresh(root, random, 'new'), `${sentence(random)}\nnew words\n`),
  (path, _root, random) => {
    // As most editors write.
    writeFileSync(`${path}~`, `${sentence(random)}\nsanctions\n`);
    renameSync(`${path}~`, path);
  },
  (path, _root, _random, other) => renameSync(path, other),
  (path) => {
    // A folder whose time is set back, as rsync does.
    const { atime, mtime } = statSync(dirname(path));
    rmSync(path);
    utimesSync(dirname(path), atime, mtime);
  },
  (path, _root, _random, other) => {
    // Two folders change places: what stands in them has no new time.
    const [a, b] = [dirname(path), dirname(other)];
    if (a === b || a.startsWith(b) || b.startsWith(a)) return;
    renameSync(a, `${a}.aside`);
    renameSync(b, a);
    renameSync(`${a}.aside`, b);
  },
  (path, root, random) => {
    // A folder with its days becomes another year's.
    const month = dirname(dirname(path));
    const to = join(root, String(random.int(1990, 2017)), `0${random.int(1, 9)}`);
    if (month === root || !/\d\d\/\d\d$/.test(dirname(path))) return;
    mkdirSync(dirname(to), { recursive: true });
    rmSync(to, { recursive: true, force: true });
    renameSync(month, to);
  },
];

/**
 * Changes an archive as an editor, git or a person would.
 * @param paths of its files, from the root
 * @param inPlace files may be changed without a trace in their folder. @default true
 */
export function edit(root: string, paths: readonly string[], random: Random, inPlace = true): void {
  const kinds = inPlace ? [...IN_PLACE, ...OTHER] : OTHER;
  const [path = '', other = ''] = [random.pick(paths), random.pick(paths)].map((name) => join(root, name));
  if (statSync(path, { throwIfNoEntry: false }) && statSync(other, { throwIfNoEntry: false }))
    random.pick(kinds)(path, root, random, other);
}
