import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The ripgrep that npm installs, else undefined. */
export function findRipgrep(): string | undefined {
  try {
    const path = createRequire(import.meta.url).resolve(`@vscode/ripgrep-${process.platform}-${process.arch}/bin/rg`);
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

/** Runs ripgrep on the archive of a folder: bytes and exit code. */
export function runRipgrep(
  rg: string,
  cwd: string,
  args: readonly string[],
): { code: number | null; stdout: Buffer; stderr: string } {
  const result = spawnSync(rg, ['--no-config', '--no-ignore', '-n', '--sort', 'path', ...args, 'archive'], {
    cwd,
    maxBuffer: 1 << 30,
  });
  return { code: result.status, stdout: result.stdout, stderr: result.stderr.toString() };
}
