import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Capture } from '../../model/capture.ts';
import { CommuniqueError } from '../../model/error.ts';
import type { Answer, Request, Result, Setting, Task } from './message.ts';

/** Captures sent at once: a message costs as much as 50 kB of copying. */
const GROUP = 16;
const GROUP_BYTES = 512 * 1024;
/** Requests that wait at a worker, so that it need not wait for the next. */
const AHEAD = 2;
/**
 * The collector of a thread lets garbage grow with what the heap may become: with Node's own limits a file of 150 MB took
 * 560 MB, with these 385, for a twentieth more CPU. A release of 100 MB is read within them.
 */
const LIMITS = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 1024 };

interface Job {
  readonly task: Task;
  readonly capture: Capture;
  /** It was with a worker that died: it goes alone, so that the one to blame is found. */
  readonly suspect: boolean;
  readonly done: (result: Result<unknown>) => void;
}

interface Thread {
  readonly worker: Worker;
  readonly sent: Map<number, readonly Job[]>;
  setting: Setting | undefined;
}

/** Worker threads that results are asked from; memory is bounded by what is asked for at a time. */
export class WorkerPool {
  readonly #size: number;
  readonly #startThread: () => Worker;
  readonly #threads: Thread[] = [];
  readonly #queue: Job[] = [];
  #setting: Setting;
  #id = 0;
  #stirring = false;
  #closed = false;

  /**
   * @param size threads, started when the first capture comes
   * @param start starts one
   */
  constructor(size: number, setting: Setting, start: () => Worker = startThread) {
    this.#size = size;
    this.#setting = setting;
    this.#startThread = start;
  }

  /** What the workers know from now on; nothing may be under way. */
  set setting(setting: Setting) {
    this.#setting = setting;
  }

  /** @throws what the work throws there: an error of the input with its code, else a bug */
  async run(task: Task, capture: Capture): Promise<unknown> {
    const result = await new Promise<Result<unknown>>((done) => {
      this.#queue.push({ task, capture, suspect: false, done });
      void this.#stir();
    });
    if ('value' in result) return result.value;
    throw result.code === undefined ? new Error(result.message) : new CommuniqueError(result.code, result.message);
  }

  /** What is under way is not answered any more. */
  close(): void {
    this.#closed = true;
    for (const { worker } of this.#threads.splice(0)) void worker.terminate();
  }

  /** Sends what waits, a turn of the event loop later: captures that come together go together. */
  async #stir(): Promise<void> {
    if (this.#stirring) return;
    this.#stirring = true;
    await setImmediate();
    this.#stirring = false;
    if (this.#closed || this.#queue.length === 0) return;
    while (this.#threads.length < this.#size) this.#start();
    for (const thread of this.#threads.toSorted((a, b) => a.sent.size - b.sent.size)) {
      while (this.#takesMore(thread)) this.#send(thread, this.#nextGroup());
    }
  }

  /** A suspect has a thread to itself: what else waited there would die with it. */
  #takesMore({ sent }: Thread): boolean {
    const [next] = this.#queue;
    if (next === undefined || sent.size >= AHEAD) return false;
    return sent.size === 0 || !(next.suspect || [...sent.values()].some(([job]) => job?.suspect === true));
  }

  #nextGroup(): readonly Job[] {
    const [first] = this.#queue;
    let count = 0;
    let bytes = 0;
    for (const job of this.#queue) {
      if (count === GROUP || bytes > GROUP_BYTES || job.task !== first?.task || (count > 0 && job.suspect)) break;
      count++;
      bytes += job.capture.bytes.length;
      if (job.suspect) break;
    }
    return this.#queue.splice(0, count);
  }

  #send(thread: Thread, jobs: readonly Job[]): void {
    const id = this.#id++;
    thread.sent.set(id, jobs);
    const request: Request = {
      id,
      task: jobs[0]?.task ?? 'normalize',
      // a small buffer is a view of a large one, which would be copied as a whole
      captures: jobs.map(({ capture }) => ({ ...capture, bytes: Uint8Array.from(capture.bytes) })),
      ...(thread.setting === this.#setting ? {} : { setting: this.#setting }),
    };
    thread.setting = this.#setting;
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    thread.worker.postMessage(request);
  }

  #start(): void {
    const worker = this.#startThread();
    const thread: Thread = { worker, sent: new Map(), setting: undefined };
    worker.on('message', ({ id, results }: Answer) => {
      const jobs = thread.sent.get(id) ?? [];
      thread.sent.delete(id);
      for (const [i, job] of jobs.entries()) job.done(results[i] ?? { message: 'no answer' });
      void this.#stir();
    });
    worker.on('error', (error) => this.#bury(thread, error));
    this.#threads.push(thread);
  }

  /** A worker has died, of memory mostly: what it was at is tried once more, one by one. */
  #bury(thread: Thread, error: Error): void {
    if (this.#closed) return;
    this.#threads.splice(this.#threads.indexOf(thread), 1);
    for (const job of [...thread.sent.values()].flat()) {
      if (job.suspect) job.done({ message: error.message });
      else this.#queue.unshift({ ...job, suspect: true });
    }
    void this.#stir();
  }
}

/** The thread's program. Sources that were not built are read through the loader of the checkout, which a thread must ask for itself. */
function startThread(): Worker {
  const isBuilt = !import.meta.url.endsWith('.ts');
  const program = new URL(isBuilt ? 'thread.js' : 'thread.ts', import.meta.url);
  if (isBuilt) return new Worker(program, { resourceLimits: LIMITS });
  // by its place: a name would be looked for from the folder that the user stands in
  const load = `import(${JSON.stringify(import.meta.resolve('tsx/esm/api'))}).then(({ register }) => { register(); return import(${JSON.stringify(program.href)}); })`;
  return new Worker(load, { eval: true, resourceLimits: LIMITS });
}
