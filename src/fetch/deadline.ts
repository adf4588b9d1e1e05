/**
 * Runs a task with a signal that is aborted after a time, or with the outer signal. `AbortSignal.any` with
 * `AbortSignal.timeout` would do, but Node 20 may collect such signals before they fire.
 * @param milliseconds the abort's reason is then a TimeoutError
 */
export async function withDeadline<T>(
  milliseconds: number,
  outer: AbortSignal,
  task: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  outer.throwIfAborted();
  const controller = new AbortController();
  const forward = (): void => controller.abort(outer.reason);
  outer.addEventListener('abort', forward, { once: true });
  const late = new DOMException('The time is up', 'TimeoutError');
  const timer = setTimeout(() => controller.abort(late), milliseconds);
  try {
    return await task(controller.signal);
  } finally {
    clearTimeout(timer);
    outer.removeEventListener('abort', forward);
  }
}
