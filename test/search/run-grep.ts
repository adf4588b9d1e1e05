import { main } from '../../src/cli/main.ts';

/** What our program prints for `grep` and these arguments, as bytes. */
export async function runGrep(
  cwd: string,
  args: readonly string[],
): Promise<{ code: number; stdout: Buffer; stderr: string }> {
  const chunks: Buffer[] = [];
  let stderr = '';
  const output = (take: (text: string | Uint8Array) => void) => ({
    write: (text: string | Uint8Array) => (take(text), true),
    once: () => undefined,
  });
  const code = await main(['grep', ...args], {
    cwd,
    env: {},
    stdin: (async function* () {})(),
    stdout: output((text) => chunks.push(Buffer.from(text))),
    stderr: output((text) => (stderr += String(text))),
    now: () => new Date(),
    signal: new AbortController().signal,
  });
  return { code, stdout: Buffer.concat(chunks), stderr };
}

/** Events without what only one of the two has: times, bytes printed, entries. */
export function events(output: Buffer): string[] {
  return output
    .toString()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { type: string; data: Record<string, unknown> })
    .filter(({ type }) => type !== 'summary' && type !== 'end')
    .map(({ type, data: { entry: _entry, ...data } }) => JSON.stringify({ type, data }));
}
