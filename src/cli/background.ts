import { spawn } from 'node:child_process';

/** Starts the program once more with other arguments, beside this process and after it. */
export function startBackground(argv: readonly string[]): void {
  const [node, program] = process.argv;
  if (node === undefined || program === undefined) return;
  const child = spawn(node, [program, ...argv], { detached: true, stdio: 'ignore', windowsHide: true });
  child.on('error', () => undefined); // it is not missed
  child.unref();
}
