import { COUNT_KEYS, isDated } from '../../search/count-key.ts';
import { countBy } from '../../search/count.ts';
import type { CountSeries } from '../../search/chart/count-chart.ts';
import { FileEntries } from '../../search/file-entries.ts';
import { createFilter } from '../../search/filter.ts';
import { RATES } from '../../search/rate.ts';
import { CommuniqueError } from '../../model/error.ts';
import { openedArchive } from '../archive-root.ts';
import { openedEntries } from '../entries.ts';
import { write } from '../io.ts';
import type { Io } from '../io.ts';
import { safe } from '../terminal.ts';
import { countCsv, countJson } from './count-data.ts';
import { countTable } from './count-table.ts';
import type { CountView } from './count-table.ts';
import { grepOptions } from './flags.ts';
import type { GrepFlags } from './flags.ts';

/** What `grep --by` and `track` are given. */
export interface CountFlags extends GrepFlags {
  readonly by?: string;
  readonly per?: string;
  readonly csv?: boolean;
  readonly svg?: string;
  readonly title?: string;
}

/** Counts by month and so on, printed: one table for a set of patterns, or one column for each of several. */
export async function runCount(
  sets: readonly { readonly name: string; readonly patterns: readonly string[] }[],
  flags: CountFlags,
  io: Io,
  problem: (message: string) => void,
): Promise<{ matched: boolean; problems: number }> {
  const by = oneOf('--by', flags.by ?? 'month', COUNT_KEYS, 'count by');
  const rate = flags.per === undefined ? undefined : oneOf('--per', flags.per, RATES, 'count per');
  if (flags.csv && flags.json) throw new CommuniqueError('usage', '--csv and --json exclude each other');
  const { root } = openedArchive(io, flags.archive);
  const filter = createFilter(flags, io.now());
  const words = rate === '10000-words';
  let problems = 0;
  const noticed = new Set<string>();
  const sink = {
    notice: (message: string) => {
      if (!noticed.has(message)) problem(message);
      noticed.add(message);
    },
    problem: (message: string) => {
      problems++;
      problem(message);
    },
    signal: io.signal,
  };
  // By date, paths tell all.
  const fields = words || filter.needsFields || !isDated(by);
  const entries = fields && flags.index !== false ? await openedEntries(io, root) : new FileEntries(root);
  try {
    const searches = sets.map(({ patterns }) => ({
      ...grepOptions(patterns, flags, false),
      now: () => io.now().getTime(),
    }));
    const rows = await countBy(root, searches, { by, filter, entries, words }, sink);
    const series = sets.map(({ name }, at) => ({ pattern: name, rows: rows[at] ?? [] }));
    const view: CountView = { by, rate, columns: columnsOf(io), terminal: io.stdout.isTTY === true };
    if (flags.svg !== undefined) {
      const { writeChart } = await import('./count-svg.ts');
      const [whole] = entries.groups(filter, [], false);
      await writeChart(flags.svg, series, view, { root, flags, whole }, io);
    }
    if (flags.svg !== '-') await print(series, view, flags, io);
    return { matched: rows.some((rows) => rows.some(({ matches }) => matches > 0)), problems };
  } finally {
    entries.close();
  }
}

async function print(series: readonly CountSeries[], view: CountView, flags: CountFlags, io: Io): Promise<void> {
  if (flags.json) return write(io.stdout, countJson(series, view.rate, io.stdout));
  const text = flags.csv ? countCsv(series, view) : countTable(series, view);
  return write(io.stdout, view.terminal ? safe(text) : text);
}

/** Of the terminal; in a pipe 80, or what COLUMNS says. */
function columnsOf({ stdout, env }: Io): number {
  const columns = (stdout.isTTY ? stdout.columns : undefined) ?? Number(env['COLUMNS']);
  return Number.isInteger(columns) && columns >= 20 ? Math.min(columns, 400) : 80;
}

function oneOf<T extends string>(option: string, text: string, choices: readonly T[], what: string): T {
  const choice = choices.find((name) => name === text);
  if (choice === undefined) throw new CommuniqueError('usage', `${option} ${text}: ${what} ${choices.join(', ')}`);
  return choice;
}
