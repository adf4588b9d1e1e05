import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Beside the repository, on machines that have it. */
export const DATA = join(import.meta.dirname, '../../../../shared/bench/data');

/** A page with what an extractor should find on it; absent is not judged. */
export interface BenchPage {
  readonly id: string;
  readonly bytes: Uint8Array;
  readonly text?: string;
  readonly title?: string;
  readonly date?: string;
  /** Phrases that must and must not be in the text. */
  readonly with?: readonly string[];
  readonly without?: readonly string[];
}

export interface Corpus {
  readonly name: string;
  /** SHA-256 over gold and pages: scores of different corpora cannot be compared. */
  readonly digest: string;
  readonly pages: readonly BenchPage[];
}

type Gold = Omit<BenchPage, 'bytes'> & { readonly file: string };

export const CORPORA = ['scrapinghub', 'fundus', 'trafilatura', 'daniel', 'htmldate'];

/** A corpus, or nothing when this machine has none of that name. */
export function readCorpus(name: string): Corpus | undefined {
  const gold = join(DATA, name, 'gold.jsonl');
  if (!existsSync(gold)) return undefined;
  const text = readFileSync(gold, 'utf8');
  const digest = createHash('sha256').update(text);
  const rows = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Gold);
  const pages = rows.map(({ file, ...row }) => {
    const bytes = gunzipSync(readFileSync(join(DATA, name, file)));
    digest.update(bytes);
    return { ...row, bytes };
  });
  return { name, digest: digest.digest('hex'), pages };
}
