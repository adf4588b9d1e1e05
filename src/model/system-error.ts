import { CommuniqueError } from './error.ts';
import type { ErrorCode } from './error.ts';

const KNOWN: Readonly<Record<string, readonly [code: ErrorCode, message: (path: string) => string]>> = {
  ENOENT: ['not-found', (path) => `${path}: no such file or folder; check the path`],
  ENOTDIR: ['not-found', (path) => `${path}: a part of this path is a file, not a folder`],
  EISDIR: ['bad-input', (path) => `${path}: is a folder, a file is needed here`],
  EACCES: ['no-permission', (path) => `${path}: permission denied; check the owner and mode`],
  EPERM: ['no-permission', (path) => `${path}: operation not permitted; check the owner and mode`],
  EROFS: ['disk', (path) => `${path}: the disk is read-only; choose another folder`],
  ENOSPC: ['disk', (path) => `${path}: no space left on the disk; free some and run again`],
  EDQUOT: ['disk', (path) => `${path}: disk quota exceeded; free some and run again`],
  EFBIG: ['disk', (path) => `${path}: the file would be larger than the disk allows`],
  ENAMETOOLONG: ['disk', (path) => `${path.slice(0, 80)}…: the path is too long for this disk`],
  EMFILE: ['disk', (path) => `${path}: too many open files; raise the limit (ulimit -n) and run again`],
  ELOOP: ['bad-input', (path) => `${path}: too many symbolic links`],
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
  const known = KNOWN[error.code];
  if (!known) return error;
  return new CommuniqueError(known[0], known[1](path || (error.path ?? '')), { cause: error });
}
