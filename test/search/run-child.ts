import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * Runs a program of the tests in a process of its own. @param killAfter milliseconds from its first output to SIGKILL
 * @returns the last line that it printed; undefined where it did not end well
 */
export async function runChild(argv: readonly string[], killAfter?: number): Promise<string | undefined> {
  const child = spawn(process.execPath, ['--import', 'tsx', ...argv], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    if (output === '' && killAfter !== undefined) setTimeout(() => child.kill('SIGKILL'), killAfter);
    output += String(chunk);
  });
  const [code]: unknown[] = await once(child, 'close');
  return code === 0 ? output.trim().split('\n').at(-1) : undefined;
}
