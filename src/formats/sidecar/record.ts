import { delimiterOf, readTable, TableError } from './csv.ts';

/** What a metadata file states about one release: values by the names of its columns. */
export interface SidecarRecord {
  /** Where it stands: `line 7`, `item 7`, `"a.txt"`. */
  readonly place: string;
  readonly values: ReadonlyMap<string, unknown>;
}

/** Columns that a row without a name for its release gets where the file is one object by file names. */
const BY_NAME = 'file';

/**
 * Records of a metadata file: JSON (a list of objects, or an object of objects by file name), JSON Lines, or a table
 * with a head line, told apart by their first character.
 * @throws TableError that says where the file cannot be read
 */
export function readRecords(text: string): readonly SidecarRecord[] {
  const clean = text.replace(/^\ufeff/, '');
  const first = /\S/.exec(clean)?.[0];
  if (first === '[') return fromList(parse(clean, 1));
  if (first !== '{') return [...fromTable(clean)];
  const lines = clean.split('\n');
  const many =
    lines.filter((line) => line.trim() !== '').length > 1 && isJson(lines.find((line) => line.trim() !== ''));
  return many ? fromLines(lines) : fromObject(parse(clean, 1));
}

const isJson = (line = ''): boolean => {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
};

function parse(text: string, line: number): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new TableError(line, `not JSON (${error instanceof Error ? error.message : 'unreadable'})`);
  }
}

const record = (place: string, value: unknown, name?: string): SidecarRecord => {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new TypeError(`${place}: an object with the fields of a release is needed`);
  const named: [string, unknown][] = name === undefined ? [] : [[BY_NAME, name]];
  return { place, values: new Map([...named, ...Object.entries(value)]) };
};

const fromLines = (lines: readonly string[]): SidecarRecord[] =>
  lines.flatMap((line, i) => (line.trim() === '' ? [] : [record(`line ${i + 1}`, parse(line, i + 1))]));

function fromList(value: unknown): SidecarRecord[] {
  return Array.isArray(value) ? value.map((item, i) => record(`item ${i + 1}`, item)) : [];
}

/** One record, or records by the name of their file. */
function fromObject(value: unknown): SidecarRecord[] {
  const entries = Object.entries(Object(value));
  const named = entries.length > 0 && entries.every(([, one]) => typeof one === 'object' && !Array.isArray(one));
  return named ? entries.map(([name, one]) => record(JSON.stringify(name), one, name)) : [record('item 1', value)];
}

function* fromTable(text: string): Generator<SidecarRecord> {
  const rows = readTable(text, delimiterOf(text));
  const head = rows.next();
  if (head.done === true) return;
  const columns = head.value.values.map((name) => name.trim());
  for (const { line, values } of rows) {
    if (values.length > columns.length)
      throw new TableError(line, `${values.length} values for ${columns.length} columns`);
    yield { place: `line ${line}`, values: new Map(columns.map((name, i) => [name, values[i] ?? ''])) };
  }
}
