import { dateShape } from '../document/date-shape.ts';
import { recalled } from '../document/recall.ts';
import { LineHash, LONGEST } from './line-hash.ts';

/** Least number of a group's releases in which a line must stand to count as recurring. */
const LEAST = 3;
/** Least share of them. */
const SHARE = 0.15;
/** Cells of each row: 4 rows of 2^22 16-bit counters are 32 MB, whatever the size of the batch. */
const CELLS = 2 ** 22;
const ROWS = 4;
/** Not the last value that fits: threads that count at the same time may each add one more. */
const FULL = 65_000;

/** A line without what changes from release to release: digits, dates, case, marks around it. */
export const maskLine = recalled((line: string): string => {
  const head = line.slice(0, LONGEST);
  const text = (FOREIGN.test(head) ? head.normalize('NFKC') : head).toLowerCase();
  const date = dateShape(text);
  const undated = date === undefined ? text : `${text.slice(0, date.start)}@${text.slice(date.end)}`;
  return withoutMarks(undated.replaceAll(/\d+/g, '#').replaceAll(/\s\s+|[^\S ]/g, ' '));
});

const FOREIGN = /[^\0-\x7f]/;
const SAYS = /[\p{L}\p{N}#@]/u;

/** From the first letter, digit or mask to the last. From the end it is looked for one by one: a pattern would begin at every mark inside. */
function withoutMarks(text: string): string {
  const start = text.search(SAYS);
  if (start < 0) return '';
  for (let end = text.length; end > start; end--) {
    const last = text.codePointAt(end - 1) ?? 0;
    const pair = last >= 0xdc00 && last <= 0xdfff ? (text.codePointAt(end - 2) ?? 0) : 0;
    if (SAYS.test(pair > 0xffff ? String.fromCodePoint(pair) : text.charAt(end - 1))) return text.slice(start, end);
  }
  return '';
}

function finish(state: number): number {
  const value = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d);
  return (value ^ (value >>> 13)) >>> 0;
}

/** Releases of one host, or of one folder where the host is not known, share their furniture. */
export function groupOf(path: string | undefined, url: string | undefined): string {
  const host = url === undefined ? undefined : /^[a-z][a-z0-9+.-]*:\/\/([^/?#]+)/i.exec(url)?.[1];
  if (host !== undefined) return host.toLowerCase();
  const slash = path === undefined ? -1 : Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  return slash < 0 ? '' : (path ?? '').slice(0, slash);
}

/** What a counter holds, as other threads may be given it: the counters themselves are shared, not copied. */
export interface SharedCounts {
  readonly cells: SharedArrayBuffer;
  readonly releases: ReadonlyMap<string, number>;
  readonly lines: number;
}

/**
 * Counts in how many releases of a group each line stands. The first pass over a batch adds every release, in any order
 * and from any number of threads; the second asks. Memory is bounded: lines are counted by four hashes each
 * (a count-min sketch), so that a count may be too high where a batch has very many lines, never too low; the threshold
 * rises with that noise.
 */
export class BoilerplateCounter {
  readonly #cells: number;
  readonly #shared: SharedArrayBuffer | undefined;
  readonly #rows: Uint16Array;
  readonly #releases: Map<string, number>;
  #total: number;

  /**
   * @param from counters in each of the four rows: about the number of different lines that are expected; or what another
   * counter holds
   * @param shared other threads may count too; the collector does not see what such memory takes, so that hundreds of
   * counters in a row filled 200 MB
   */
  constructor(from: number | SharedCounts = CELLS, shared = true) {
    const given = typeof from === 'number' ? undefined : from;
    const size = Number(from) * ROWS;
    this.#shared = given?.cells ?? (shared ? new SharedArrayBuffer(size * Uint16Array.BYTES_PER_ELEMENT) : undefined);
    this.#rows = this.#shared === undefined ? new Uint16Array(size) : new Uint16Array(this.#shared);
    this.#cells = this.#rows.length / ROWS;
    this.#releases = new Map(given?.releases);
    this.#total = given?.lines ?? 0;
  }

  share(): SharedCounts {
    if (this.#shared === undefined) throw new Error('a counter of this thread alone');
    return { cells: this.#shared, releases: this.#releases, lines: this.#total };
  }

  /** Adds the lines of one release. */
  add(group: string, lines: Iterable<string>): void {
    this.note(group, 1, this.mark(group, lines));
  }

  /** The part of adding that any thread may do: gives the number of lines, which the counter that asks must `note`. */
  mark(group: string, lines: Iterable<string>): number {
    const place = new Place(group, this.#cells);
    const seen = new Set<string>();
    for (const line of lines) {
      if (!place.find(line)) continue;
      const key = `${place.first} ${place.second}`;
      if (seen.has(key)) continue;
      seen.add(key);
      for (let row = 0; row < ROWS; row++) {
        const cell = place.cell(row);
        if ((this.#rows[cell] ?? 0) < FULL) Atomics.add(this.#rows, cell, 1);
      }
    }
    return seen.size;
  }

  note(group: string, releases: number, lines: number): void {
    this.#releases.set(group, (this.#releases.get(group) ?? 0) + releases);
    this.#total += lines;
  }

  /** Whether a line recurs across the releases of a group. A line without letters or digits never does. */
  recurring(group: string): (line: string) => boolean {
    const releases = this.#releases.get(group) ?? 0;
    const noise = Math.ceil((2 * this.#total) / this.#cells) - 1;
    const threshold = Math.min(FULL, Math.max(LEAST, Math.ceil(releases * SHARE)) + Math.max(0, noise));
    const place = new Place(group, this.#cells);
    return (line) => {
      if (releases < LEAST || !place.find(line)) return false;
      for (let row = 0; row < ROWS; row++) if ((this.#rows[place.cell(row)] ?? 0) < threshold) return false;
      return true;
    };
  }
}

/** The cells of the lines of a group. */
class Place {
  first = 0;
  second = 0;
  readonly #cells: number;
  readonly #one: number;
  readonly #two: number;
  readonly #hash = new LineHash();

  constructor(group: string, cells: number) {
    this.#cells = cells;
    this.#hash.readMasked(`${group}\n`, 0x811c9dc5, 0x9e3779b9);
    this.#one = this.#hash.one;
    this.#two = this.#hash.two;
  }

  /** Goes to a line; false where nothing of it can recur. */
  find(line: string): boolean {
    const hash = this.#hash;
    const says = hash.read(line, this.#one, this.#two) ?? hash.readMasked(maskLine(line), this.#one, this.#two);
    this.first = finish(hash.one);
    this.second = finish(hash.two) | 1;
    return says;
  }

  /** Its cell in a row. */
  cell(row: number): number {
    return row * this.#cells + (((this.first + Math.imul(row, this.second)) >>> 0) % this.#cells);
  }
}
