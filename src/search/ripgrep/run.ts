import { spawn } from 'node:child_process';
import { CommuniqueError } from '../../model/error.ts';

/** ripgrep came to no end: with matches across the limit of `-m`, the printer of `--json` of 15.0 panics. */
export class RipgrepCrash extends Error {}

/**
 * The output of a run of ripgrep, as it comes. Leaving the loop early ends the run.
 * @param open files that it gets as descriptors 3, 4, …
 * @throws CommuniqueError with ripgrep's words when it refuses the pattern
 */
export async function* runRipgrep(
  rg: string,
  args: readonly string[],
  cwd: string,
  open: readonly number[] = [],
): AsyncGenerator<Buffer> {
  const child = spawn(rg, args, { cwd, stdio: ['ignore', 'pipe', 'pipe', ...open] });
  const { stdout, stderr } = child;
  if (!stdout || !stderr) throw new Error('no pipes');
  const errors: Buffer[] = [];
  stderr.on('data', (chunk: Buffer) => {
    if (errors.length < 64) errors.push(chunk);
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  ended.catch(() => undefined); // told below, if the loop gets there
  try {
    for await (const chunk of stdout) if (Buffer.isBuffer(chunk)) yield chunk;
    const code = await ended;
    const said = Buffer.concat(errors).toString('utf8');
    // 2 is also the code for files that went away meanwhile.
    if (code === 2 && /regex|pattern|PCRE2|literal|look-around|error parsing/i.test(said)) throw refused(said);
    if (code === null || code > 2) throw new RipgrepCrash(said);
  } finally {
    child.kill();
  }
}

function refused(said: string): CommuniqueError {
  const line = said
    .replace(/^rg: /, '')
    .split('\n')
    .map((text) => text.trim())
    .filter(Boolean)
    .join(' ');
  return new CommuniqueError('usage', `pattern: ${line.slice(0, 300)}`);
}
