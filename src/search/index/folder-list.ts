import type { FolderTime } from '../folders.ts';

/** Folders of years, months and days, and those above them: looked for together. Deeper ones are named one by one. */
export const DATED_DEPTH = 3;

/**
 * The folders of an archive with their marks, as the manifest keeps them. Paths and marks are one text each, which are only
 * parsed where a folder has changed: 7,500 pairs took 7 ms of each search.
 */
export class FolderList {
  readonly #paths: string;
  readonly #marks: string;
  readonly count: number;
  /** Those that stand deeper than folders of days. */
  readonly deep: readonly string[];

  private constructor(paths: string, marks: string, count: number, deep: readonly string[]) {
    this.#paths = paths;
    this.#marks = marks;
    this.count = count;
    this.deep = deep;
  }

  static of(folders: readonly FolderTime[]): FolderList {
    const paths = folders.map(([path]) => path);
    const marks = new Float64Array(folders.map(([, mark]) => mark));
    const deep = paths.filter((path) => path.split('/').length > DATED_DEPTH);
    return new FolderList(paths.join(BETWEEN), Buffer.from(marks.buffer).toString('base64'), paths.length, deep);
  }

  static parse(value: unknown): FolderList | undefined {
    if (typeof value !== 'object' || value === null) return undefined;
    const { paths, marks, count, deep }: Partial<Record<string, unknown>> = { ...value };
    if (typeof paths !== 'string' || typeof marks !== 'string' || typeof count !== 'number') return undefined;
    if (!Array.isArray(deep) || !deep.every((path) => typeof path === 'string')) return undefined;
    return Buffer.byteLength(marks, 'base64') === count * 8 ? new FolderList(paths, marks, count, deep) : undefined;
  }

  toJSON(): unknown {
    return { paths: this.#paths, marks: this.#marks, count: this.count, deep: this.deep };
  }

  all(): FolderTime[] {
    const bytes = Buffer.from(this.#marks, 'base64');
    return this.#paths.split(BETWEEN).map((path, at) => [path, bytes.readDoubleLE(at * 8)]);
  }
}

/** Stands in no path. */
const BETWEEN = '//';
