import { grep } from '../../../src/search/grep.ts';
import type { GrepOptions } from '../../../src/search/grep.ts';
import { StandardPrinter } from '../../../src/search/print/standard.ts';

/** The lines that the library finds, as `path:line:text`, in its order. */
export async function linesOf(root: string, options: GrepOptions): Promise<string[]> {
  const printer = new StandardPrinter({ name: (path) => path });
  const chunks: Buffer[] = [];
  await grep(root, options, {
    result: (file) => void chunks.push(printer.print(file)),
    problem: (message) => {
      throw new Error(message);
    },
  });
  return Buffer.concat(chunks).toString('latin1').split('\n');
}
