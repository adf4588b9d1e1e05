import { readHead } from '../archive/read-head.ts';
import type { EntryHead } from '../archive/read-head.ts';
import type { Filter } from './filter.ts';
import { walk } from './walk.ts';

/** The entries that pass the filter, newest first, with their front matter. */
export function* selectEntries(root: string, filter: Filter): Generator<EntryHead> {
  for (const path of walk(root, undefined, (path) => filter.acceptsPath(path))) {
    const head = readHead(root, path);
    if (filter.accepts(head.data)) yield head;
  }
}
