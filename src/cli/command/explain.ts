import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { isArchive } from '../../archive/locate.ts';
import type { Capture } from '../../model/capture.ts';
import type { Explanation } from '../../pipeline/explain.ts';
import type { Knowledge } from '../../pipeline/normalize.ts';
import type { Profile } from '../../publishers/profile.ts';
import { archiveRoot, openedArchive } from '../archive-root.ts';
import { complain, type Context } from '../context.ts';
import { batchExitCode, type ExitCode } from '../exit-code.ts';
import { withArchive } from '../filter-options.ts';
import { hintsOf, withHints, withMetadata, type HintOptions, webAddress } from '../hint-options.ts';
import { write, type Io } from '../io.ts';
import { jsonLine, useColor } from '../terminal.ts';

interface Options extends HintOptions {
  readonly url?: string;
  readonly json?: boolean;
  readonly html?: string;
  readonly metadata?: string;
  readonly archive?: string;
  readonly allowPrivate?: boolean;
}

/** `explain`: what became of every block of a page or text, and why; nothing is archived. */
export function configure(command: Command, context: Context): void {
  withArchive(withMetadata(withHints(command)))
    .argument('<input>', 'a file, an http address, or - for standard input')
    .option('--url <url>', 'address that the file came from', webAddress)
    .option('--json', 'one JSON object for each release: candidates, blocks with fate, step, rule and reason, figures')
    .option('--html <file>', 'write a page with the text coloured by what became of it')
    .option('--allow-private', 'ask loopback and private addresses too')
    .addHelpText('after', EXAMPLES)
    .action(async (input: string, options: Options) => context.finish(await run(input, options, context.io)));
}

const EXAMPLES = `
Signs: + kept as text, ~ kept beside the text, = moved to the front matter, - left out, ? left out though no rule names it

Examples:
  communique explain page.html
  communique explain --json page.html | jq '.coverage'
  communique explain --html why.html https://example.org/press/1`;

async function run(input: string, options: Options, io: Io): Promise<ExitCode> {
  const explanations = await explainInput(input, options, io);
  if (options.html !== undefined) {
    const { explanationPage } = await import('../explain/page.ts');
    await writeFile(resolve(io.cwd, options.html), explanationPage(explanations));
  }
  if (options.json) {
    const { explanationJson } = await import('../explain/json.ts');
    for (const explanation of explanations) await write(io.stdout, jsonLine(explanationJson(explanation), io.stdout));
  } else if (options.html === undefined) {
    const { explanationText } = await import('../explain/terminal.ts');
    const look = { color: useColor(io, io.stdout), width: io.stdout.columns ?? 120 };
    await write(io.stdout, explanations.map((explanation) => explanationText(explanation, look)).join('\n'));
  }
  const refusals = explanations.flatMap(({ refusal }) => refusal ?? []);
  for (const refusal of refusals) complain(io, refusal);
  return batchExitCode({ done: explanations.length - refusals.length, failed: refusals.length });
}

async function explainInput(input: string, options: Options, io: Io): Promise<readonly Explanation[]> {
  const [{ explain }, { readSidecar }, profiles] = await Promise.all([
    import('../../pipeline/explain.ts'),
    import('../../pipeline/sidecar.ts'),
    profilesOf(options, io),
  ]);
  const url = options.url === undefined ? {} : { url: options.url };
  const beside = options.metadata === undefined ? undefined : await readSidecar(options.metadata, io.cwd);
  const stated: Knowledge = beside === undefined ? {} : { stated: (path, member) => beside.find(path, member) };
  return explain(input, {
    ...io,
    ...url,
    knowledge: { profiles, ...stated },
    hints: hintsOf(options),
    fetch: (url) => fetchOne(url, options, io),
  });
}

/** The profiles that an import into the archive would use; outside of any archive there are none. */
async function profilesOf({ archive }: Options, io: Io): Promise<readonly Profile[]> {
  if (archive === undefined && !isArchive(archiveRoot(io, archive))) return [];
  const { hidden } = openedArchive(io, archive);
  const { ownProfiles } = await import('../../pipeline/publisher.ts');
  return ownProfiles(join(hidden, 'profiles'));
}

async function fetchOne(url: string, { allowPrivate = false }: Options, io: Io): Promise<Capture> {
  const [{ Client }, { fetchCapture }] = await Promise.all([
    import('../../fetch/client.ts'),
    import('../../fetch/fetch-capture.ts'),
  ]);
  const client = new Client({ allowPrivate }, io);
  try {
    return await fetchCapture(url, client);
  } finally {
    await client.close();
  }
}
