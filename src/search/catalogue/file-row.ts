import { crc32 } from 'node:zlib';
import type { SqlRow } from './sqlite.ts';

/** What is read is not what was written. */
export class Damaged extends Error {}

/** A file as the catalogue knows it. */
export interface FileRow {
  readonly id: number;
  readonly path: string;
  readonly title: string | undefined;
  readonly date: string | undefined;
  readonly size: number;
  readonly mtime: number;
  /** 0: the file was touched while it was read, look again. */
  readonly ctime: number;
}

export const FILE_COLUMNS = 'f.id, f.path, f.title, f.date, f.size, f.mtime, f.ctime, f.crc';

/** SQLite has no checksums: each row has its own, so that a damaged one is noticed before it is shown. */
export const fileCrc = (...columns: readonly unknown[]): number => crc32(columns.join('\0'));
export const headCrc = (id: number, json: string): number => crc32(json, id % 0xffffffff);

/** @throws Damaged */
export function readFileRow({ id, path, title, date, size, mtime, ctime, crc }: SqlRow): FileRow {
  if (fileCrc(id, path, title, date, size, mtime, ctime) !== crc) throw new Damaged(`entry ${String(id)}`);
  return {
    id: Number(id),
    path: String(path),
    title: typeof title === 'string' ? title : undefined,
    date: typeof date === 'string' ? date : undefined,
    size: Number(size),
    mtime: Number(mtime),
    ctime: Number(ctime),
  };
}

/** Is the file, by its status, the one that the row is of? */
export const isCurrent = (
  row: FileRow,
  stat: { readonly size: number; readonly mtimeMs: number; readonly ctimeMs: number } | undefined,
): boolean => stat !== undefined && row.size === stat.size && row.mtime === stat.mtimeMs && row.ctime === stat.ctimeMs;
