import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Context } from '../context.ts';
import { say } from '../context.ts';
import { ExitCode } from '../exit-code.ts';

/** `init`: makes an archive. */
export function configure(command: Command, context: Context): void {
  command
    .argument('[dir]', 'folder of the archive', 'archive')
    .addHelpText('after', '\nExamples:\n  communique init\n  communique init ~/statements')
    .action(async (dir: string) => {
      const { initArchive } = await import('../../archive/archive.ts');
      const { created } = initArchive(resolve(context.io.cwd, dir));
      say(context.io, created ? `${dir}: archive made` : `${dir}: is an archive already`);
      context.finish(ExitCode.ok);
    });
}
