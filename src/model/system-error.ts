import { CommuniqueError } from './error.ts';
import type { ErrorCode } from './error.ts';

type Told = readonly [code: ErrorCode, message: string];

/** What the errors of the system say to people, behind the path; the wording of those that are not here is the system's. */
const KNOWN: Readonly<Record<string, Told>> = {
  ENOENT: ['not-found', 'no such file or folder; check the path'],
  ENOTDIR: ['not-found', 'a part of this path is a file, not a folder'],
  EISDIR: ['bad-input', 'is a folder, a file is needed here'],
  EACCES: ['no-permission', 'permission denied; check the owner and mode'],
  EPERM: ['no-permission', 'operation not permitted; check the owner and mode'],
  EROFS: ['disk', 'the disk is read-only; choose another folder'],
  ENOSPC: ['disk', 'no space left on the disk; free some and run again'],
  EDQUOT: ['disk', 'disk quota exceeded; free some and run again'],
  EFBIG: ['disk', 'the file would be larger than the disk allows'],
  ENAMETOOLONG: ['disk', 'the path is too long for this disk'],
  EMFILE: ['disk', 'too many open files; raise the limit (ulimit -n) and run again'],
  ENFILE: ['disk', 'too many open files on this machine; close some and run again'],
  ENOMEM: ['disk', 'not enough memory; close other programs and run again'],
  ELOOP: ['bad-input', 'too many symbolic links'],
  EEXIST: ['disk', 'is there already; remove it or choose another name'],
  ENOTEMPTY: ['disk', 'the folder is not empty'],
  EXDEV: ['disk', 'lies on another disk'],
  EIO: ['disk', 'the disk or device gives an error (EIO); check it and run again'],
  EINVAL: ['bad-input', 'cannot be read or written as a file (EINVAL); check what it is'],
  ENXIO: ['bad-input', 'there is no such device'],
  ENODEV: ['bad-input', 'there is no such device'],
  EBUSY: ['disk', 'is in use by another program; close that and run again'],
  ETXTBSY: ['disk', 'is a program that is running; end that and run again'],
  EAGAIN: ['disk', 'is not ready now; run again'],
  ESTALE: ['disk', 'the file server has lost it (ESTALE); mount the folder anew and run again'],
  EREMOTEIO: ['disk', 'the file server gives an error; run again'],
  EHOSTDOWN: ['disk', 'the file server does not answer; run again'],
  ENOTCONN: ['disk', 'the folder is no longer connected; mount it anew and run again'],
  ENOTSUP: ['disk', 'this disk cannot do what is needed; choose another folder'],
  EOPNOTSUPP: ['disk', 'this disk cannot do what is needed; choose another folder'],
  ENOSYS: ['disk', 'this disk cannot do what is needed; choose another folder'],
  ERR_FS_FILE_TOO_LARGE: ['too-large', 'is larger than can be read at once; split it first'],
};

/** True for errors that Node's file functions throw. */
export function isSystemError(error: unknown): error is Error & { readonly code: string; readonly path?: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}

/**
 * A system error as one line that says what and where; anything else (a bug) is returned as it is.
 * @param path the name that the user knows it by; else the one that the error holds
 */
export function describeSystemError(error: unknown, path = ''): unknown {
  if (!isSystemError(error)) return error;
  const told = KNOWN[error.code] ?? toldBySystem(error);
  if (told === undefined) return error;
  const name = path || (error.path ?? '');
  const place = error.code === 'ENAMETOOLONG' ? `${name.slice(0, 80)}…` : name;
  return new CommuniqueError(told[0], place === '' ? told[1] : `${place}: ${told[1]}`, { cause: error });
}

/** An error of a call to the system that has no line of its own: "EPROTO: protocol error, read", "Unknown system error -74: …". */
function toldBySystem(error: Error & { readonly code: string }): Told | undefined {
  const number = /^Unknown system error -?(\d+)$/.exec(error.code)?.[1];
  if (!('syscall' in error) || (number === undefined && !/^E[A-Z0-9]+$/.test(error.code))) return undefined;
  const wording =
    number === undefined
      ? `${/^E[A-Z0-9]+: ([^,\n]+)/.exec(error.message)?.[1] ?? 'fails'} (${error.code})`
      : `the system gives error ${number}`;
  return ['disk', `${wording}; check the file or folder and run again`];
}

/** What a system error says, in one line. */
export function systemErrorMessage(error: Error & { readonly code: string }, path: string): string {
  const described = describeSystemError(error, path);
  return described instanceof CommuniqueError ? described.message : `${path}: cannot be read (${error.code})`;
}
