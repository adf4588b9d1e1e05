import { existsSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { takeLock } from '../../src/archive/lock.ts';
import type { Owner } from '../../src/archive/lock.ts';
import { NOON, OWNER, freshFolder } from './world.ts';

const other = (pid: number, alive: boolean, host = 'here'): Owner => ({ pid, host, alive: () => alive });
const later = (minutes: number): Date => new Date(NOON.getTime() + minutes * 60_000);

describe('takeLock', () => {
  it('lets one writer in and names it to the next', () => {
    const path = join(freshFolder(), 'lock');
    const lock = takeLock(path, other(4711, true), NOON);
    expect(() => takeLock(path, { ...OWNER, alive: () => true }, NOON)).toThrow(
      /process 4711 on here writes to this archive since 2026-01-02T12:00:00.000Z; wait for it, or remove this file/,
    );
    lock.release();
    expect(existsSync(path)).toBe(false);
    takeLock(path, OWNER, NOON).release();
  });

  it('takes over the lock of a dead process, whose late words are then refused', () => {
    const path = join(freshFolder(), 'lock');
    const dead = takeLock(path, other(4711, false), NOON);
    const lock = takeLock(path, { ...OWNER, alive: () => false }, NOON);
    expect(() => dead.renew(NOON)).toThrow(/has taken the lock over/);
    dead.release();
    expect(existsSync(path)).toBe(true);
    lock.renew(NOON);
    lock.release();
  });

  it('takes over the lock of another machine after an hour without a sign of life', () => {
    const path = join(freshFolder(), 'lock');
    const far = takeLock(path, other(1, true, 'far'), NOON);
    utimesSync(path, NOON, NOON);
    expect(() => takeLock(path, OWNER, later(59))).toThrow(/process 1 on far/);
    far.renew(later(59));
    expect(() => takeLock(path, OWNER, later(90))).toThrow(/process 1 on far/);
    takeLock(path, OWNER, later(120)).release();
  });

  it('takes over a lock that its writer died over, but not at once', () => {
    const path = join(freshFolder(), 'lock');
    writeFileSync(path, '');
    utimesSync(path, NOON, NOON);
    expect(() => takeLock(path, OWNER, NOON)).toThrow(/another process writes/);
    takeLock(path, OWNER, later(1)).release();
  });
});
