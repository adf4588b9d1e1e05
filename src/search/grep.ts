import { CommuniqueError } from '../model/error.ts';
import { Breath } from './breath.ts';
import { Emitter } from './emitter.ts';
import { MIN_ENTRIES, hasIndex } from './index/layout.ts';
import type { Filter } from './filter.ts';
import { Matcher } from './matcher.ts';
import type { LineMatcher } from './matcher.ts';
import { MultilineMatcher } from './multiline-matcher.ts';
import type { Order } from './order.ts';
import { BeyondEngine } from './pattern/ast.ts';
import { compilePattern } from './pattern/compile.ts';
import type { CompiledPattern, PatternOptions } from './pattern/compile.ts';
import { spansLines } from './pattern/spans-lines.ts';
import type { FileResult, ResultOptions } from './result.ts';

/** What to find, where, and how much of it to give out. */
export interface GrepOptions extends PatternOptions, ResultOptions {
  /** Entries that are meant. @default all */
  readonly filter?: Filter;
  /** @default newest first */
  readonly order?: Order;
  /** Use the index where the archive has one. @default true */
  readonly index?: boolean;
  /** The clock. @default a large archive is looked at anew at each search, as with `fresh` */
  readonly now?: () => number;
  /** Ask for the status of every file before the index is used, however many there are. @default false */
  readonly fresh?: boolean;
  /** In an archive of more entries, not every file's status is asked for at each search. @default 20,000 */
  readonly sweepAbove?: number;
  /** Candidates of up to so many bytes are searched in this process, more by ripgrep. @default 8 MB */
  readonly ownBytes?: number;
}

/** Takes results one file at a time, in order; a promise is waited for. */
export interface GrepSink {
  result(file: FileResult): Promise<void> | undefined;
  /** A file without a match, for `--files-without-match` and `--include-zero`. */
  missed?(path: string): Promise<void> | undefined;
  /** Each entry that is meant by its path, in no order, whether it is looked at or not. */
  meant?(path: string): void;
  /** A file that could not be searched: one line for people. */
  problem(message: string): void;
  /** How the search is done, where it is not as expected: one line for people. */
  notice?(message: string): void;
  readonly signal?: AbortSignal;
}

/** Totals of a search. */
export interface GrepSummary {
  readonly files: number;
  readonly filesMatched: number;
  readonly matchedLines: number;
  readonly problems: number;
  /** Files that the index does not know as they are: all, where it is damaged, or a large archive has none. */
  readonly behind: number;
}

/**
 * Searches the Markdown files of the archive at `root` as ripgrep would: the same lines for the same pattern and options.
 * Where the archive has an index, only what it cannot rule out is looked at.
 * @throws CommuniqueError for a wrong pattern
 */
export async function grep(root: string, options: GrepOptions, sink: GrepSink): Promise<GrepSummary> {
  if (isLarge(options.patterns)) {
    const found = await searchWithRipgrep(root, options, sink);
    if (found) return found;
  }
  const multiline = spansLines(options);
  const pattern = ownEngine(options, multiline);
  const matcher = pattern && (multiline ? new MultilineMatcher(pattern, options) : new Matcher(pattern));
  // ripgrep takes \A for the start of the line when it looks for lines, and of the file when it looks for matches in them.
  const odd = pattern?.textEnds && (options.spans || options.detail === 'count-matches');
  if (!pattern || !matcher || multiline || pattern.risky || odd) {
    const found = await searchWithRipgrep(root, options, sink, matcher && (await timed(matcher)));
    return found ?? searchWithout(root, options, sink, matcher);
  }
  const guard = pattern.lineLimit === Infinity ? undefined : (await import('./guard.ts')).guardFor(pattern);
  const emitter = await Emitter.open(root, options, matcher, sink, guard);
  const behind = await searchThroughIndex(root, pattern, emitter);
  if (behind === undefined) await searchFiles(emitter);
  const { summary } = emitter;
  const missing = options.index !== false && summary.files >= MIN_ENTRIES ? summary.files : 0;
  return { ...summary, behind: behind ?? missing };
}

