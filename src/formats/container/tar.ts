import { pipeline, Readable } from 'node:stream';
import { extract } from 'tar-stream';
import { decodeName, isHidden, safeName } from './member-name.ts';
import { damaged, Expansion, gather, tooLarge } from './member.ts';
import type { ContainerMember, ContainerOptions } from './member.ts';

/** latin1 keeps the bytes of names that are not UTF-8; the library's types lack the option. */
const RAW_NAMES = { filenameEncoding: 'latin1', highWaterMark: 64 * 1024 };

/** The files of a tar, as they come by; links, devices and folders are passed over. */
export async function* readTar(
  stream: AsyncIterable<Uint8Array>,
  { name, maxBytes, accept }: ContainerOptions,
): AsyncGenerator<ContainerMember> {
  const expansion = new Expansion(name);
  const tar = extract(RAW_NAMES);
  // a failure of either side ends the loop below with that error
  pipeline(Readable.from(stream), tar, () => undefined);
  try {
    for await (const entry of tar) {
      const { type, name: path, size } = entry.header;
      expansion.member();
      const inner = 'pax' in entry.header ? paxName(entry.header.pax, path) : readableName(path);
      const safe = safeName(inner);
      const full = `${name}/${safe}`;
      const isFile = (type === 'file' || type === 'contiguous-file') && !inner.endsWith('/') && !isHidden(safe);
      if (isFile && accept(full) && size <= maxBytes)
        yield { name: full, bytes: await gather(bytesOf(entry), full, maxBytes) };
      else {
        if (isFile && size > maxBytes) yield { name: full, error: tooLarge(full, maxBytes) };
        entry.resume();
      }
    }
  } catch (error) {
    yield { name, error: damaged(name, error) };
  }
}

async function* bytesOf(entry: AsyncIterable<unknown>): AsyncGenerator<Uint8Array> {
  for await (const chunk of entry) if (chunk instanceof Uint8Array) yield chunk;
}

const readableName = (path: string): string => decodeName(Buffer.from(path, 'latin1'));

/** Names in extended headers are UTF-8 and come decoded. */
function paxName(pax: unknown, path: string): string {
  const stated = typeof pax === 'object' && pax !== null && 'path' in pax ? pax.path : undefined;
  return typeof stated === 'string' ? stated : readableName(path);
}
