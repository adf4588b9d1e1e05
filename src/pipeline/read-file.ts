import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { CommuniqueError } from '../model/error.ts';
import { describeSystemError } from '../model/system-error.ts';

/** Files up to this size are read at once: four trips through the thread pool cost five times what the reading does. */
const SMALL = 1024 * 1024;

/** A file's bytes, or one clear line: too large, empty, gone. Never more than `maxBytes` are held. */
export async function readBounded(path: string, name: string, maxBytes: number): Promise<Uint8Array> {
  try {
    const found = statSync(path);
    if (found.isFile() && found.size <= Math.min(SMALL, maxBytes)) return readFileSync(path);
    const handle = await open(path, 'r');
    try {
      const info = await handle.stat();
      if (info.isDirectory()) throw new CommuniqueError('bad-input', `${name}: is a folder, a file is needed here`);
      if (info.size > maxBytes) throw tooLarge(name, maxBytes);
      return info.isFile() ? await handle.readFile() : await readStream(handle.createReadStream(), maxBytes, name);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw asCommunique(error, name);
  }
}

export async function readStream(stream: AsyncIterable<Uint8Array>, maxBytes: number, name = '-'): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > maxBytes) throw tooLarge(name, maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

/** The first bytes of a file; none where it cannot be read, which its reading tells better. */
export function readHead(path: string, size: number): Uint8Array {
  const head = Buffer.alloc(size);
  try {
    const file = openSync(path, 'r');
    try {
      return head.subarray(0, readSync(file, head, 0, size, 0));
    } finally {
      closeSync(file);
    }
  } catch {
    return head.subarray(0, 0);
  }
}

const tooLarge = (name: string, maxBytes: number): CommuniqueError =>
  new CommuniqueError(
    'too-large',
    `${name}: larger than ${Math.round(maxBytes / 1024 / 1024)} MiB, and not many releases that can be told apart at its beginning; split it first`,
  );

/** An error of the system as one line; a bug is thrown on. */
export function asCommunique(error: unknown, name: string): CommuniqueError {
  const described = describeSystemError(error, name);
  if (described instanceof CommuniqueError) return described;
  throw error;
}
