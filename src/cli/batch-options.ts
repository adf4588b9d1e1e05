import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { withArchive } from './filter-options.ts';
import type { LogFormat } from './io.ts';

/** The options of every command that writes to the archive. */
export function withBatch(command: Command): Command {
  return withArchive(command)
    .option('--captures', 'keep the raw bytes (the default)')
    .option('--no-captures', 'do not keep the raw bytes')
    .option('--force', 'write over entries that were edited by hand or have other metadata (kept as a revision)')
    .option('--failed-out <file>', 'write what failed to a file, as input for the next run')
    .option('--json', 'one JSON object a result on standard output')
    .option('-q, --quiet', 'no progress and no summary')
    .option('-v, --verbose', 'tell every result on standard error, not only the failures')
    .option('--log-format <format>', 'talk on standard error as text or json', logFormat);
}

function logFormat(value: string): LogFormat {
  if (value === 'text' || value === 'json') return value;
  throw new InvalidArgumentError('give text or json.');
}
