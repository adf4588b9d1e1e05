import { rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * In an archive of more than STAT_ALL files all are asked for their status once in so many milliseconds, and in between
 * folders and files with a match are: 1,000,000 files take 4 s of CPU.
 */
export const SWEEP_AGE = 60_000;

/** Part of a file's name that no other process, and no later call, comes by. */
export const ownName = (now: number): string =>
  `${Math.floor(now).toString(36)}-${Math.floor(performance.now() * 1000).toString(36)}`;

/** Now, by the clock that gives files their times: that of a network disk is another than ours. */
export function fileSystemTime(folder: string, now: number): number {
  const path = join(folder, `clock.${ownName(now)}`);
  writeFileSync(path, '');
  const { ctimeMs } = statSync(path);
  rmSync(path, { force: true });
  return ctimeMs;
}
