import { Command } from 'commander';
import { isCommunique } from '../../model/error.ts';
import { loadSqlite } from '../../search/catalogue/sqlite.ts';
import type { Sqlite } from '../../search/catalogue/sqlite.ts';
import { findRipgrep } from '../../search/ripgrep/binary.ts';
import { archiveRoot } from '../archive-root.ts';
import type { Context } from '../context.ts';
import { ExitCode } from '../exit-code.ts';
import { layersOf, settable, settledBy } from '../settings.ts';
import type { Finding } from './finding.ts';

const OLDEST_NODE = [20, 19];

/** What the program stands on: Node, ripgrep and SQLite. */
export async function programFindings(): Promise<Finding[]> {
  const ripgrep = findRipgrep();
  const sqlite = await loadSqlite();
  return [
    nodeVersion(),
    {
      ok: true,
      what: ripgrep === undefined ? 'ripgrep: none; "grep -P" and "grep -U" need it' : `ripgrep: ${ripgrep}`,
    },
    {
      ok: true,
      what: sqlite
        ? `SQLite: ${versionOf(sqlite)}`
        : 'SQLite: none; "search" needs it, and large archives are listed faster: npm install @photostructure/sqlite',
    },
  ];
}

function versionOf(sqlite: Sqlite): string {
  const db = new sqlite(':memory:');
  const row = db.prepare('SELECT sqlite_version() AS version').get();
  db.close();
  return String(row?.['version']);
}

function nodeVersion(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldMajor = 0, oldMinor = 0] = OLDEST_NODE;
  const ok = major > oldMajor || (major === oldMajor && minor >= oldMinor);
  return { ok, what: `Node ${process.versions.node}${ok ? '' : `; ${OLDEST_NODE.join('.')} or newer is needed`}` };
}

/** Every setting that is in force, and where it stands; or the first that does not do. */
export async function settingFindings(context: Context, archive: string | undefined): Promise<Finding[]> {
  const { configure } = await import('../command/fetch.ts');
  const fetch = new Command('fetch'); // it has the options of all settings
  configure(fetch, context);
  try {
    const layers = layersOf(context.io, archiveRoot(context.io, archive));
    const found = settable(fetch).flatMap((option) => {
      const settled = option.negate ? undefined : settledBy(option, layers);
      return settled
        ? [{ ok: true, what: `setting ${option.long?.slice(2)} = ${String(settled.value)} (${settled.where})` }]
        : [];
    });
    return found.length > 0 ? found : [{ ok: true, what: 'settings: none but the defaults' }];
  } catch (error) {
    if (!isCommunique(error)) throw error;
    return [{ ok: false, what: error.message, code: ExitCode.usage }];
  }
}
