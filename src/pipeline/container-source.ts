import { createReadStream, statSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { resolve } from 'node:path';
import { CONTAINER_HEAD, containerKind, readContainer } from '../formats/container.ts';
import type { ContainerKind, ContainerMember } from '../formats/container.ts';
import { CommuniqueError } from '../model/error.ts';
import { readHead } from './read-file.ts';
import { READABLE } from './readable.ts';
import type { FindOptions, FoundSource } from './source.ts';

/** A container of files, where the name leads to one. */
export interface FoundContainer {
  readonly name: string;
  readonly kind: ContainerKind;
  /** A path, or all its bytes. */
  readonly whole: string | Uint8Array;
}

/** Nothing where it cannot be asked, which its reading tells better. */
function infoOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/** What kind of container a file is; undefined for any other file, and for one that cannot be read. */
export function containerAt(path: string, name: string): FoundContainer | undefined {
  const kind = infoOf(path)?.isFile() ? containerKind(readHead(path, CONTAINER_HEAD), name) : undefined;
  return kind && { name, kind, whole: path };
}

/** The container that a name such as `dumps.zip/2021/a.txt` leads into. */
export function containerOf(name: string, cwd: string): FoundContainer | undefined {
  for (let slash = name.indexOf('/', 1); slash > 0; slash = name.indexOf('/', slash + 1)) {
    const outer = name.slice(0, slash);
    const info = infoOf(resolve(cwd, outer));
    if (info === undefined) return undefined;
    if (info.isFile()) return containerAt(resolve(cwd, outer), outer);
  }
  return undefined;
}

/** The members of a container as sources. @param wanted only these, by their full names */
export async function* containerSources(
  container: FoundContainer,
  options: FindOptions & { readonly maxBytes: number },
  wanted?: ReadonlySet<string>,
): AsyncGenerator<FoundSource> {
  const { name, kind, whole } = container;
  const missing = new Set(wanted);
  const members = readContainer(kind, {
    name,
    whole,
    stream: () => (typeof whole === 'string' ? createReadStream(whole) : once(whole)),
    maxBytes: options.maxBytes,
    accept: (full) => {
      if (wanted) return wanted.has(full);
      const isRead = READABLE.test(full);
      if (!isRead) options.onSkipped?.(full);
      return isRead;
    },
  });
  for await (const member of members) {
    missing.delete(member.name);
    yield asSource(member);
  }
  for (const gone of missing) {
    yield { name: gone, error: new CommuniqueError('not-found', `${gone}: no such file in ${name}; check the path`) };
  }
}

function asSource(member: ContainerMember): FoundSource {
  if ('error' in member) return member;
  const { name, bytes } = member;
  return { name, read: () => Promise.resolve(bytes) };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
