import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { CommuniqueError } from '../../model/error.ts';
import type { FetchOptions } from '../../fetch/options.ts';
import type { BatchOptions } from '../archive-batch.ts';
import { withBatch } from '../batch-options.ts';
import type { Context } from '../context.ts';
import type { ExitCode } from '../exit-code.ts';
import { hintsOf, withHints } from '../hint-options.ts';
import type { HintOptions } from '../hint-options.ts';
import type { Io } from '../io.ts';

interface Options extends BatchOptions, HintOptions {
  /** Seconds. */
  readonly delay?: number;
  /** Seconds. */
  readonly timeout?: number;
  /** Bytes. */
  readonly maxSize?: number;
  readonly userAgent?: string;
  readonly allowPrivate?: boolean;
}

/** Pages under way or waiting for their host's turn. */
const WIDTH = 32;
/** More text than this is no list of addresses. */
const MAX_LIST = 64 * 1024 * 1024;

/** `fetch`: pages into the archive. */
export function configure(command: Command, context: Context): void {
  withHints(withBatch(command))
    .argument('<url...>', 'addresses of pages; - reads text with addresses in it from standard input')
    .option('--delay <seconds>', 'pause between two requests to the same host (default: 1)', seconds(0, 3600))
    .option('--timeout <seconds>', 'longest time for one answer (default: 60)', seconds(0.001, 86_400))
    .option('--max-size <size>', 'largest page: bytes, or with K, M or G (default: 20M)', size)
    .option('--user-agent <text>', 'how the program names itself to servers; add a way to reach you', agent)
    .option('--allow-private', 'allow addresses of your own machine and network')
    .addHelpText('after', EXAMPLES)
    .action(async (words: readonly string[], options: Options) =>
      context.finish(await run(words, options, context.io)),
    );
}

const EXAMPLES = `
Examples:
  communique fetch https://example.org/press/2023/17
  communique fetch --delay 5 --failed-out failed.txt - < addresses.txt
  communique fetch --zone Europe/Paris --source "Ministry of Forests" https://example.org/fr/1

One request at a time for each host. Private and loopback addresses are refused unless --allow-private is given.`;

async function run(words: readonly string[], options: Options, io: Io): Promise<ExitCode> {
  const [{ Client }, { urlsIn }, { fetchSources }, { archiveBatch }] = await Promise.all([
    import('../../fetch/client.ts'),
    import('../../fetch/urls-in.ts'),
    import('../../pipeline/fetch-sources.ts'),
    import('../archive-batch.ts'),
  ]);
  const urls = new Set<string>();
  for (const word of words) {
    if (word !== '-') urls.add(word);
    else for (const url of urlsIn(await readAll(io.stdin))) urls.add(url);
  }
  if (urls.size === 0) throw new CommuniqueError('usage', 'no addresses (http://… or https://…) on standard input');
  const client = new Client(fetchOptions(options), { now: () => io.now(), signal: io.signal });
  try {
    const sources = fetchSources([...urls], client);
    const work = { command: 'fetch', sources, hints: hintsOf(options), total: urls.size, width: WIDTH };
    return await archiveBatch(work, options, io);
  } finally {
    await client.close();
  }
}

function fetchOptions(options: Options): FetchOptions {
  return {
    ...(options.delay === undefined ? {} : { delay: options.delay * 1000 }),
    ...(options.timeout === undefined ? {} : { timeout: options.timeout * 1000 }),
    ...(options.maxSize === undefined ? {} : { maxBytes: options.maxSize }),
    ...(options.userAgent === undefined ? {} : { userAgent: options.userAgent }),
    ...(options.allowPrivate === undefined ? {} : { allowPrivate: options.allowPrivate }),
  };
}

async function readAll(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length > MAX_LIST)
      throw new CommuniqueError('too-large', '-: more than 64 MiB of text with addresses; split it');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function seconds(least: number, most: number): (value: string) => number {
  return (value) => {
    const number = /^\d+(?:\.\d+)?$/.test(value) ? Number(value) : Number.NaN;
    if (number >= least && number <= most) return number;
    throw new InvalidArgumentError(`give seconds from ${least} to ${most}.`);
  };
}

/** A header field holds visible ASCII. */
function agent(value: string): string {
  if (/^[!-~][ -~]{0,200}$/.test(value)) return value;
  throw new InvalidArgumentError('give a name in ASCII of at most 200 characters.');
}

const UNITS: Readonly<Record<string, number>> = { '': 1, K: 1024, M: 1024 ** 2, G: 1024 ** 3 };
/** The largest string that the JavaScript engine can hold is half a gigabyte. */
const MOST = 512 * 1024 ** 2;

function size(value: string): number {
  const [, number = '', unit = ''] = /^(\d+(?:\.\d+)?)([KMG]?)(?:i?B)?$/i.exec(value) ?? [];
  const bytes = Math.floor(Number(number) * (UNITS[unit.toUpperCase()] ?? 1));
  if (number !== '' && bytes > 0 && bytes <= MOST) return bytes;
  throw new InvalidArgumentError('give bytes or a size such as 500K or 20M, at most 512M.');
}
