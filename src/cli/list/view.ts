import { CommuniqueError } from '../../model/error.ts';
import type { EntryRow } from '../../search/entries.ts';
import { csvLine } from '../csv.ts';
import type { Link } from '../hyperlink.ts';
import { jsonSafe, safe, safeLine } from '../terminal.ts';
import { columnsNamed, textOf, valueOf } from './column.ts';
import type { Column } from './column.ts';
import { parseTemplate } from './template.ts';

/** What is shown of entries, as typed. */
export interface ViewOptions {
  readonly fields?: string;
  readonly format?: string;
  readonly json?: boolean;
  readonly csv?: boolean;
}

/** How an entry is shown. */
export interface View {
  /** The columns that are shown; undefined for all. */
  readonly columns: readonly Column[] | undefined;
  readonly head?: string;
  readonly line: (row: EntryRow) => string;
}

/**
 * @param terminal control characters are made visible in JSON and CSV too
 * @param link makes paths links, but for those in JSON and CSV
 * @throws usage
 */
export function viewOf(options: ViewOptions, terminal: boolean, link?: Link): View {
  const named = options.fields === undefined ? undefined : columnsNamed(options.fields, '--fields');
  if ([options.json, options.csv, options.format !== undefined].filter(Boolean).length > 1)
    throw new CommuniqueError('usage', '--json, --csv and --format exclude each other');
  const shown = (line: string): string => (terminal ? safe(line) : line);
  if (options.json) {
    const object = (row: EntryRow): object =>
      named
        ? Object.fromEntries(named.map((column) => [column, valueOf(row, column)]))
        : { path: row.path, ...row.data };
    return {
      columns: named,
      line: (row) => `${terminal ? jsonSafe(JSON.stringify(object(row))) : JSON.stringify(object(row))}\n`,
    };
  }
  if (options.format !== undefined) return formatView(options.format, link);
  const columns = named ?? ['date', 'path', 'title'];
  if (options.csv)
    return {
      columns,
      head: csvLine(columns),
      line: (row) => shown(csvLine(columns.map((column) => textOf(row, column)))),
    };
  // Tabs between the columns, so that `cut` and `awk` work.
  const cell = (row: EntryRow, column: Column): string =>
    column === 'date' && !named && textOf(row, column) === '' ? 'undated' : shownText(row, column, link);
  return { columns, line: (row) => `${columns.map((column) => cell(row, column)).join('\t')}\n` };
}

function shownText(row: EntryRow, column: Column, link: Link | undefined): string {
  const text = safeLine(textOf(row, column));
  return column === 'path' && link ? link(row.path, text) : text;
}

function formatView(source: string, link: Link | undefined): View {
  const template = parseTemplate(source);
  return {
    columns: template.flatMap((part) => (typeof part === 'string' ? [] : [part.column])),
    line: (row) =>
      `${template.map((part) => (typeof part === 'string' ? part : shownText(row, part.column, link))).join('')}\n`,
  };
}
