import { CommuniqueError } from '../../model/error.ts';
import { columnNamed } from './column.ts';
import type { Column } from './column.ts';

/** A `--format`: texts as they are, and columns to put in. */
export type Template = readonly (string | { readonly column: Column })[];

const ESCAPES: Readonly<Record<string, string>> = { '\\n': '\n', '\\t': '\t', '\\\\': '\\', '{{': '{', '}}': '}' };

/** Reads `{date} {title}`; `\t` and `\n` are tab and line feed, `{{` and `}}` braces. @throws usage, with the position */
export function parseTemplate(source: string): Template {
  const parts: (string | { readonly column: Column })[] = [];
  let end = 0;
  for (const match of source.matchAll(/\{\{|\}\}|\\[nt\\]|\{([^{}]*)\}|[^{}\\]+|\\/g)) {
    if (match.index !== end) break;
    end += match[0].length;
    if (match[1] === undefined) parts.push(ESCAPES[match[0]] ?? match[0]);
    else parts.push({ column: columnNamed(match[1], `--format, character ${match.index + 1}`) });
  }
  if (end === source.length) return parts;
  throw new CommuniqueError('usage', `--format, character ${end + 1}: a single brace; write {{ or }} for one`);
}
