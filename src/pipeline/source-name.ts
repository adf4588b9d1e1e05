import type { Capture } from '../model/capture.ts';

/** What the user knows the capture by. */
export function nameOf(capture: Capture): string {
  return capture.path ?? capture.url ?? 'capture';
}
