import { CommuniqueError } from '../model/error.ts';
import { addField, asStated, fieldTarget } from './field-name.ts';
import type { StatedFields } from './member.ts';
import { TableError } from './sidecar/csv.ts';
import { readRecords, type SidecarRecord } from './sidecar/record.ts';

/** What a metadata file states about one release, and where it says so. */
export interface SidecarEntry {
  readonly place: string;
  /** Name of the file or its last part, without the release's number in it. */
  readonly key: string;
  /** Which release of a file of many, from 1. */
  readonly number?: number;
  readonly fields: StatedFields;
  /** The column that a field was read from. */
  readonly columns: Readonly<Partial<Record<keyof StatedFields, string>>>;
  /** Columns with a value that are none of these. */
  readonly unread: readonly string[];
}

/** Columns that name the release's file, the surest first. */
const KEYS = ['file', 'filename', 'file_name', 'filepath', 'file_path', 'path', 'source_file', 'id', 'slug'];
/** A release of a file of many: `dump.txt#3`. */
const NUMBERED = /^(.*?)\s?#(\d{1,7})$/s;

/**
 * Reads a metadata file that lies beside dumps: JSON, JSON Lines, or a table with a head line. Columns go by the names that
 * fields of dumps have; `file` (or `id`, the name without its ending) says which file a row is about.
 * @throws CommuniqueError that names file, row and column
 */
export function parseSidecar(text: string, name: string): readonly SidecarEntry[] {
  const records = readAll(text, name);
  if (records.length === 0) throw new CommuniqueError('usage', `${name}: no rows in it`);
  const keys = KEYS.filter((column) => records.some(({ values }) => columnOf(values, column) !== undefined));
  if (keys.length === 0)
    throw new CommuniqueError('usage', `${name}: no column says which file a row is about; name it "file" or "id"`);
  const places = new Map<string, string>();
  const entries = records.map((record) => entryOf(record, keys, name));
  for (const { key: file, number, place } of entries) {
    const full = `${file}#${number ?? ''}`;
    const earlier = places.get(full);
    if (earlier !== undefined)
      throw new CommuniqueError(
        'usage',
        `${name}: ${place}: "${file}" stands in ${earlier} already; one row a release`,
      );
    places.set(full, place);
  }
  if (entries.every(({ fields }) => Object.keys(fields).length === 0)) {
    const columns = [...(records[0]?.values.keys() ?? [])].slice(0, 8).join(', ');
    throw new CommuniqueError(
      'usage',
      `${name}: no column that is known (${columns}); name them title, date, url, author, publisher, section, tags, lang, description`,
    );
  }
  return entries;
}

function readAll(text: string, name: string): readonly SidecarRecord[] {
  try {
    return readRecords(text);
  } catch (error) {
    if (error instanceof TableError || error instanceof TypeError)
      throw new CommuniqueError('usage', `${name}: ${error.message}`, { cause: error });
    throw error;
  }
}

/** The column of a name, however it is spelled; mostly it is spelled so. */
const columnOf = (values: ReadonlyMap<string, unknown>, name: string): string | undefined =>
  values.has(name)
    ? name
    : [...values.keys()].find(
        (column) =>
          column
            .trim()
            .toLowerCase()
            .replaceAll(/[\s-]+/g, '_') === name,
      );

/** What a row says of its file: the surest of its columns that is filled. */
function fileOf(
  { place, values }: SidecarRecord,
  keys: readonly string[],
  name: string,
): { readonly column: string; readonly file: string } {
  for (const key of keys) {
    const column = columnOf(values, key);
    const given = column === undefined ? undefined : values.get(column);
    const file = typeof given === 'number' ? String(given) : typeof given === 'string' ? given.trim() : '';
    if (column !== undefined && file !== '') return { column, file };
  }
  const [key = 'file'] = keys;
  throw new CommuniqueError(
    'usage',
    `${name}: ${place}, column "${columnOf(values, key) ?? key}": says no file; fill it or take the row out`,
  );
}

function entryOf(record: SidecarRecord, keys: readonly string[], name: string): SidecarEntry {
  const { place, values } = record;
  const { column, file } = fileOf(record, keys, name);
  const numbered = NUMBERED.exec(file);
  const found: Record<string, unknown> = Object.create(null);
  const columns: Record<string, string> = Object.create(null);
  const unread: string[] = [];
  const others = new Set(keys.map((key) => columnOf(values, key)));
  for (const [one, value] of values) {
    if (one === column) continue;
    const target = fieldTarget(one);
    if (target === undefined || target === 'text') {
      if (!others.has(one) && isFilled(value)) unread.push(one);
    } else if (found[target] === undefined && addField(found, one, value) === target) columns[target] = one;
  }
  return {
    place,
    key: (numbered?.[1] ?? file).replaceAll('\\', '/').replace(/^\.\//, ''),
    ...(numbered?.[2] === undefined ? {} : { number: Number(numbered[2]) }),
    // a language that is none is kept as it is written, so that it is refused by its row and not passed over
    fields: { ...(typeof found['lang'] === 'string' ? { lang: found['lang'] } : {}), ...asStated(found) },
    columns,
    unread,
  };
}

const isFilled = (value: unknown): boolean =>
  typeof value === 'string' ? value.trim() !== '' : value !== null && value !== undefined;
