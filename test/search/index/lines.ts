import { grep } from '../../../src/search/grep.ts';
import type { GrepOptions } from '../../../src/search/grep.ts';
import { ByteWriter } from '../../../src/search/print/byte-writer.ts';
import { StandardPrinter } from '../../../src/search/print/standard.ts';

/** The lines that the library finds, as `path:line:text`, in its order. */
export async function linesOf(root: string, options: GrepOptions): Promise<string[]> {
  const printer = new StandardPrinter({ name: (path) => path });
  const out = new ByteWriter();
  await grep(root, options, {
    result: (file) => {
      printer.print(file, out);
      return undefined;
    },
    problem: (message) => {
      throw new Error(message);
    },
  });
  return out.take().toString('latin1').split('\n');
}
