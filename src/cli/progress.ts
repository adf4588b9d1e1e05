import type { Io } from './io.ts';

/** How often the line is drawn, and how long a run must last before it appears, in milliseconds. */
const DRAW_EVERY = 100;
const QUIET_FOR = 1000;
const BAR = 24;

/** A bar on stderr for work that lasts over a second, on a terminal only; nothing otherwise. */
export class Progress {
  readonly #io: Io;
  readonly #enabled: boolean;
  readonly #started: number;
  #drawn = 0;
  #shown = false;
  readonly #label: string;

  constructor(io: Io, options: { readonly quiet?: boolean; readonly label?: string } = {}) {
    this.#io = io;
    this.#label = options.label ?? '';
    this.#enabled = io.stderr.isTTY === true && options.quiet !== true && io.logFormat !== 'json';
    this.#started = io.now().getTime();
  }

  /**
   * @param done items finished
   * @param total items in all; absent while it is not known
   */
  update(done: number, total?: number): void {
    if (!this.#enabled) return;
    const now = this.#io.now().getTime();
    if (now - this.#started < QUIET_FOR || now - this.#drawn < DRAW_EVERY) return;
    this.#drawn = now;
    this.#shown = true;
    this.#io.stderr.write(`\r\x1b[K${this.#label}${progressLine(done, total, (now - this.#started) / 1000)}`);
  }

  /** The same items, counted as they are taken. */
  async *watch<T>(items: AsyncIterable<T>, total?: number): AsyncGenerator<T> {
    let done = 0;
    for await (const item of items) {
      yield item;
      this.update(++done, total);
    }
  }

  /** Takes the bar away, so that the next line starts clean. */
  end(): void {
    if (this.#shown) this.#io.stderr.write('\r\x1b[K');
    this.#shown = false;
  }
}

/** `[########----------------] 33/100 · 12/s · 6 s left`. */
export function progressLine(done: number, total: number | undefined, seconds: number): string {
  const rate = done / Math.max(seconds, 0.001);
  const speed = `${rate >= 10 ? Math.round(rate) : rate.toFixed(1)}/s`;
  if (total === undefined || total === 0) return `${done} · ${speed}`;
  const filled = Math.min(BAR, Math.round((BAR * done) / total));
  const left = rate > 0 ? Math.ceil((total - done) / rate) : 0;
  return `[${'#'.repeat(filled)}${'-'.repeat(BAR - filled)}] ${done}/${total} · ${speed} · ${duration(left)} left`;
}

/** Seconds as people read them: `8 s`, `3 min 20 s`, `1 h 5 min`. */
export function duration(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
