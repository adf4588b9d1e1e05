import { accessSync, constants } from 'node:fs';
import { openArchive } from '../../archive/archive.ts';
import { entryPaths } from '../../archive/entry.ts';
import { describeLock } from '../../archive/lock.ts';
import { readHead } from '../../archive/read-head.ts';
import { isCommunique } from '../../model/error.ts';
import { describeSystemError } from '../../model/system-error.ts';
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
    const described = describeSystemError(error, root);
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
    for (const problem of readHead(root, path).problems) {
      if (++problems <= MOST_NAMED) bad.push({ ok: false, what: `${path}: ${problem}` });
    }
  }
  if (problems > MOST_NAMED) bad.push({ ok: false, what: `${problems - MOST_NAMED} more of the kind` });
  return [{ ok: true, what: `${total} ${total === 1 ? 'release' : 'releases'}` }, ...bad];
}
