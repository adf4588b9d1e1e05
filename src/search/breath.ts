/** Between two breaths, in milliseconds. */
const EVERY = 50;

/** Lets signals through to work that waits for nothing. */
export class Breath {
  #last = performance.now();

  /** @returns a promise where it is time */
  due(): Promise<void> | undefined {
    if (performance.now() - this.#last < EVERY) return undefined;
    return new Promise((resolve) => {
      setImmediate(() => {
        this.#last = performance.now();
        resolve();
      });
    });
  }
}
