import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import type { EntryHead } from '../../archive/read-head.ts';
import { openedArchive } from '../archive-root.ts';
import type { Context } from '../context.ts';
import { complain } from '../context.ts';
import { ExitCode } from '../exit-code.ts';
import { withFilters } from '../filter-options.ts';
import type { FilterOptions } from '../filter-options.ts';
import { write } from '../io.ts';
import { safe, safeLine } from '../terminal.ts';

interface Options extends FilterOptions {
  readonly limit?: number;
  readonly json?: boolean;
}

/** `list`: the releases of the archive, newest first. */
export function configure(command: Command, context: Context): void {
  withFilters(command)
    .option('-n, --limit <count>', 'at most so many', count)
    .option('--json', 'one JSON object a line: path and front matter')
    .addHelpText('after', EXAMPLES)
    .action(async (options: Options) => context.finish(await run(options, context)));
}

const EXAMPLES = `
Examples:
  communique list --since 2w
  communique list --lang zh --section '!speeches' --json
  communique list --until 2019 | cut -f2          paths only (columns: date, path, title)`;

async function run(options: Options, { io }: Context): Promise<ExitCode> {
  const [{ createFilter }, { selectEntries }] = await Promise.all([
    import('../../search/filter.ts'),
    import('../../search/select.ts'),
  ]);
  const { root } = openedArchive(io, options.archive);
  let shown = 0;
  for (const head of selectEntries(root, createFilter(options, io.now()))) {
    if (shown === options.limit) break;
    shown++;
    for (const problem of head.problems) complain(io, `${head.path}: ${problem}`);
    const line = options.json ? JSON.stringify({ path: head.path, ...head.data }) : row(head);
    await write(io.stdout, `${io.stdout.isTTY ? safe(line) : line}\n`);
  }
  return shown > 0 ? ExitCode.ok : ExitCode.none;
}

/** Tabs between the columns, so that `cut` and `awk` work. */
function row({ path, data }: EntryHead): string {
  return [data.date ?? 'undated', path, data.title ?? ''].map(safeLine).join('\t');
}

function count(value: string): number {
  const n = Number(value);
  if (!Number.isInteger(n) || n < 1) throw new InvalidArgumentError('give a whole number from 1.');
  return n;
}
