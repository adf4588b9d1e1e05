import { crc32 } from 'node:zlib';
import type { Emitter } from '../emitter.ts';
import { fileStatus } from '../folders.ts';
import { NEWEST_FIRST, comparePaths, isNewestFirst } from '../order.ts';
import type { Order } from '../order.ts';
import type { DocumentLines } from '../ripgrep/segment-output.ts';
import type { SearchIndex } from './open.ts';
import type { Segment } from './segment.ts';

type Done = Promise<void> | undefined;

interface Waiting {
  readonly path: string;
  readonly emit: () => Done;
}

/** Brings documents of the index, and files that changed since it was built, into one order; nothing stale goes through. */
export class Merge {
  readonly #index: SearchIndex;
  readonly #emitter: Emitter;
  readonly #order: Order;
  readonly #inOrder: boolean;
  /** What comes in no order: changed files, documents of updates; all documents where another order is wanted. */
  #waiting: Waiting[];
  #sorted = false;

  constructor(index: SearchIndex, emitter: Emitter) {
    this.#index = index;
    this.#emitter = emitter;
    this.#order = emitter.options.order ?? NEWEST_FIRST;
    this.#inOrder = isNewestFirst(emitter.options.order);
    this.#waiting = index.live
      .filter((path) => emitter.accepts(path))
      .map((path) => ({ path, emit: () => emitter.file(path) }));
  }

  /** A document that may match. @param bytes text of the segment from `base` on */
  document(number: number, doc: number, bytes: Buffer, base: number): Done {
    const path = this.#path(number, doc);
    const segment = this.#index.segments[number];
    if (path === undefined || !segment) return undefined;
    if (this.#inOrder && number < this.#index.base)
      return this.#next(path, () => this.#text(segment, doc, path, bytes, base));
    const emit = (): Done => this.#text(segment, doc, path, segment.read(doc, doc + 1), segment.docs.offset(doc));
    this.#waiting.push({ path, emit });
    return undefined;
  }

  /** The lines of a document that ripgrep found, or their counts. @param unchanged its file is known to be as it was */
  lines(found: DocumentLines, unchanged: boolean): Done {
    const { segment: number, doc } = found;
    const path = this.#path(number, doc);
    const segment = this.#index.segments[number];
    if (path === undefined || !segment) return undefined;
    // Of a common word there are tens of thousands: nothing is made for those that need not wait.
    return this.#isNext(path)
      ? this.#lines(segment, path, found, unchanged)
      : this.#next(path, () => this.#lines(segment, path, found, unchanged));
  }

  #lines(
    segment: Segment,
    path: string,
    { doc, bytes, lines, matchedLines, matches }: DocumentLines,
    unchanged: boolean,
  ): Done {
    const { docs } = segment;
    const text = (): Buffer => segment.read(doc, doc + 1);
    const { matcher, options } = this.#emitter;
    const long =
      options.spans === true && lines.some(({ start, end }) => this.#emitter.hasLongLine(bytes.subarray(start, end)));
    if (docs.addedLf(doc) || long) return this.#text(segment, doc, path, text(), docs.offset(doc));
    if (!unchanged && !this.#isCurrent(segment, doc, path)) return this.#emitter.file(path);
    const shown = options.spans ? lines.map((line) => ({ ...line, spans: matcher.spans(bytes, line) })) : lines;
    return this.#emitter.result(path, text, { path, bytes, lines: shown, matchedLines, matches });
  }

  /** What is left of that which waits. */
  async rest(): Promise<void> {
    this.#sort();
    for (let next = this.#waiting.pop(); next && !this.#emitter.stopped; next = this.#waiting.pop()) await next.emit();
  }

  /** The document's path, where it is meant and its file is as the index knows it. */
  #path(number: number, doc: number): string | undefined {
    if (this.#index.dead[number]?.has(doc)) return undefined;
    const path = this.#index.segments[number]?.docs.path(doc);
    return path !== undefined && this.#emitter.accepts(path) ? path : undefined;
  }

  /** What waits and comes before is searched first. */
  #next(path: string, emit: () => Done): Done {
    return this.#isNext(path) ? emit() : this.#afterWaiting(path, emit);
  }

  #isNext(path: string): boolean {
    this.#sort();
    return !this.#comesBefore(path);
  }

  async #afterWaiting(path: string, emit: () => Done): Promise<void> {
    while (this.#comesBefore(path)) await this.#waiting.pop()?.emit();
    await emit();
  }

  #comesBefore(path: string): boolean {
    const first = this.#waiting.at(-1);
    return first !== undefined && comparePaths(first.path, path, this.#order) < 0;
  }

  /** The next one stands last. */
  #sort(): void {
    if (this.#sorted) return;
    this.#waiting = this.#waiting.toSorted((a, b) => comparePaths(b.path, a.path, this.#order));
    this.#sorted = true;
  }

  /** The text of the index is the file's only while the file has the same status, and the text the same checksum. */
  #text(segment: Segment, doc: number, path: string, bytes: Buffer, base: number): Done {
    const { docs } = segment;
    const text = bytes.subarray(docs.offset(doc) - base, docs.offset(doc + 1) - base);
    if (!this.#isCurrent(segment, doc, path) || crc32(text) !== docs.crc(doc)) return this.#emitter.file(path);
    return this.#emitter.text(path, docs.addedLf(doc) ? text.subarray(0, -1) : text);
  }

  #isCurrent(segment: Segment, doc: number, path: string): boolean {
    if (this.#index.complete) return true;
    const stat = fileStatus(`${this.#emitter.root}/${path}`);
    return stat !== undefined && segment.docs.isCurrent(doc, stat);
  }
}
