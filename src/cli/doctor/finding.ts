import type { ExitCode } from '../exit-code.ts';

/** One thing that `doctor` looked at; a failed one says what to do. */
export interface Finding {
  readonly ok: boolean;
  readonly what: string;
  /** What the shell is told when this failed. @default 7 */
  readonly code?: ExitCode;
}
