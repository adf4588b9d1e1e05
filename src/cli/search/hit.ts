import type { EntryRow } from '../../search/entries.ts';
import { colored, plain } from '../../search/print/style.ts';
import type { Paint } from '../../search/print/style.ts';
import { matchesIn } from '../../search/ranked/snippet.ts';
import type { Snippet } from '../../search/ranked/snippet.ts';
import type { Query } from '../../search/ranked/query.ts';
import type { Link } from '../hyperlink.ts';
import { jsonSafe, safeLine } from '../terminal.ts';

/** A release that was found, as people read it: date and headline, path, and where the words stand. */
export function hitText(
  { path, data }: EntryRow,
  snippet: Snippet,
  query: Query,
  { color, link = (_, text) => text }: { readonly color: boolean; readonly link?: Link | undefined },
): string {
  const paint = color ? colored : plain;
  const title = data.title ?? '';
  const spans = matchesIn(title, query.groups.flat()).map(({ start, end }): [number, number] => [start, end]);
  const head = `${paint('number', safeLine((data.date ?? 'undated').slice(0, 10)))}  ${marked({ text: title, spans }, paint)}`;
  return `${head}\n${link(path, paint('path', safeLine(path)))}\n    ${marked(snippet, paint)}\n\n`;
}

/** One JSON object a line. */
export function hitJson({ path, data }: EntryRow, { text, spans }: Snippet, terminal: boolean): string {
  const line = JSON.stringify({ path, snippet: text, matches: spans, ...data });
  return `${terminal ? jsonSafe(line) : line}\n`;
}

/** Each part is made safe on its own: colours are ours alone. */
function marked({ text, spans }: Snippet, paint: Paint): string {
  let shown = '';
  let end = 0;
  for (const [start, stop] of spans) {
    if (start < end) continue;
    shown += safeLine(text.slice(end, start)) + paint('match', safeLine(text.slice(start, stop)));
    end = stop;
  }
  return shown + safeLine(text.slice(end));
}
