import type { ContainerMember, ContainerOptions } from './container/member.ts';

export type { ContainerMember, ContainerOptions } from './container/member.ts';

/** What a container is, by its first bytes. */
export type ContainerKind = 'zip' | 'tar' | 'gzip';

/** Bytes that must be seen to tell: a tar's mark stands in its first header block. */
export const CONTAINER_HEAD = 512;
const TAR_MARK = 'ustar';
const TAR_MARK_AT = 257;
/** Zip files that are one document to their readers. */
const DOCUMENT = /\.(?:docx|docm|xlsx|xlsm|pptx|odt|ods|odp|epub|jar|apk|wacz)$/i;

/** Tells containers of files from everything else; an office document is none, whatever it is packed as. */
export function containerKind(head: Uint8Array, name: string): ContainerKind | undefined {
  if (head[0] === 0x50 && head[1] === 0x4b && (head[2] === 0x03 || head[2] === 0x05)) {
    return DOCUMENT.test(name) ? undefined : 'zip';
  }
  if (head[0] === 0x1f && head[1] === 0x8b && head[2] === 0x08) return 'gzip';
  return isTar(head) ? 'tar' : undefined;
}

export const isTar = (head: Uint8Array): boolean =>
  Buffer.from(head.subarray(TAR_MARK_AT, TAR_MARK_AT + TAR_MARK.length)).toString('latin1') === TAR_MARK;

/**
 * The files of a container, one at a time, in the order in which they stand. What is wrong with one is given in its place;
 * where nothing can be read any more, that is the last one given. Nothing is ever written under a member's name.
 */
export async function* readContainer(kind: ContainerKind, options: ContainerOptions): AsyncGenerator<ContainerMember> {
  if (kind === 'zip') yield* (await import('./container/zip.ts')).readZip(options);
  else if (kind === 'tar') yield* (await import('./container/tar.ts')).readTar(options.stream(), options);
  else yield* (await import('./container/gzip.ts')).readGzip(options);
}
