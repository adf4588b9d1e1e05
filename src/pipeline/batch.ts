import { setImmediate } from 'node:timers/promises';
import { Journal } from '../archive/journal.ts';
import type { ArchiveWriter } from '../archive/writer.ts';
import { inOrder } from './in-order.ts';
import { prepare, storePrepared } from './ingest.ts';
import type { BatchSource, ItemResult, ItemStatus, Normalize, Prepared } from './ingest.ts';
import type { ReadAhead } from './read-ahead.ts';

export interface BatchOptions {
  readonly writer: ArchiveWriter;
  readonly normalize: Normalize;
  /** All that the results depend on besides the sources (command, hints, version): a killed batch of this name goes on. */
  readonly name: string;
  /** Aborted: what has been read is written, and the batch ends. */
  readonly signal: AbortSignal;
  /** Sources read at a time. @default 4 */
  readonly width?: number;
  /** The sources are files that it reads ahead: its width and room count then. */
  readonly ahead?: ReadAhead;
  /** Called for every result, in the order of the sources. */
  readonly onResult?: (result: ItemResult) => void;
}

/** What a batch came to. */
export interface BatchSummary {
  readonly counts: Readonly<Record<ItemStatus, number>>;
  /** Results that stood in the journal of an earlier, killed run; they are in `counts` too. */
  readonly resumed: number;
  readonly interrupted: boolean;
}

/** What is written at once: captures in one append, then the files, then the journal. */
const CHUNK_SOURCES = 256;
const CHUNK_BYTES = 2 * 1024 * 1024;
/** Nothing that was read waits longer than this for the next source, in milliseconds. */
const PATIENCE = 250;

/**
 * Reads, normalizes and archives many sources. The order of effects is: captures appended, files written, journal: killed
 * anywhere and run again, the archive is that of an undisturbed run. Results keep the order of the sources.
 * @throws CommuniqueError where going on makes no sense: disk full, no permission, lock lost
 */
export async function runBatch(sources: AsyncIterable<BatchSource>, options: BatchOptions): Promise<BatchSummary> {
  const batch = new Batch(options);
  try {
    const { signal, ahead, width = ahead?.width ?? 4 } = options;
    const room = (): boolean => ahead?.room ?? true;
    const items = ahead?.of(sources, signal) ?? sources;
    for await (const step of inOrder(items, (source) => batch.read(source), { width, patience: PATIENCE, room })) {
      if (step) {
        batch.take(step.result);
        ahead?.release(step.item);
      }
      if (step === undefined || batch.full) await batch.commit();
      await setImmediate(); // small files are read at once: without a turn of the event loop SIGINT would wait for the end
      if (signal.aborted) break;
    }
    await batch.commit();
    return await batch.end(signal.aborted);
  } finally {
    batch.close();
  }
}

type Step = Prepared | { readonly done: readonly ItemResult[] };

class Batch {
  readonly #options: BatchOptions;
  readonly #journal: Journal;
  readonly #counts: Record<ItemStatus, number> = {
    new: 0,
    unchanged: 0,
    revised: 0,
    duplicate: 0,
    edited: 0,
    'not-article': 0,
    failed: 0,
  };
  #steps: Step[] = [];
  #bytes = 0;
  #resumed = 0;
  #ended = false;

  constructor(options: BatchOptions) {
    this.#options = options;
    this.#journal = new Journal(options.writer.layout, options.name);
  }

  get full(): boolean {
    return this.#steps.length >= CHUNK_SOURCES || this.#bytes >= CHUNK_BYTES;
  }

  async read(source: BatchSource): Promise<Step> {
    if (source.stable) {
      const done = this.#fromJournal(source.name, '');
      if (done) return { done };
    }
    let done: readonly ItemResult[] | undefined;
    const prepared = await prepare(source, (capture) => {
      done = this.#fromJournal(source.name, capture.sha256);
      return done ? Promise.resolve([]) : this.#options.normalize(capture);
    });
    return done ? { done } : prepared;
  }

  take(step: Step): void {
    if ('results' in step && step.results.some(({ reason }) => reason === 'interrupted')) return; // not done: left to the next run
    this.#steps.push(step);
    if ('incoming' in step) for (const { capture } of step.incoming.slice(0, 1)) this.#bytes += capture.bytes.length;
  }

  async commit(): Promise<void> {
    const steps = this.#steps;
    if (steps.length === 0) return;
    this.#steps = [];
    this.#bytes = 0;
    const prepared = steps.filter((step) => 'incoming' in step);
    const stored = await storePrepared(prepared, this.#options.writer);
    for (const [i, { source, stable, sha256 }] of prepared.entries()) {
      if (sha256 !== undefined) this.#journal.add(journalName(source, stable ? '' : sha256), stored[i] ?? []);
    }
    this.#journal.flush();
    let next = 0;
    for (const step of steps) this.#report('done' in step ? step.done : (stored[next++] ?? []));
  }

  async end(interrupted: boolean): Promise<BatchSummary> {
    if (!interrupted) {
      await this.#options.writer.sync();
      this.#journal.finish();
      this.#ended = true;
    }
    return { counts: this.#counts, resumed: this.#resumed, interrupted };
  }

  close(): void {
    if (!this.#ended) this.#journal.close();
  }

  #fromJournal(source: string, sha256: string): readonly ItemResult[] | undefined {
    const results = this.#journal.find(journalName(source, sha256));
    this.#resumed += results?.length ?? 0;
    return results?.flatMap(({ status, path }) =>
      this.#isStatus(status) ? [{ source, status, ...(path === undefined ? {} : { path }) }] : [],
    );
  }

  #isStatus(status: string): status is ItemStatus {
    return status in this.#counts;
  }

  #report(results: readonly ItemResult[]): void {
    for (const result of results) {
      this.#counts[result.status]++;
      this.#options.onResult?.(result);
    }
  }
}

const journalName = (source: string, sha256: string): string => `${sha256} ${source}`;
