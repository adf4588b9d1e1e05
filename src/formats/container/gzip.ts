import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { CONTAINER_HEAD, isTar } from '../container.ts';
import { damaged, Expansion, gather } from './member.ts';
import type { ContainerMember, ContainerOptions } from './member.ts';
import { readTar } from './tar.ts';

/** What a gzip file holds: the files of a tar, or one file, which goes by the name of the packed one. */
export async function* readGzip(options: ContainerOptions): AsyncGenerator<ContainerMember> {
  const { name, maxBytes } = options;
  try {
    const { head, all } = await peek(gunzip(options));
    if (isTar(head)) yield* readTar(all, options);
    else yield { name, bytes: await gather(all, name, maxBytes) };
  } catch (error) {
    yield { name, error: damaged(name, error) };
  }
}

async function* gunzip({ name, stream }: ContainerOptions): AsyncGenerator<Uint8Array> {
  const expansion = new Expansion(name);
  const packed = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of stream()) {
      expansion.packed(chunk.length);
      yield chunk;
    }
  };
  const unpacked: AsyncIterable<Uint8Array> = pipeline(Readable.from(packed()), createGunzip(), () => undefined);
  for await (const chunk of unpacked) {
    expansion.unpacked(chunk.length);
    yield chunk;
  }
}

/** The beginning of a stream, and all of it. */
async function peek(
  stream: AsyncGenerator<Uint8Array>,
): Promise<{ readonly head: Uint8Array; readonly all: AsyncIterable<Uint8Array> }> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  while (size < CONTAINER_HEAD) {
    const next = await stream.next();
    if (next.done === true) break;
    chunks.push(next.value);
    size += next.value.length;
  }
  const head = Buffer.concat(chunks, size);
  const all = async function* (): AsyncGenerator<Uint8Array> {
    yield head;
    yield* stream;
  };
  return { head, all: all() };
}
