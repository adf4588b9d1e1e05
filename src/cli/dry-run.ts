import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openArchive } from '../archive/archive.ts';
import { Plan } from '../archive/plan.ts';
import type { ItemResult, ItemStatus } from '../pipeline/ingest.ts';
import { normalize } from '../pipeline/normalize.ts';
import { planBatch } from '../pipeline/plan-batch.ts';
import { ownProfiles } from '../pipeline/publisher.ts';
import type { BatchOptions, BatchWork } from './archive-batch.ts';
import { archiveRoot } from './archive-root.ts';
import { BatchReport } from './batch-report.ts';
import { batchSummaryLine } from './batch-summary.ts';
import { complain, say } from './context.ts';
import { batchExitCode, ExitCode } from './exit-code.ts';
import type { ExitCode as Code } from './exit-code.ts';
import { write } from './io.ts';
import type { Io } from './io.ts';
import { jsonLine, safeLine } from './terminal.ts';

/** `--dry-run`: what a batch would write as a table (status, path, date, title, with tabs between); nothing is written. */
export async function dryRun(work: BatchWork, options: BatchOptions, io: Io): Promise<Code> {
  const root = archiveRoot(io, options.archive);
  const layout = existsSync(root) && readdirSync(root).length > 0 ? openArchive(root) : undefined;
  const profiles = layout === undefined ? [] : await ownProfiles(join(layout.hidden, 'profiles'));
  const started = io.now().getTime();
  const counts: Record<ItemStatus, number> = {
    new: 0,
    unchanged: 0,
    revised: 0,
    duplicate: 0,
    edited: 0,
    'not-article': 0,
    failed: 0,
  };
  const items = planBatch(work.sources, {
    plan: new Plan(layout),
    normalize: (capture) => normalize(capture, work.hints, { profiles, ...work.knowledge?.(capture) }),
    signal: io.signal,
  });
  const report = new BatchReport();
  for await (const item of items) {
    report.add(item);
    counts[item.status]++;
    if (options.json) await write(io.stdout, jsonLine(item, io.stdout));
    else if (item.path !== undefined) await write(io.stdout, `${row(item)}\n`);
    if (item.message !== undefined) complain(io, item.message);
  }
  const interrupted = io.signal.aborted;
  if (options.quiet !== true) {
    if (io.logFormat !== 'json') for (const line of report.lines()) say(io, line);
    const seconds = (io.now().getTime() - started) / 1000;
    say(io, `nothing written; ${batchSummaryLine({ counts, resumed: 0, interrupted }, seconds)}`);
  }
  if (interrupted) return ExitCode.interrupted;
  const done = counts.new + counts.unchanged + counts.revised + counts.duplicate;
  return batchExitCode({ done, failed: counts.failed + counts['not-article'] });
}

const row = ({ status, path = '', date = '', title = '' }: ItemResult): string =>
  [status.padEnd('duplicate'.length), path, date, title].map(safeLine).join('\t');
