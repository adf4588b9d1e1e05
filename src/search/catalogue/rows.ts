import { checkFields } from '../../markdown/front-matter-check.ts';
import type { FrontMatter } from '../../model/front-matter.ts';
import type { EntryRow } from '../entries.ts';
import type { Filter } from '../filter.ts';
import { fileStatus } from '../folders.ts';
import { headOf } from '../head.ts';
import { conditionOf } from './condition.ts';
import type { Condition } from './condition.ts';
import type { Dimension } from './dimension.ts';
import { Damaged, FILE_COLUMNS, headCrc, isCurrent, readFileRow } from './file-row.ts';
import type { FileRow } from './file-row.ts';
import type { Database, SqlRow } from './sqlite.ts';

/** An entry of the catalogue. */
export interface NumberedRow extends EntryRow {
  readonly id: number;
}

/** Reads entries from the tables, and checks them. */
export class CatalogueRows {
  readonly #db: Database;
  readonly #root: string;
  readonly #values = new Map<Dimension, ReadonlyMap<number, FrontMatter>>();

  constructor(db: Database, root: string) {
    this.#db = db;
    this.#root = root;
  }

  condition(filter: Filter): Condition {
    return conditionOf(filter, (dimension) => this.values(dimension));
  }

  /** The distinct values of a dimension by their numbers. */
  values(dimension: Dimension): ReadonlyMap<number, FrontMatter> {
    const known = this.#values.get(dimension);
    if (known) return known;
    const rows = this.#db.prepare('SELECT id, json FROM value WHERE dimension = ?').all(dimension);
    const values = new Map(rows.map(({ id, json }) => [Number(id), fieldsIn(String(json))]));
    this.#values.set(dimension, values);
    return values;
  }

  /** The number of each path's value in a dimension, of a range of entries. */
  numbers(dimension: 'source' | 'lang' | 'section', from: number, to: number): ReadonlyMap<string, number> {
    const sql = `SELECT f.path, e.${dimension} AS value FROM entry e CROSS JOIN file f ON f.id = e.id WHERE e.id BETWEEN ? AND ?`;
    const rows = this.#db.prepare(sql).all(from, to);
    return new Map(rows.map(({ path, value }) => [String(path), Number(value)]));
  }

  /**
   * A query for the entries that pass the filter, newest first, by a range of numbers.
   * @param full all of the front matter is needed
   * @param current the files are known to be as the catalogue says
   */
  query(filter: Filter, full: boolean, current: boolean): (from: number, to: number) => Generator<NumberedRow> {
    const { sql, exact } = this.condition(filter);
    const whole = full || !exact;
    const statement = this.#db.prepare(
      `SELECT ${FILE_COLUMNS}${whole ? ', h.json, h.crc AS head' : ''}
       FROM entry e LEFT JOIN file f ON f.id = e.id ${whole ? 'LEFT JOIN head h ON h.id = e.id' : ''}
       WHERE e.id BETWEEN ? AND ? AND ${sql} ORDER BY e.id DESC`,
    );
    const accepted = (raw: SqlRow): NumberedRow | undefined => {
      const file = readFileRow(raw); // where the file is missing, it is damaged too
      // The status of what is shown costs 3 µs: an old file that was edited in place is not shown as it was.
      const stat = current ? undefined : fileStatus(`${this.#root}/${file.path}`);
      if (!current && !stat) return undefined;
      if (current || isCurrent(file, stat)) {
        const row = readRow(file, raw, whole);
        return exact || filter.accepts(row.data) ? row : undefined;
      }
      const head = headOf(this.#root, file.path);
      return head && filter.accepts(head.data) ? { ...head, id: file.id } : undefined;
    };
    return function* rows(from, to) {
      for (const raw of statement.iterate(from, to)) {
        const row = accepted(raw);
        if (row) yield row;
      }
    };
  }
}

/** @throws Damaged */
function readRow({ id, path, title, date }: FileRow, { json, head }: SqlRow, whole: boolean): NumberedRow {
  if (whole) {
    if (typeof json !== 'string' || headCrc(id, json) !== head) throw new Damaged(`front matter ${id}`);
    return { id, path, ...headIn(json) };
  }
  const data = { ...(date === undefined ? {} : { date }), ...(title === undefined ? {} : { title }) };
  return { id, path, data, problems: [] };
}

/** @throws Damaged */
function fieldsIn(json: string): FrontMatter {
  return checkFields(parse(json)).data;
}

/** @throws Damaged */
function headIn(json: string): Pick<EntryRow, 'data' | 'problems'> {
  const value = parse(json);
  const { data, problems = [] }: Partial<Record<string, unknown>> = typeof value === 'object' ? { ...value } : {};
  return { data: checkFields(data).data, problems: Array.isArray(problems) ? problems.map(String) : [] };
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new Damaged('no JSON', { cause: error });
  }
}
