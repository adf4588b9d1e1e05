import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { describeSystemError } from '../model/system-error.ts';
import type { BatchSource } from './ingest.ts';
import { captureFile, findSources } from './source.ts';
import type { FindOptions } from './source.ts';

export interface ImportOptions extends FindOptions {
  readonly now: () => Date;
  /** Address that the input came from; only sensible for a single file. */
  readonly url?: string;
  /** Told of each source, in order. */
  readonly onSource?: (name: string) => void;
}

/** The files that the user named, as sources of a batch. */
export async function* importSources(paths: readonly string[], options: ImportOptions): AsyncGenerator<BatchSource> {
  for await (const source of findSources(paths, options)) {
    options.onSource?.(source.name);
    yield {
      name: source.name,
      capture: async () => {
        if ('error' in source) throw source.error;
        return captureFile(source, await source.read(), options.now(), options.url);
      },
    };
  }
}

/** The paths of a file, one a line; `-` for standard input. */
export async function readList(file: string, { cwd, stdin }: Pick<FindOptions, 'cwd' | 'stdin'>): Promise<string[]> {
  const lines = (file === '-' ? await readAll(stdin) : await readText(resolve(cwd, file), file)).split(/\r?\n/);
  return lines.filter((line) => line.trim() !== '');
}

async function readText(path: string, name: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw describeSystemError(error, name);
  }
}

async function readAll(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
