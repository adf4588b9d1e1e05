import { width } from './grep/width.ts';
import type { ItemResult } from '../pipeline/ingest.ts';
import { safeLine } from './terminal.ts';

/** Smaller runs are told by the summary line alone. */
const LEAST = 20;
/** Most rows of a table; more years than this are told by decades. */
const ROWS = 40;
const SOURCES = 20;
const BAR = 40;
const NAME = 40;

interface Issued {
  all: number;
  undated: number;
  readonly years: Map<string, number>;
}

/** What a large batch came to, for people: a histogram by year, releases by source, and what is missing or was left out. */
export class BatchReport {
  readonly #all: Issued = { all: 0, undated: 0, years: new Map() };
  readonly #sources = new Map<string, Issued>();
  readonly #refused = new Map<string, number>();
  #untitled = 0;
  #duplicates = 0;
  #results = 0;

  add({ status, path, title, issuer, reason }: ItemResult): void {
    this.#results++;
    if (status === 'duplicate') this.#duplicates++;
    else if (status === 'not-article') this.#refused.set(reason ?? '', (this.#refused.get(reason ?? '') ?? 0) + 1);
    else if (path !== undefined) {
      const year = /^(\d{4})\//.exec(path)?.[1];
      count(this.#all, year);
      if (issuer === undefined) return; // done in an earlier run
      if (title === undefined) this.#untitled++;
      const issued = this.#sources.get(issuer) ?? { all: 0, undated: 0, years: new Map<string, number>() };
      this.#sources.set(issuer, issued);
      count(issued, year);
    }
  }

  /** The lines of the report; none for a small batch. */
  lines(): readonly string[] {
    if (this.#results < LEAST) return [];
    const refused = [...this.#refused].toSorted(([, a], [, b]) => b - a);
    const notes = [
      ...(this.#untitled > 0 ? [`untitled: ${this.#untitled}`] : []),
      ...(this.#duplicates > 0 ? [`duplicates: ${this.#duplicates}`] : []),
      ...(refused.length > 0
        ? [`not articles: ${sum(refused)} (${refused.map(([reason, many]) => `${many} ${reason}`).join(', ')})`]
        : []),
    ];
    return [...histogram(this.#all), ...bySource(this.#sources), ...(notes.length > 0 ? [notes.join(' · ')] : [])];
  }
}

function count(issued: Issued, year: string | undefined): void {
  issued.all++;
  if (year === undefined) issued.undated++;
  else issued.years.set(year, (issued.years.get(year) ?? 0) + 1);
}

const sum = (counts: readonly (readonly [string, number])[]): number => counts.reduce((all, [, many]) => all + many, 0);

/** `2019  12 ██████`, years without a release too; decades where there are very many years. */
function histogram({ years, undated }: Issued): readonly string[] {
  if (years.size === 0 && undated === 0) return [];
  const known = [...years.keys()].map(Number);
  const [first, last] = [Math.min(...known), Math.max(...known)];
  const step = last - first >= ROWS ? 10 : 1;
  const rows: [string, number][] = [];
  for (let year = first - (first % step); year <= last; year += step) {
    const many = known.filter((one) => one >= year && one < year + step).map((one) => years.get(String(one)) ?? 0);
    rows.push([step === 1 ? String(year) : `${year}s`, many.reduce((all, one) => all + one, 0)]);
  }
  // A thousand years between two dates are a mistake of one of them: its decade stands without those between.
  const shown = rows.length > ROWS ? rows.filter(([, many]) => many > 0).slice(-ROWS) : rows;
  if (undated > 0) shown.push(['undated', undated]);
  const most = Math.max(...shown.map(([, many]) => many));
  const name = Math.max(...shown.map(([label]) => label.length));
  return shown.map(([label, many]) => {
    const bar = '█'.repeat(Math.ceil((many * BAR) / most));
    return `${label.padEnd(name)}  ${String(many).padStart(String(most).length)} ${bar}`.trimEnd();
  });
}

/** `Ministry of Harbours  15  2019: 4, 2020: 10, undated: 1`, most releases first. */
function bySource(sources: ReadonlyMap<string, Issued>): readonly string[] {
  const list = [...sources].toSorted(([a, x], [b, y]) => y.all - x.all || (a < b ? -1 : 1));
  const shown = list.slice(0, SOURCES);
  const names = shown.map(([name]) => shorten(safeLine(name)));
  const wide = Math.max(...names.map((name) => width(name)));
  const digits = String(shown[0]?.[1].all ?? 0).length;
  const rows = shown.map(
    ([, issued], i) => `${pad(names[i] ?? '', wide)}  ${String(issued.all).padStart(digits)}  ${yearsOf(issued)}`,
  );
  return list.length > SOURCES ? [...rows, `and ${list.length - SOURCES} sources more`] : rows;
}

const pad = (name: string, columns: number): string => name + ' '.repeat(columns - width(name));
/** A long path is told by its end, a long name by its beginning. */
function shorten(name: string): string {
  if (name.length <= NAME) return name;
  return name.includes('/') ? `…${name.slice(1 - NAME)}` : `${name.slice(0, NAME - 1)}…`;
}

/** Up to six years one by one, else the first and the last. */
function yearsOf({ years, undated }: Issued): string {
  const list = [...years].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const told =
    list.length > 6
      ? [`${list[0]?.[0] ?? ''}–${list.at(-1)?.[0] ?? ''}: ${sum(list)}`]
      : list.map(([year, many]) => `${year}: ${many}`);
  return [...told, ...(undated > 0 ? [`undated: ${undated}`] : [])].join(', ');
}
