import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { MAX_FRONT_MATTER, frontMatterEnd } from '../markdown/front-matter-end.ts';
import { readFrontMatter } from '../markdown/front-matter.ts';
import type { FrontMatter } from '../model/front-matter.ts';

/** Front matter of ours is 1-2 kB long. */
const FIRST_READ = 4096;

/** The front matter of an entry without its text. */
export interface EntryHead {
  readonly path: string;
  readonly data: FrontMatter;
  readonly problems: readonly string[];
}

/** Reads only as much of a file as its front matter needs. */
export function readHead(root: string, path: string): EntryHead {
  const fd = openSync(join(root, path), 'r');
  try {
    for (let size = FIRST_READ; ; size *= 8) {
      const buffer = Buffer.allocUnsafe(size);
      const read = readSync(fd, buffer, 0, size, 0);
      const text = buffer.toString('utf8', 0, read);
      const end = frontMatterEnd(text);
      if (end < 0 && read === size && size < MAX_FRONT_MATTER) continue;
      const { data, problems } = readFrontMatter(end > 0 ? text.slice(0, end) : text);
      return { path, data, problems };
    }
  } finally {
    closeSync(fd);
  }
}
