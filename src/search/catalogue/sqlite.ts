/** What a column may hold here. */
export type Value = string | number | null;

/** A row by the names of its columns. */
export type SqlRow = Readonly<Record<string, unknown>>;

export interface Statement {
  run(...values: readonly Value[]): { readonly lastInsertRowid: number | bigint };
  get(...values: readonly Value[]): SqlRow | undefined;
  all(...values: readonly Value[]): SqlRow[];
  iterate(...values: readonly Value[]): IterableIterator<SqlRow>;
}

/** An open database: what the package for Node 20 and Node's own module have in common. */
export interface Database {
  exec(sql: string): void;
  prepare(sql: string): Statement;
  readonly isOpen: boolean;
  readonly isTransaction: boolean;
  close(): void;
}

/** Opens databases. */
export type Sqlite = new (
  path: string,
  options?: { readonly readOnly?: boolean; readonly timeout?: number },
) => Database;

/** Named by a variable: the types of Node 20 do not know it. */
const NODE_SQLITE: string = 'node:sqlite';

let loading: Promise<Sqlite | undefined> | undefined;

/**
 * SQLite, loaded when it is first needed (12 ms); undefined where there is none. The package comes first: Node 22 writes a
 * warning to the terminal whenever its own module is loaded.
 */
export function loadSqlite(): Promise<Sqlite | undefined> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Sqlite | undefined> {
  try {
    return (await import('@photostructure/sqlite')).DatabaseSync;
  } catch {
    return loadFromNode(); // not installed, or not made for this machine
  }
}

async function loadFromNode(): Promise<Sqlite | undefined> {
  try {
    const { DatabaseSync }: { readonly DatabaseSync: Sqlite } = await import(NODE_SQLITE);
    return DatabaseSync;
  } catch {
    return undefined; // before Node 22.13
  }
}

/** Did SQLite fail: a damaged, locked or read-only database, a full disk? The number is left out where rows are read. */
export function isSqliteError(error: unknown): error is Error & { readonly errcode?: number } {
  return error instanceof Error && 'code' in error && error.code === 'ERR_SQLITE_ERROR';
}
