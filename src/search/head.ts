import { readEntry } from '../archive/entry.ts';
import { readHead } from '../archive/read-head.ts';
import type { EntryHead } from '../archive/read-head.ts';
import { countWords } from '../archive/word-count.ts';
import { isSystemError } from '../model/system-error.ts';

/**
 * The front matter of an entry; what keeps it from being read is a problem, as what is wrong with its fields is. Undefined
 * where the file has gone.
 */
export function headOf(root: string, path: string): EntryHead | undefined {
  try {
    return readHead(root, path);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return error.code === 'ENOENT' ? undefined : { path, data: {}, problems: [`cannot be read (${error.code})`] };
  }
}

/** Words of an entry whose front matter does not say. */
export function wordsOf(root: string, path: string): number {
  try {
    return countWords(readEntry(root, path)?.body ?? '');
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return 0;
  }
}
