import { accessSync, constants } from 'node:fs';
import { openArchive } from '../../archive/archive.ts';
import { entryPaths } from '../../archive/entry.ts';
import { describeLock } from '../../archive/lock.ts';
import { readHead } from '../../archive/read-head.ts';
import { isCommunique } from '../../model/error.ts';
import { describeSystemError, isSystemError, systemErrorMessage } from '../../model/system-error.ts';
import { archiveRoot } from '../archive-root.ts';
import { exitCodeOf } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { processOwner } from '../owner.ts';
import type { Finding } from './finding.ts';

/** Entries whose front matter cannot be read are named up to this many. */
const MOST_NAMED = 20;

/** The archive: whether it is one, can be written, is free, and its front matter can be read. */
export function archiveFindings(io: Io, option: string | undefined): Finding[] {
  const root = archiveRoot(io, option);
  const findings: Finding[] = [];
  try {
    const layout = openArchive(root);
    findings.push({ ok: true, what: `archive ${root}` }, writable(layout.hidden));
    findings.push({ ok: true, what: describeLock(layout.lock, processOwner(), io.now()) });
    findings.push(...entries(root));
  } catch (error) {
    const described = describeSystemError(error, isSystemError(error) ? (error.path ?? root) : root);
    if (!isCommunique(described)) throw error;
    findings.push({ ok: false, what: described.message, code: exitCodeOf(described.code) });
  }
  return findings;
}

function writable(folder: string): Finding {
  try {
    accessSync(folder, constants.W_OK);
    return { ok: true, what: 'archive can be written' };
  } catch {
    return { ok: false, what: `${folder}: cannot be written; check the owner and mode` };
  }
}

function entries(root: string): Finding[] {
  let total = 0;
  let problems = 0;
  const bad: Finding[] = [];
  for (const path of entryPaths(root)) {
    total++;
    for (const problem of problemsOf(root, path)) {
      if (++problems <= MOST_NAMED) bad.push({ ok: false, what: problem });
    }
  }
  if (problems > MOST_NAMED) bad.push({ ok: false, what: `${problems - MOST_NAMED} more of the kind` });
  return [{ ok: true, what: `${total} ${total === 1 ? 'release' : 'releases'}` }, ...bad];
}

function problemsOf(root: string, path: string): string[] {
  try {
    return readHead(root, path).problems.map((problem) => `${path}: ${problem}`);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    // Node gives such a name with a character in place of what it cannot read.
    if (error.code === 'ENOENT' && path.includes('\uFFFD'))
      return [`${path}: the name is not UTF-8, so that the file is left out; rename it`];
    return error.code === 'ENOENT' ? [] : [systemErrorMessage(error, path)];
  }
}
