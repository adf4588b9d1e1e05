import { hash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Ledger } from './ledger.ts';
import type { ArchiveLayout } from './layout.ts';

/** What one release of a source came to, as the journal remembers it. */
export interface JournalResult {
  readonly status: string;
  /** Path in the archive, if a file belongs to it. */
  readonly path?: string;
}

/**
 * What a running batch has done, so that a killed batch goes on where it stopped. It belongs to one batch, told by a name
 * made of all that its results depend on; the journal of another batch is thrown away.
 */
export class Journal {
  readonly #layout: ArchiveLayout;
  readonly #ledger: Ledger;
  /** Lines from here on are of this run. */
  readonly #start: number;

  constructor(layout: ArchiveLayout, batch: string) {
    this.#layout = layout;
    const key = keyOf(`batch ${batch}`);
    if (existsSync(layout.journal) && !readFileSync(layout.journal, 'latin1').startsWith(key)) rmSync(layout.journal);
    const begun = existsSync(layout.journal);
    this.#ledger = new Ledger(layout.journal);
    if (!begun) this.#ledger.add([key], ['batch', batch]);
    this.#start = this.#ledger.end;
  }

  /** What the source came to in the run before; undefined where it must be done (again), also when a file of it did not survive. */
  find(source: string): readonly JournalResult[] | undefined {
    const line = this.#ledger.find(keyOf(source), this.#start).find(({ fields }) => fields[0] === source);
    const results = line?.fields.slice(1).map(parseResult);
    return results?.every(({ path }) => path === undefined || this.#survived(path)) ? results : undefined;
  }

  add(source: string, results: readonly JournalResult[]): void {
    this.#ledger.add([keyOf(source)], [source, ...results.map(({ status, path }) => `${status} ${path ?? ''}`)]);
  }

  flush(): void {
    this.#ledger.flush();
  }

  /** The batch has ended: nothing is left to go on with. */
  finish(): void {
    this.#ledger.close();
    rmSync(this.#layout.journal, { force: true });
  }

  close(): void {
    this.#ledger.close();
  }

  #survived(path: string): boolean {
    return (statSync(join(this.#layout.root, path), { throwIfNoEntry: false })?.size ?? 0) > 0;
  }
}

const keyOf = (source: string): string => hash('sha256', source, 'hex').slice(0, 16);

function parseResult(field: string): JournalResult {
  const space = field.indexOf(' ');
  const path = field.slice(space + 1);
  return { status: field.slice(0, space), ...(path === '' ? {} : { path }) };
}
