import { CommuniqueError } from '../../model/error.ts';
import { openedArchive } from '../archive-root.ts';
import { countBy } from '../../search/count.ts';
import { COUNT_KEYS } from '../../search/count-key.ts';
import type { CountKey } from '../../search/count-key.ts';
import { openedFilter } from '../entries.ts';
import { write } from '../io.ts';
import type { Io } from '../io.ts';
import { safe } from '../terminal.ts';
import { countCsv, countTable, trackTable } from './count-table.ts';
import type { Series } from './count-table.ts';
import { grepOptions } from './flags.ts';
import type { GrepFlags } from './flags.ts';

/** What `grep --by` and `track` are given. */
export interface CountFlags extends GrepFlags {
  readonly by?: string;
  readonly csv?: boolean;
}

/** Counts by month and so on, printed: one table for a set of patterns, or one column for each of several. */
export async function runCount(
  sets: readonly { readonly name: string; readonly patterns: readonly string[] }[],
  flags: CountFlags,
  io: Io,
  problem: (message: string) => void,
): Promise<{ matched: boolean; problems: number }> {
  const by = countKey(flags.by ?? 'month');
  const { root } = openedArchive(io, flags.archive);
  const meant = await openedFilter(flags, io, root);
  let problems = 0;
  const sink = {
    problem: (message: string) => {
      problems++;
      problem(message);
    },
    signal: io.signal,
  };
  const series: Series[] = [];
  try {
    for (const { name, patterns } of sets) {
      const options = {
        ...grepOptions(patterns, flags, false),
        filter: meant.filter,
        now: () => io.now().getTime(),
      };
      series.push({ pattern: name, rows: await countBy(root, options, by, sink) });
    }
  } finally {
    meant.close();
  }
  const aligned = sameKeys(series);
  const [only] = aligned;
  const table = aligned.length === 1 && only ? countTable(only.rows, by) : trackTable(aligned, by);
  const text = flags.csv ? countCsv(aligned, by) : flags.json ? jsonLines(aligned) : table;
  await write(io.stdout, io.stdout.isTTY ? safe(text) : text);
  return { matched: series.some(({ rows }) => rows.some(({ matches }) => matches > 0)), problems };
}

function countKey(text: string): CountKey {
  const key = COUNT_KEYS.find((name) => name === text);
  if (key === undefined) throw new CommuniqueError('usage', `--by ${text}: count by ${COUNT_KEYS.join(', ')}`);
  return key;
}

const jsonLines = (series: readonly Series[]): string =>
  series.flatMap(({ pattern, rows }) => rows.map((row) => `${JSON.stringify({ pattern, ...row })}\n`)).join('');

/** Rows of the first series' order in all of them: by count they come in different orders. */
function sameKeys(series: readonly Series[]): Series[] {
  const keys = series[0]?.rows.map(({ key }) => key) ?? [];
  return series.map(({ pattern, rows }) => {
    const byKey = new Map(rows.map((row) => [row.key, row]));
    return { pattern, rows: keys.map((key) => byKey.get(key) ?? { key, matches: 0, releases: 0, of: 0 }) };
  });
}
