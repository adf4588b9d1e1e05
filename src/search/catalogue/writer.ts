import type { FrontMatter } from '../../model/front-matter.ts';
import { fileStatus, settled } from '../folders.ts';
import { headOf, wordsOf } from '../head.ts';
import { dayOfPath, firstId, lastId } from './day.ts';
import { DIMENSIONS, reduce } from './dimension.ts';
import type { Dimension } from './dimension.ts';
import { fileCrc, headCrc } from './file-row.ts';
import type { Database, Statement } from './sqlite.ts';

/** More entries of one day than can be numbered: such an archive has no catalogue. */
export class TooMany extends Error {}

/** Writes rows of entries. Its caller begins and ends transactions. */
export class CatalogueWriter {
  readonly #root: string;
  readonly #started: number;
  readonly #values = new Map<string, number>();
  readonly #next = new Map<number, number>();
  readonly #sql: Readonly<Record<'entry' | 'file' | 'head' | 'value' | 'newest', Statement>>;

  /** @param started when the files began to be looked at, in milliseconds */
  constructor(db: Database, root: string, started: number) {
    this.#root = root;
    this.#started = started;
    this.#sql = {
      entry: db.prepare('INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?)'),
      file: db.prepare('INSERT INTO file VALUES (?, ?, ?, ?, ?, ?, ?, ?)'),
      head: db.prepare('INSERT INTO head VALUES (?, ?, ?)'),
      value: db.prepare('INSERT INTO value (dimension, json) VALUES (?, ?)'),
      newest: db.prepare('SELECT max(id) AS id FROM entry WHERE id BETWEEN ? AND ?'),
    };
    for (const { id, dimension, json } of db.prepare('SELECT id, dimension, json FROM value').all())
      this.#values.set(`${String(dimension)} ${String(json)}`, Number(id));
  }

  /** Adds an entry as its file is now. @returns its number; undefined where the file has gone. @throws TooMany */
  add(path: string): number | undefined {
    const stat = fileStatus(`${this.#root}/${path}`); // before the text: a change in between shows at the next look
    if (!stat) return undefined;
    const head = headOf(this.#root, path);
    if (!head) return undefined;
    const { data, problems } = head;
    const id = this.#numberFor(dayOfPath(path));
    const values = DIMENSIONS.map((dimension) => this.#value(dimension, data));
    const counted = data.words === undefined ? wordsOf(this.#root, path) : null;
    const json = JSON.stringify(problems.length > 0 ? { data, problems } : { data });
    const columns = [path, data.title ?? null, data.date ?? null, stat.size, stat.mtimeMs];
    const ctime = settled(stat.ctimeMs, this.#started);
    this.#sql.entry.run(id, ...values, data.words ?? null, counted);
    this.#sql.file.run(id, ...columns, ctime, fileCrc(id, ...columns, ctime));
    this.#sql.head.run(id, json, headCrc(id, json));
    return id;
  }

  #numberFor(day: number): number {
    const known =
      this.#next.get(day) ?? Number(this.#sql.newest.get(firstId(day), lastId(day))?.['id'] ?? firstId(day));
    const id = known + 1;
    if (id > lastId(day)) throw new TooMany(`more than ${lastId(day) - firstId(day)} entries of one day`);
    this.#next.set(day, id);
    return id;
  }

  #value(dimension: Dimension, data: FrontMatter): number {
    const json = JSON.stringify(reduce(dimension, data));
    const key = `${dimension} ${json}`;
    const known = this.#values.get(key);
    if (known !== undefined) return known;
    const id = Number(this.#sql.value.run(dimension, json).lastInsertRowid);
    this.#values.set(key, id);
    return id;
  }
}
