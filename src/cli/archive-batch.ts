import { hash } from 'node:crypto';
import { closeSync, existsSync, openSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { initArchive, openArchive, removeUnusedArchive } from '../archive/archive.ts';
import type { ArchiveLayout } from '../archive/layout.ts';
import { ArchiveWriter } from '../archive/writer.ts';
import type { Capture } from '../model/capture.ts';
import type { Hints } from '../model/outcome.ts';
import { describeSystemError } from '../model/system-error.ts';
import { VERSION } from '../model/version.ts';
import { runBatch } from '../pipeline/batch.ts';
import type { BatchSummary } from '../pipeline/batch.ts';
import type { BatchSource, ItemResult } from '../pipeline/ingest.ts';
import { normalize } from '../pipeline/normalize.ts';
import type { Knowledge } from '../pipeline/normalize.ts';
import { ownProfiles } from '../pipeline/publisher.ts';
import { ReadAhead } from '../pipeline/read-ahead.ts';
import type { Workforce } from '../pipeline/worker/workforce.ts';
import { archiveRoot } from './archive-root.ts';
import { BatchReport } from './batch-report.ts';
import { batchSummaryLine } from './batch-summary.ts';
import { complain, say } from './context.ts';
import { ExitCode, batchExitCode } from './exit-code.ts';
import type { ExitCode as Code } from './exit-code.ts';
import type { Io } from './io.ts';
import { processOwner } from './owner.ts';
import { Progress } from './progress.ts';
import { jsonLine } from './terminal.ts';

/** What every command that writes to the archive may be asked. */
export interface BatchOptions {
  readonly archive?: string;
  /** @default true */
  readonly captures?: boolean;
  readonly force?: boolean;
  readonly failedOut?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

export interface BatchWork {
  /** The command's name: a killed run is taken up by the same command with the same hints. */
  readonly command: string;
  readonly sources: AsyncIterable<BatchSource>;
  readonly hints: Hints;
  /** What the results depend on besides: the digest of a metadata file, the address of the one file. */
  readonly basis?: string | undefined;
  /** What is known of a capture from the batch that it stands in. */
  readonly knowledge?: ((capture: Capture) => Knowledge) | undefined;
  /** Does the work instead, with what it has counted; files are read ahead for it. */
  readonly workforce?: Workforce | undefined;
  /** How many sources there are, if that is known beforehand. */
  readonly total?: number | undefined;
  /** Sources read at a time. */
  readonly width?: number;
  /** When the command began, in milliseconds. @default now */
  readonly started?: number;
}

/** Archives sources and tells how it went: failures as lines on stderr, a summary at the end, the exit code of a batch. */
export async function archiveBatch(work: BatchWork, options: BatchOptions, io: Io): Promise<Code> {
  checkTargets(options, io);
  const { layout, created } = archiveToWrite(io, options.archive);
  const started = work.started ?? io.now().getTime();
  const progress = new Progress(io, options);
  const results: ItemResult[] = [];
  const failed = new Set<string>();
  const report = new BatchReport();
  let done = 0;
  const onResult = (result: ItemResult): void => {
    done++;
    if (results.length < 2) results.push(result);
    report.add(result);
    if (result.message !== undefined && result.status !== 'unchanged') {
      failed.add(result.source);
      progress.end();
      complain(io, result.message, { ...result });
    } else if (options.verbose === true) {
      progress.end();
      say(io, resultLine(result), { ...result });
    }
    if (options.json) io.stdout.write(jsonLine(result, io.stdout));
    progress.update(done, work.total);
  };
  const summary = await run(work, options, { io, layout, onResult });
  if (summary.counts.new + summary.counts.revised > 0 && !io.signal.aborted) {
    const { refreshIndex } = await import('./search-index.ts');
    await refreshIndex(layout.root, io);
  }
  progress.end();
  if (options.failedOut !== undefined) writeList(resolve(io.cwd, options.failedOut), failed);
  const only =
    results.length === 1 && results[0]?.path !== undefined
      ? ` ${relative(io.cwd, resolve(layout.root, results[0].path))}`
      : '';
  const code = exitCode(summary);
  if (created && code === ExitCode.allFailed) removeUnusedArchive(layout);
  else if (created && options.quiet !== true) say(io, `${relative(io.cwd, layout.root) || layout.root}: archive made`);
  const line = `${batchSummaryLine(summary, (io.now().getTime() - started) / 1000)}${only}`;
  if (options.quiet !== true && io.logFormat !== 'json') for (const row of report.lines()) say(io, row);
  if (options.quiet !== true) say(io, line, { counts: summary.counts });
  return code;
}

/** `new: 2021/12/18/quay-opened.md from dumps/1.txt`. */
function resultLine({ status, path, source, member }: ItemResult): string {
  return `${status}: ${path ?? ''} from ${source}${member === undefined ? '' : ` ${member}`}`;
}

interface Place {
  readonly io: Io;
  readonly layout: ArchiveLayout;
  readonly onResult: (result: ItemResult) => void;
}

async function run(work: BatchWork, options: BatchOptions, { io, layout, onResult }: Place): Promise<BatchSummary> {
  const profiles = await ownProfiles(join(layout.hidden, 'profiles'));
  work.workforce?.beginReading(profiles);
  const writer = new ArchiveWriter(layout, {
    owner: processOwner(),
    now: () => io.now(),
    captures: options.captures ?? true,
    force: options.force ?? false,
  });
  try {
    return await runBatch(work.sources, {
      writer,
      normalize:
        work.workforce?.normalize ??
        ((capture) => normalize(capture, work.hints, { profiles, ...work.knowledge?.(capture) })),
      name: JSON.stringify([
        work.command,
        VERSION,
        work.hints,
        String(work.hints.split),
        options.force ?? false,
        options.captures ?? true,
        work.basis,
        profiles.length === 0 ? '' : hash('sha256', JSON.stringify(profiles), 'hex'),
      ]),
      signal: io.signal,
      onResult,
      ...(work.width === undefined ? {} : { width: work.width }),
      ...(work.workforce === undefined ? {} : { ahead: new ReadAhead() }),
    });
  } finally {
    writer.close();
    work.workforce?.close(); // its threads take 150 MB, which the index that is built next can use
  }
}

/** What can be known before any work: that the archive is one, or can be made, and that the list of failures can be written. */
export function checkTargets(options: BatchOptions, io: Io): void {
  if (options.failedOut !== undefined) checkList(resolve(io.cwd, options.failedOut));
  const root = archiveRoot(io, options.archive);
  if (isInUse(root)) openArchive(root);
}

const isInUse = (root: string): boolean => existsSync(root) && (!isFolder(root) || readdirSync(root).length > 0);
const isFolder = (path: string): boolean => statSync(path).isDirectory();

/** The archive, made where there is nothing yet; a folder with other things in it is not taken for one. */
function archiveToWrite(io: Io, option: string | undefined): ReturnType<typeof initArchive> {
  const root = archiveRoot(io, option);
  if (isInUse(root)) return { layout: openArchive(root), created: false };
  return initArchive(root);
}

function exitCode({ counts, interrupted }: BatchSummary): Code {
  if (interrupted) return ExitCode.interrupted;
  const failed = counts.failed + counts['not-article'] + counts.edited;
  return batchExitCode({ done: counts.new + counts.unchanged + counts.revised + counts.duplicate, failed });
}

/** Whether the list of what failed can be written: known before the work, not after it. */
function checkList(path: string): void {
  try {
    closeSync(openSync(path, 'a'));
  } catch (error) {
    throw describeSystemError(error, path);
  }
}

/** One source a line: what failed, as input for the next run. */
function writeList(path: string, sources: ReadonlySet<string>): void {
  try {
    writeFileSync(path, [...sources].map((source) => `${source}\n`).join(''));
  } catch (error) {
    throw describeSystemError(error, path);
  }
}
