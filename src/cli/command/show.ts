import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { ArchiveLayout } from '../../archive/layout.ts';
import type { Context } from '../context.ts';
import { complain } from '../context.ts';
import { ExitCode } from '../exit-code.ts';
import { withArchive } from '../filter-options.ts';
import { write } from '../io.ts';
import type { Io } from '../io.ts';
import { namedEntry } from '../named-entry.ts';
import { jsonLine, safe, shownOn } from '../terminal.ts';

interface Options {
  readonly archive?: string;
  readonly json?: boolean;
  readonly capture?: boolean;
}

/** `show`: one release, or the bytes that it was made from. */
export function configure(command: Command, context: Context): void {
  withArchive(command)
    .argument('<entry>', 'path in the archive (as list prints it), path of the file, or id')
    .option('--json', 'one JSON object: path, front matter and body')
    .option('--capture', 'the raw bytes that were fetched or read')
    .addHelpText('after', EXAMPLES)
    .action(async (entry: string, options: Options) => context.finish(await run(entry, options, context.io)));
}

const EXAMPLES = `
Examples:
  communique show 2021/12/18/quay-opened.md
  communique show 2021/12/18/quay-opened.md --json | jq .title
  communique show 2021/12/18/quay-opened.md --capture > page.html`;

async function run(wanted: string, options: Options, io: Io): Promise<ExitCode> {
  const found = await namedEntry(wanted, options.archive, io);
  if (!found) return ExitCode.none;
  const { entry, layout } = found;
  for (const problem of entry.problems) complain(io, `${entry.path}: ${problem}`);
  if (options.capture) return showCapture(entry.path, entry.data.capture, layout, io);
  const text = options.json
    ? jsonLine({ path: entry.path, ...entry.data, body: entry.body }, io.stdout)
    : readFileSync(join(layout.root, entry.path), 'utf8');
  await write(io.stdout, shownOn(text, io.stdout));
  return ExitCode.ok;
}

async function showCapture(
  path: string,
  reference: string | undefined,
  layout: ArchiveLayout,
  io: Io,
): Promise<ExitCode> {
  const { CaptureReader } = await import('../../archive/capture-reader.ts');
  const reader = new CaptureReader(layout);
  try {
    const capture = reference === undefined ? undefined : reader.read(reference);
    if (!capture) {
      complain(
        io,
        `${path}: its raw bytes are not in this archive (imported with --no-captures, or the WARC file is gone)`,
      );
      return ExitCode.none;
    }
    await write(io.stdout, io.stdout.isTTY ? safe(Buffer.from(capture.bytes).toString('utf8')) : capture.bytes);
    return ExitCode.ok;
  } finally {
    reader.close();
  }
}
