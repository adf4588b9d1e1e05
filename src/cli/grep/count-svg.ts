import { writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { CommuniqueError } from '../../model/error.ts';
import { describeSystemError } from '../../model/system-error.ts';
import { VERSION } from '../../model/version.ts';
import { countChart } from '../../search/chart/count-chart.ts';
import type { CountSeries } from '../../search/chart/count-chart.ts';
import { chartSvg } from '../../search/chart/svg.ts';
import type { Group } from '../../search/entries.ts';
import type { Io } from '../io.ts';
import { write } from '../io.ts';
import type { CountView } from './count-table.ts';
import type { CountFlags } from './count.ts';

/** What the line below the chart is made of. */
interface Provenance {
  readonly root: string;
  readonly flags: CountFlags;
  /** All releases that are meant; undefined where there are none. */
  readonly whole: Group | undefined;
}

/** Writes the chart to a file, or to standard output for `-`. */
export async function writeChart(
  file: string,
  series: readonly CountSeries[],
  { by, rate }: CountView,
  provenance: Provenance,
  io: Io,
): Promise<void> {
  const { title } = provenance.flags;
  const svg = chartSvg(countChart(series, { by, rate, title, notes: notes(provenance, io.now()) }));
  if (file === '-') return write(io.stdout, svg);
  try {
    return await writeFile(resolve(io.cwd, file), svg);
  } catch (error) {
    const described = describeSystemError(error, file);
    throw described instanceof CommuniqueError ? new CommuniqueError('usage', `--svg ${described.message}`) : error;
  }
}

function notes({ root, flags, whole }: Provenance, now: Date): string[] {
  const releases = whole?.releases ?? 0;
  const days = whole && whole.last > 0 ? `, ${dayText(whole.first)} to ${dayText(whole.last)}` : '';
  const counted = `Counted with communique ${VERSION} on ${now.toISOString().slice(0, 10)}.`;
  const named = ['since', 'until', 'source', 'site', 'lang', 'section', 'author', 'has', 'where'] as const;
  const filters = named.flatMap((name) =>
    [flags[name] ?? []].flat().map((value) => `--${name} ${/\s/.test(value) ? `"${value}"` : value}`),
  );
  return [
    `Source: ${releases.toLocaleString('en')} ${releases === 1 ? 'release' : 'releases'} of the archive “${basename(root)}”${days}. ${counted}`,
    ...(filters.length > 0 ? [`Only releases with ${filters.join(', ')}.`] : []),
  ];
}

/** 20211218 as 2021-12-18, as exact as it is known. */
const dayText = (day: number): string =>
  String(day)
    .padStart(8, '0')
    .replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')
    .replace(/(?:-00)+$/, '');