/** Of so much text or so many patterns, a backtracking engine takes longer than ripgrep to start, in 1 MB of text. */
const LARGE = { length: 2000, patterns: 60 };

const isLarge = (patterns: readonly string[]): boolean =>
  patterns.length > LARGE.patterns || patterns.some(({ length }) => length > LARGE.length);

/** @returns undefined where there is no ripgrep */
async function searchWithRipgrep(
  root: string,
  options: GrepOptions,
  sink: GrepSink,
  matcher?: LineMatcher,
): Promise<GrepSummary | undefined> {
  const { findRipgrep } = await import('./ripgrep/binary.ts');
  const rg = findRipgrep();
  if (rg === undefined) return undefined;
  const { searchFilesWithRipgrep } = await import('./ripgrep/files.ts');
  const emitter = await Emitter.open(root, options, matcher, sink);
  await searchFilesWithRipgrep(rg, emitter);
  return emitter.summary;
}

/** The pattern for our own engine; undefined where only ripgrep can serve it. */
function ownEngine(options: GrepOptions, multiline: boolean): CompiledPattern | undefined {
  if (options.perl) return undefined;
  try {
    return compilePattern({ ...options, multiline, dotAll: multiline && options.dotAll === true });
  } catch (error) {
    if (error instanceof BeyondEngine) return undefined;
    throw error;
  }
}

/** @returns how many files the index was behind; undefined where it was not used */
async function searchThroughIndex(
  root: string,
  pattern: CompiledPattern,
  emitter: Emitter,
): Promise<number | undefined> {
  // Files without a match are all of them: nothing can be ruled out.
  if (emitter.options.index === false || emitter.wantsMissed || !hasIndex(root)) return undefined;
  const { openIndex } = await import('./index/open.ts');
  const { now, fresh = false, sweepAbove } = emitter.options;
  const index = await openIndex(root, {
    ...(now && { now }),
    ...(sweepAbove === undefined ? {} : { sweepAbove }),
    all: fresh,
  });
  if (!index) {
    await searchFiles(emitter);
    return Number.MAX_SAFE_INTEGER;
  }
  try {
    const { searchIndex } = await import('./index/search.ts');
    return await searchIndex(index, pattern, emitter);
  } finally {
    index.close();
  }
}

async function searchFiles(emitter: Emitter): Promise<void> {
  const paths = emitter.paths();
  const breath = new Breath();
  for (let next = paths.next(); !next.done && !emitter.stopped; next = paths.next()) {
    emitter.meant(next.value);
    const wait = emitter.file(next.value) ?? breath.due();
    if (wait) await wait;
    if (emitter.leavesToRipgrep && (await rest(paths, emitter))) return;
  }
}

/** @returns false where there is no ripgrep */
async function rest(paths: Iterable<string>, emitter: Emitter): Promise<boolean> {
  const [{ findRipgrep }, { searchFilesWithRipgrep }] = await Promise.all([
    import('./ripgrep/binary.ts'),
    import('./ripgrep/files.ts'),
  ]);
  const rg = findRipgrep();
  if (rg !== undefined) await searchFilesWithRipgrep(rg, emitter, paths);
  return rg !== undefined;
}

/** Without ripgrep: a pattern that may take very long gets so much time and no more; one that needs ripgrep is refused. */
async function searchWithout(
  root: string,
  options: GrepOptions,
  sink: GrepSink,
  matcher: LineMatcher | undefined,
): Promise<GrepSummary> {
  if (!matcher)
    throw new CommuniqueError(
      'usage',
      'this pattern needs ripgrep, which is not installed: npm install @vscode/ripgrep',
    );
  sink.notice?.('ripgrep is not installed: slower without it (npm install @vscode/ripgrep)');
  const emitter = await Emitter.open(root, options, await timed(matcher), sink);
  await searchFiles(emitter);
  return emitter.summary;
}

async function timed(matcher: LineMatcher): Promise<LineMatcher> {
  const { TimedMatcher } = await import('./timed-matcher.ts');
  return new TimedMatcher(matcher);
}
