import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { CommuniqueError } from '../../model/error.ts';
import { describeSystemError } from '../../model/system-error.ts';
import type { Io } from '../io.ts';
import type { GrepFlags } from './flags.ts';

/** Longest text of all patterns together, in UTF-16 units: compiling more takes too long to be meant. */
const MAX_LENGTH = 1_000_000;

/** The patterns of the argument, of `-e` and of the files of `-f`, in that order. */
export async function readPatterns(pattern: string | undefined, flags: GrepFlags, io: Io): Promise<readonly string[]> {
  const patterns = [...(pattern === undefined ? [] : [pattern]), ...(flags.regexp ?? [])];
  for (const file of flags.file ?? []) patterns.push(...lines(await readText(file, io)));
  if (pattern === undefined && flags.regexp === undefined && flags.file === undefined)
    throw new CommuniqueError('usage', 'grep needs a pattern: communique grep PATTERN, or -e PATTERN, or -f FILE');
  const length = patterns.reduce((sum, text) => sum + text.length, 0);
  if (length > MAX_LENGTH)
    throw new CommuniqueError(
      'usage',
      `the patterns have ${length} characters, at most ${MAX_LENGTH} are searched at once`,
    );
  return patterns;
}

function lines(text: string): string[] {
  const all = text.split(/\r?\n/);
  if (all.at(-1) === '') all.pop();
  return all;
}

async function readText(file: string, io: Io): Promise<string> {
  if (file === '-') {
    const chunks: Uint8Array[] = [];
    for await (const chunk of io.stdin) chunks.push(chunk);
    return decoded(Buffer.concat(chunks), 'standard input');
  }
  try {
    return decoded(readFileSync(resolve(io.cwd, file)), file);
  } catch (error) {
    const described = describeSystemError(error, file);
    throw described instanceof CommuniqueError ? new CommuniqueError('usage', described.message) : error;
  }
}

/** @throws usage for what is not UTF-8: it would match nothing */
function decoded(bytes: Buffer, file: string): string {
  if (isUtf8(bytes)) return bytes.toString('utf8');
  let from = 0;
  for (let line = 1; ; line++) {
    const feed = bytes.indexOf(10, from);
    if (feed >= 0 && isUtf8(bytes.subarray(from, feed))) from = feed + 1;
    else
      throw new CommuniqueError(
        'usage',
        `${file}:${line}: the pattern is not UTF-8; save the file as UTF-8, or write bytes as (?-u)\\xFF`,
      );
  }
}
