import { setTimeout as sleep } from 'node:timers/promises';

interface Host {
  /** Ends when the last task queued for this host has ended. */
  tail: Promise<unknown>;
  /** When the next request may begin, by `performance.now()`. */
  readyAt: number;
}

/** One request at a time for each host, with a pause between them, and a bounded number at a time over all hosts. */
export class HostQueue {
  readonly #delay: number;
  readonly #signal: AbortSignal;
  readonly #hosts = new Map<string, Host>();
  readonly #waiting: (() => void)[] = [];
  #free: number;

  constructor(options: { readonly delay: number; readonly concurrency: number; readonly signal: AbortSignal }) {
    this.#delay = options.delay;
    this.#free = Math.max(1, options.concurrency);
    this.#signal = options.signal;
  }

  /** Runs a request when its host's turn has come; rejects with the signal's reason when it is aborted before that. */
  run<T>(name: string, task: () => Promise<T>, options: { readonly immediate?: boolean } = {}): Promise<T> {
    const host = this.#host(name);
    const turn = host.tail.then(async () => {
      const wait = options.immediate ? 0 : host.readyAt - performance.now();
      if (wait > 0) await sleep(wait, undefined, { signal: this.#signal });
      this.#signal.throwIfAborted();
      await this.#take();
      try {
        return await task();
      } finally {
        host.readyAt = Math.max(host.readyAt, performance.now() + this.#delay);
        this.#release();
      }
    });
    host.tail = turn.catch(() => undefined);
    return turn;
  }

  /** Leaves a host alone for a while (Retry-After): all requests to it wait. */
  pause(name: string, milliseconds: number): void {
    const host = this.#host(name);
    host.readyAt = Math.max(host.readyAt, performance.now() + milliseconds);
  }

  #host(name: string): Host {
    const known = this.#hosts.get(name);
    if (known) return known;
    const host = { tail: Promise.resolve(), readyAt: 0 };
    this.#hosts.set(name, host);
    return host;
  }

  async #take(): Promise<void> {
    if (this.#free > 0) this.#free--;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #release(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#free++;
  }
}
