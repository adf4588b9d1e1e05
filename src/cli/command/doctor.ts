import { accessSync, constants, existsSync } from 'node:fs';
import type { Command } from 'commander';
import { archiveRoot } from '../archive-root.ts';
import type { Context } from '../context.ts';
import { ExitCode, exitCodeOf } from '../exit-code.ts';
import { withArchive } from '../filter-options.ts';
import type { Io } from '../io.ts';
import { safeLine } from '../terminal.ts';

/** One thing looked at; a failed one says what to do. */
interface Finding {
  readonly ok: boolean;
  readonly what: string;
  /** What the shell is told when this failed. @default 7 */
  readonly code?: ExitCode;
}

const OLDEST_NODE = [20, 19];
/** Entries whose front matter cannot be read are named up to this many. */
const MOST_NAMED = 20;

/** `doctor`: whether the program and the archive are in order. */
export function configure(command: Command, context: Context): void {
  withArchive(command)
    .addHelpText('after', '\nExamples:\n  communique doctor\n  communique doctor --archive ~/statements')
    .action(async (options: { readonly archive?: string }) => {
      const findings = [nodeVersion(), ...(await archive(context.io, options.archive))];
      for (const { ok, what } of findings) context.io.stdout.write(`${ok ? 'ok  ' : 'FAIL'}  ${safeLine(what)}\n`);
      const failed = findings.find(({ ok }) => !ok);
      context.finish(failed ? (failed.code ?? ExitCode.archive) : ExitCode.ok);
    });
}

function nodeVersion(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldMajor = 0, oldMinor = 0] = OLDEST_NODE;
  const ok = major > oldMajor || (major === oldMajor && minor >= oldMinor);
  return { ok, what: `Node ${process.versions.node}${ok ? '' : `; ${OLDEST_NODE.join('.')} or newer is needed`}` };
}

async function archive(io: Io, option: string | undefined): Promise<Finding[]> {
  const root = archiveRoot(io, option);
  const { openArchive } = await import('../../archive/archive.ts');
  const { isCommunique } = await import('../../model/error.ts');
  try {
    const layout = openArchive(root);
    return [
      { ok: true, what: `archive ${root}` },
      writable(layout.hidden),
      lock(layout.lock),
      ...(await entries(root)),
    ];
  } catch (error) {
    if (!isCommunique(error)) throw error;
    return [{ ok: false, what: error.message, code: exitCodeOf(error.code) }];
  }
}

function writable(folder: string): Finding {
  try {
    accessSync(folder, constants.W_OK);
    return { ok: true, what: 'archive can be written' };
  } catch {
    return { ok: false, what: `${folder}: cannot be written; check the owner and mode` };
  }
}

function lock(path: string): Finding {
  return {
    ok: true,
    what: existsSync(path) ? `lock: ${path} is held or was left behind; the next writer tells` : 'lock: free',
  };
}

async function entries(root: string): Promise<Finding[]> {
  const [{ entryPaths }, { readHead }] = await Promise.all([
    import('../../archive/entry.ts'),
    import('../../archive/read-head.ts'),
  ]);
  let total = 0;
  const bad: Finding[] = [];
  for (const path of entryPaths(root)) {
    total++;
    for (const problem of readHead(root, path).problems) {
      if (bad.length < MOST_NAMED) bad.push({ ok: false, what: `${path}: ${problem}` });
    }
  }
  return [{ ok: true, what: `${total} ${total === 1 ? 'release' : 'releases'}` }, ...bad];
}
