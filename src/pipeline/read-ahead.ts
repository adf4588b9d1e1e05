import { setImmediate } from 'node:timers/promises';
import type { BatchSource } from './ingest.ts';

/** Captures under way, and most bytes of them: enough to keep a few workers busy, and one large file alone. Eight times the bytes took 80 MB more. */
const WIDTH = 64;
const MOST = 2 * 1024 * 1024;

/** Files of a batch, read one after the other and ahead of their turn, with a bound on what is held of them. */
export class ReadAhead {
  readonly width = WIDTH;
  readonly #sizes = new Map<BatchSource, number>();
  #held = 0;

  /** Whether another file may be read before one of those that were read is released. */
  get room(): boolean {
    return this.#held < MOST;
  }

  async *of(sources: AsyncIterable<BatchSource>, signal: AbortSignal): AsyncGenerator<BatchSource> {
    for await (const source of sources) {
      await setImmediate(); // small files are read at once: without a turn of the event loop SIGINT would wait for the end
      if (signal.aborted) return;
      const read = await this.#read(source);
      this.#sizes.set(read.source, read.size);
      this.#held += read.size;
      yield read.source;
    }
  }

  /** The source has had its turn: its bytes are another's concern now. */
  release(source: BatchSource): void {
    this.#held -= this.#sizes.get(source) ?? 0;
    this.#sizes.delete(source);
  }

  async #read(source: BatchSource): Promise<{ readonly source: BatchSource; readonly size: number }> {
    try {
      const capture = await source.capture();
      return { source: { ...source, capture: () => Promise.resolve(capture) }, size: capture.bytes.length };
    } catch (error) {
      return { source: { ...source, capture: () => Promise.reject(error) }, size: 0 };
    }
  }
}
