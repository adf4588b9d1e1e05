import { MAX_FRONT_MATTER, frontMatterEnd } from '../markdown/front-matter-end.ts';

/** Front matter of ours is 1-2 kB long. */
const FIRST = 4096;

/** Where the running text of an entry begins, in bytes. */
export function bodyStart(bytes: Buffer): number {
  for (const size of [FIRST, MAX_FRONT_MATTER]) {
    const end = frontMatterEnd(bytes.toString('latin1', 0, size)); // a character a byte: what is sought is ASCII
    if (end >= 0) return end;
    if (bytes.length <= size) break;
  }
  return 0;
}
