import type { FrontMatter } from '../model/front-matter.ts';
import { countKeyOf } from './count-key.ts';
import type { CountKey } from './count-key.ts';
import { loadFieldReader } from './fields.ts';
import type { FieldReader } from './fields.ts';
import { searchable } from './file-text.ts';
import { grep } from './grep.ts';
import type { GrepOptions, GrepSink } from './grep.ts';
import { FileReader } from './read-file.ts';
import { walk } from './walk.ts';

/** Counts of one month, source, … */
export interface CountRow {
  readonly key: string;
  readonly matches: number;
  /** Releases with a match. */
  readonly releases: number;
  /** All releases that are meant: what the counts are to be seen against. */
  readonly of: number;
}

/**
 * Counts matches by month, year, source, language or section. Months and years come in order, those without a release
 * between the first and the last included, the undated last; the others by falling count.
 */
export async function countBy(
  root: string,
  options: GrepOptions,
  by: CountKey,
  sink: Pick<GrepSink, 'problem' | 'signal'>,
): Promise<CountRow[]> {
  const dated = by === 'month' || by === 'year';
  const fields = dated && !options.filter?.needsFields ? undefined : await loadFieldReader();
  const rows = new Map<string, { matches: number; releases: number; of: number }>();
  const row = (key: string): { matches: number; releases: number; of: number } => {
    const found = rows.get(key) ?? { matches: 0, releases: 0, of: 0 };
    rows.set(key, found);
    return found;
  };
  for (const { path, data } of entries(root, options, fields)) row(countKeyOf(path, data, by)).of++;
  await grep(
    root,
    { ...options, detail: 'count-matches' },
    {
      ...sink,
      result: ({ path, bytes, matches }) => {
        const counts = row(countKeyOf(path, fields?.(bytes) ?? {}, by));
        counts.matches += matches;
        counts.releases++;
        return undefined;
      },
    },
  );
  const list = [...rows].map(([key, counts]) => ({ key, ...counts }));
  if (!dated) return list.toSorted((a, b) => b.matches - a.matches || (a.key < b.key ? -1 : 1));
  return inOrder(list, by);
}

/** All entries that are meant, with their front matter where it is needed. */
function* entries(
  root: string,
  { filter }: GrepOptions,
  fields: FieldReader | undefined,
): Generator<{ path: string; data: FrontMatter }> {
  const reader = new FileReader();
  for (const path of walk(root, undefined, (path) => filter?.acceptsPath(path) !== false)) {
    const data = fields ? readFields(`${root}/${path}`, reader, fields) : {};
    if (!filter?.needsFields || filter.accepts(data)) yield { path, data };
  }
}

function readFields(file: string, reader: FileReader, fields: FieldReader): FrontMatter {
  try {
    return fields(searchable(reader.read(file)) ?? Buffer.alloc(0));
  } catch {
    return {}; // the search itself says what is wrong with the file
  }
}

/** Fills the gaps of a series of months or years. */
function inOrder(list: readonly CountRow[], by: 'month' | 'year'): CountRow[] {
  const known = new Map(list.map((row) => [row.key, row]));
  const keys = new Set(known.keys());
  const whole = [...keys].filter((key) => (by === 'year' ? /^\d{4}$/ : /^\d{4}-\d{2}$/).test(key)).toSorted();
  const last = whole.at(-1) ?? '';
  for (let key = whole[0] ?? last; key < last; key = following(key)) keys.add(key);
  return [...keys].toSorted().map((key) => known.get(key) ?? { key, matches: 0, releases: 0, of: 0 });
}

function following(key: string): string {
  const [year = 0, month] = key.split('-').map(Number);
  if (month === undefined) return String(year + 1).padStart(4, '0');
  const next = month === 12 ? [year + 1, 1] : [year, month + 1];
  return `${String(next[0]).padStart(4, '0')}-${String(next[1]).padStart(2, '0')}`;
}
