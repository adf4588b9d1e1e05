import type { ErrorCode } from '../model/error.ts';

/** What the program tells the shell; documented in the README. */
export const ExitCode = {
  /** Done, or matched. */
  ok: 0,
  /** Nothing matched, nothing different. */
  none: 1,
  /** The call's words or the configuration are wrong. */
  usage: 2,
  /** Some items failed; the others are done. */
  someFailed: 3,
  /** All items failed. */
  allFailed: 4,
  /** Stored bytes do not match their digest. */
  integrity: 5,
  /** A change was found (`check`). */
  changed: 6,
  /** The archive is locked or damaged. */
  archive: 7,
  /** Interrupted by SIGINT. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

/** The exit code of an error that ends the whole command. */
export function exitCodeOf(code: ErrorCode): ExitCode {
  switch (code) {
    case 'usage':
    case 'no-archive':
      return ExitCode.usage;
    case 'archive-locked':
    case 'archive-damaged':
      return ExitCode.archive;
    case 'integrity':
      return ExitCode.integrity;
    case 'interrupted':
      return ExitCode.interrupted;
    default:
      return ExitCode.allFailed;
  }
}

/** The exit code of a batch: 0 all done, 3 some failed, 4 all failed. */
export function batchExitCode(counts: { readonly done: number; readonly failed: number }): ExitCode {
  if (counts.failed === 0) return ExitCode.ok;
  return counts.done === 0 ? ExitCode.allFailed : ExitCode.someFailed;
}
