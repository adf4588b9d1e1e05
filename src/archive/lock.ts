import { closeSync, openSync, readFileSync, renameSync, statSync, unlinkSync, utimesSync, writeSync } from 'node:fs';
import { CommuniqueError } from '../model/error.ts';
import { isSystemError, describeSystemError } from '../model/system-error.ts';

/** Who wants to write. What a process knows of itself comes from outside. */
export interface Owner {
  readonly pid: number;
  readonly host: string;
  /** True when a process of this machine with that id is running. */
  alive(pid: number): boolean;
}

/** A lock of another machine without a sign of life for so long counts as left behind, in milliseconds. */
const FOREIGN_AGE = 60 * 60 * 1000;
/** A lock file without readable content is of a writer that died while it was made, after so many milliseconds. */
const TORN_AGE = 10 * 1000;

/** The one writer's lock on an archive. */
export interface Lock {
  /** Gives a sign of life. @throws archive-locked when another writer has taken the lock over */
  renew(now: Date): void;
  release(): void;
}

/**
 * Takes the lock at `path` or says who has it. The lock of a dead process of this machine is taken over, and one of another
 * machine after an hour without a sign of life.
 * @throws archive-locked
 */
export function takeLock(path: string, owner: Owner, now: Date): Lock {
  const content = `${JSON.stringify({ pid: owner.pid, host: owner.host, since: now.toISOString() })}\n`;
  for (let attempt = 0; attempt < 3; attempt++) {
    if (create(path, content)) return held(path, content);
    const holder = readHolder(path);
    if (holder === undefined) continue;
    if (!isLeftBehind(holder, owner, now)) throw locked(path, holder);
    removeStale(path, holder.content, owner.pid);
  }
  throw new CommuniqueError('archive-locked', `${path}: another process is taking the lock; run again`);
}

/** How a lock stands, as one line. */
export function describeLock(path: string, owner: Owner, now: Date): string {
  const holder = readHolder(path);
  if (holder === undefined) return 'lock: free';
  if (isLeftBehind(holder, owner, now)) return `lock: left behind by ${nameOf(holder)}; the next writer takes it over`;
  return `lock: held, ${nameOf(holder)} writes to this archive`;
}

interface Holder {
  readonly content: string;
  readonly pid?: number;
  readonly host?: string;
  readonly since?: string;
  readonly seen: Date;
}

function create(path: string, content: string): boolean {
  try {
    const fd = openSync(path, 'wx');
    writeSync(fd, content);
    closeSync(fd);
    return true;
  } catch (error) {
    if (isSystemError(error) && error.code === 'EEXIST') return false;
    throw describeSystemError(error, path);
  }
}

function held(path: string, content: string): Lock {
  const mine = (): boolean => readHolder(path)?.content === content;
  return {
    renew: (now) => {
      if (!mine())
        throw new CommuniqueError('archive-locked', `${path}: another process has taken the lock over; run again`);
      utimesSync(path, now, now);
    },
    release: () => {
      if (mine()) unlinkSync(path);
    },
  };
}

function readHolder(path: string): Holder | undefined {
  try {
    const content = readFileSync(path, 'utf8');
    return { content, seen: statSync(path).mtime, ...parseHolder(content) };
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return undefined;
    throw describeSystemError(error, path);
  }
}

function parseHolder(content: string): Pick<Holder, 'pid' | 'host' | 'since'> {
  try {
    const value: unknown = JSON.parse(content);
    if (typeof value !== 'object' || value === null) return {};
    return {
      ...('pid' in value && typeof value.pid === 'number' ? { pid: value.pid } : {}),
      ...('host' in value && typeof value.host === 'string' ? { host: value.host } : {}),
      ...('since' in value && typeof value.since === 'string' ? { since: value.since } : {}),
    };
  } catch {
    return {};
  }
}

function isLeftBehind(holder: Holder, owner: Owner, now: Date): boolean {
  const age = now.getTime() - holder.seen.getTime();
  if (holder.pid === undefined) return age > TORN_AGE;
  return holder.host === owner.host ? !owner.alive(holder.pid) : age > FOREIGN_AGE;
}

/** Moves a stale lock away; if another process was faster, the lock that was moved is its own and is put back. */
function removeStale(path: string, content: string, pid: number): void {
  const aside = `${path}.${pid}`;
  try {
    renameSync(path, aside);
    if (readFileSync(aside, 'utf8') === content) unlinkSync(aside);
    else renameSync(aside, path);
  } catch (error) {
    if (!isSystemError(error) || error.code !== 'ENOENT') throw describeSystemError(error, path);
  }
}

const nameOf = ({ pid, host }: Holder): string =>
  pid === undefined ? 'another process' : `process ${pid} on ${host ?? 'an unknown machine'}`;

function locked(path: string, holder: Holder): CommuniqueError {
  const when = holder.since === undefined ? '' : ` since ${holder.since}`;
  return new CommuniqueError(
    'archive-locked',
    `${path}: ${nameOf(holder)} writes to this archive${when}; wait for it, or remove this file if it is gone`,
  );
}
