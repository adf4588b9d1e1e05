import { CommuniqueError } from '../../model/error.ts';
import { FRONT_MATTER_FIELDS } from '../../model/front-matter.ts';
import type { FieldName } from '../../model/front-matter.ts';
import type { EntryRow } from '../../search/entries.ts';

/** What can be shown of an entry. */
export type Column = FieldName | 'path';

const COLUMNS: readonly Column[] = ['path', ...FRONT_MATTER_FIELDS.map(({ name }) => name)];
/** The columns that are known of every entry, without all of its front matter. */
const LIGHT: ReadonlySet<Column> = new Set<Column>(['path', 'title', 'date']);

/** The column of that name. @throws usage */
export function columnNamed(name: string, option: string): Column {
  const column = COLUMNS.find((one) => one === name);
  if (column !== undefined) return column;
  throw new CommuniqueError('usage', `${option}: there is no field "${name}"; fields are ${COLUMNS.join(', ')}`);
}

/** The columns of a list such as `date,title`. @throws usage */
export const columnsNamed = (list: string, option: string): Column[] =>
  list.split(',').map((name) => columnNamed(name.trim(), option));

/** Is all of the front matter needed for these? */
export const needsAll = (columns: readonly Column[]): boolean => columns.some((column) => !LIGHT.has(column));

export const valueOf = ({ path, data }: EntryRow, column: Column): string | number | readonly string[] | undefined =>
  column === 'path' ? path : data[column];

/** A column as text; the items of a list with commas between, '' for what is missing. */
export function textOf(row: EntryRow, column: Column): string {
  const value = valueOf(row, column);
  return typeof value === 'object' ? value.join(', ') : String(value ?? '');
}
