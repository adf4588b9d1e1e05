/** A process of its own for the test of missing permissions: a user who owns nothing wants to write to the archive at argv[2]. */
import { initArchive, openArchive } from '../../src/archive/archive.ts';
import { ArchiveWriter } from '../../src/archive/writer.ts';

const owner = { pid: process.pid, host: 'here', alive: () => true };
const [, , root = ''] = process.argv;
if (process.getuid?.() === 0) process.seteuid?.(65_534); // root may write everywhere; all modules are loaded by now
for (const work of [
  () => initArchive(`${root}/inner`),
  () => new ArchiveWriter(openArchive(root), { owner, now: () => new Date() }),
]) {
  try {
    work();
    console.log('done');
  } catch (error) {
    console.log(error instanceof Error ? error.message : error);
  }
}
