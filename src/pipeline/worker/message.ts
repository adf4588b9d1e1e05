import type { SharedCounts } from '../../extract/repetition.ts';
import type { Capture } from '../../model/capture.ts';
import type { ErrorCode } from '../../model/error.ts';
import type { Hints } from '../../model/outcome.ts';
import type { Profile } from '../../publishers/profile.ts';

/** What is done to a capture: its lines counted in the first pass, its releases read in the second. */
export type Task = 'tally' | 'normalize';

/** What a worker must know: the same for all captures of a pass. */
export interface Setting {
  readonly hints: Hints;
  readonly profiles: readonly Profile[];
  readonly counts: SharedCounts;
}

/** To a worker: captures to work on, with the setting where it has changed. */
export interface Request {
  readonly id: number;
  readonly task: Task;
  readonly captures: readonly Capture[];
  readonly setting?: Setting;
}

/** A capture's result, or what went wrong: with a code where it is an error of the input. */
export type Result<Value> = { readonly value: Value } | { readonly message: string; readonly code?: ErrorCode };

/** From a worker: the results of a request, in the order of its captures. */
export interface Answer {
  readonly id: number;
  readonly results: readonly Result<unknown>[];
}
