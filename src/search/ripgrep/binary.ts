import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';

let found: { readonly path: string | undefined } | undefined;

/** The ripgrep that npm installed for this platform, else `rg` on the PATH; undefined where there is none. Looked for once. */
export function findRipgrep(): string | undefined {
  found ??= { path: installed() ?? onPath() };
  return found.path;
}

/** Only resolved: the package's own entry is not run. */
function installed(): string | undefined {
  const name = `@vscode/ripgrep-${platform()}-${arch()}/bin/rg${platform() === 'win32' ? '.exe' : ''}`;
  const require = createRequire(import.meta.url);
  for (const from of [undefined, '@vscode/ripgrep']) {
    try {
      const path = (from === undefined ? require : createRequire(require.resolve(from))).resolve(name);
      if (existsSync(path)) return path;
    } catch {
      // not there: the next place
    }
  }
  return undefined;
}

function onPath(): string | undefined {
  const { status, stdout } = spawnSync('rg', ['--version'], { encoding: 'utf8' });
  // Older ones differ in what they print; 14 brought the word boundaries that ours has.
  return status === 0 && Number(/^ripgrep (\d+)/.exec(stdout)?.[1] ?? 0) >= 14 ? 'rg' : undefined;
}
