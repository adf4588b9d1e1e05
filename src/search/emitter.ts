import { join } from 'node:path';
import { CommuniqueError } from '../model/error.ts';
import { describeSystemError, isSystemError } from '../model/system-error.ts';
import { collect } from './collect.ts';
import { loadFieldReader } from './fields.ts';
import type { FieldReader } from './fields.ts';
import { searchable } from './file-text.ts';
import type { GrepOptions, GrepSink, GrepSummary } from './grep.ts';
import type { LongLines } from './long-lines.ts';
import type { LineMatcher, Range } from './matcher.ts';
import { FileReader } from './read-file.ts';
import type { FileResult } from './result.ts';
import { walk } from './walk.ts';

type Done = Promise<void> | undefined;

/** What keeps our own engine from hanging on long lines. */
export interface Guard {
  readonly lines: LongLines;
  /** Searches a file that took too long. */
  readonly beyond: (path: string, emitter: Emitter) => Promise<void>;
}

/** Searches one text after the other and hands results on: the end of every engine's way. */
export class Emitter {
  readonly root: string;
  readonly options: GrepOptions;
  readonly #matcher: LineMatcher | undefined;
  readonly #sink: GrepSink;
  readonly #fields: FieldReader | undefined;
  readonly #long: Guard | undefined;
  readonly #reader = new FileReader();
  readonly #total = { files: 0, filesMatched: 0, matchedLines: 0, problems: 0, behind: 0 };

  private constructor(
    root: string,
    options: GrepOptions,
    matcher: LineMatcher | undefined,
    sink: GrepSink,
    long: Guard | undefined,
    fields?: FieldReader,
  ) {
    this.root = root;
    this.options = options;
    this.#matcher = matcher;
    this.#sink = sink;
    this.#long = long;
    this.#fields = fields;
  }

  /** Can our own engine serve the pattern? */
  get hasMatcher(): boolean {
    return this.#matcher !== undefined;
  }

  /** The matcher of our own engine. */
  get matcher(): LineMatcher {
    if (!this.#matcher) throw new Error('this pattern is for ripgrep alone');
    return this.#matcher;
  }

  static async open(
    root: string,
    options: GrepOptions,
    matcher: LineMatcher | undefined,
    sink: GrepSink,
    long?: Guard,
  ): Promise<Emitter> {
    return new Emitter(
      root,
      options,
      matcher,
      sink,
      long,
      options.filter?.needsFields ? await loadFieldReader() : undefined,
    );
  }

  get summary(): GrepSummary {
    return { ...this.#total };
  }

  get signal(): AbortSignal | undefined {
    return this.#sink.signal;
  }

  get stopped(): boolean {
    return this.signal?.aborted === true;
  }

  /** Are files without a match asked for? */
  get wantsMissed(): boolean {
    return this.#sink.missed !== undefined;
  }

  /** Are all entries asked for, whatever is in them? */
  get wantsMeant(): boolean {
    return this.#sink.meant !== undefined;
  }

  meant(path: string): void {
    this.#sink.meant?.(path);
  }

  /** Is the entry meant, by its path? */
  accepts(path: string): boolean {
    return this.options.filter?.acceptsPath(path) !== false;
  }

  /** A file or folder could not be searched. */
  problem(message: string): void {
    this.#total.problems++;
    this.#sink.problem(message);
  }

  /** Those of the archive's files that are meant, in order. */
  paths(): Generator<string> {
    const accepts = (path: string): boolean => this.accepts(path);
    return walk(this.root, this.options.order, accepts, (message) => this.problem(message));
  }

  /** Searches a file as it is on the disk now. */
  file(path: string): Done {
    const bytes = this.read(path);
    return bytes && this.text(path, bytes);
  }

  /** Searches a text that is known to be the file's. */
  text(path: string, bytes: Buffer): Done {
    if (this.#long && this.hasLongLine(bytes)) return this.#longText(path, bytes, this.#long);
    return this.result(path, () => bytes, collect(path, bytes, this.matcher, this.options));
  }

  /** Has a text a line that is too long for our own engine to be given it without a limit of time? */
  hasLongLine(bytes: Buffer): boolean {
    return this.#long?.lines.isIn(bytes) === true;
  }

  /** Are there so many files with such lines that ripgrep had better have them all? */
  get leavesToRipgrep(): boolean {
    return this.#long?.lines.tooMany === true;
  }

  /** The lines of a text that match; too long ones may not. */
  suspects(bytes: Buffer): Iterable<Range> {
    return this.#long ? this.#long.lines.suspects(bytes, this.matcher) : this.matcher.lines(bytes);
  }

  #longText(path: string, bytes: Buffer, { lines, beyond }: Guard): Done {
    const done = lines.attempt(() => collect(path, bytes, this.matcher, this.options));
    return done ? this.result(path, () => bytes, done.value) : beyond(path, this);
  }

  /** Hands on what an engine found in a file. @param text gives the file's text, for its front matter */
  result(path: string, text: () => Buffer, result: FileResult | undefined): Done {
    this.#total.files++;
    if (!result && !this.#sink.missed) return undefined;
    if (this.#fields && this.options.filter?.accepts(this.#fields(text())) === false) return undefined;
    if (!result) return this.#sink.missed?.(path);
    if (result.matchedLines > 0) {
      this.#total.filesMatched++;
      this.#total.matchedLines += result.matchedLines;
    }
    return this.#sink.result(result);
  }

  /** The text of a file to search, valid until the next call; a binary one counts as empty; undefined where there is none. */
  read(path: string): Buffer | undefined {
    try {
      return searchable(this.#reader.read(join(this.root, path))) ?? Buffer.alloc(0);
    } catch (error) {
      if (isSystemError(error) && error.code === 'ENOENT') return undefined;
      const described = describeSystemError(error, path);
      if (!(described instanceof CommuniqueError)) throw error;
      this.problem(described.message);
      return undefined;
    }
  }
}
