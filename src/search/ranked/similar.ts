import { CommuniqueError } from '../../model/error.ts';
import type { Database } from '../catalogue/sqlite.ts';
import { headOf } from '../head.ts';
import { searchExpression } from './search.ts';
import type { SearchOptions, SearchResult } from './search.ts';
import { bodyOf } from './text-table.ts';
import { UNPARTED, indexed } from './token.ts';

/** So many of an entry's words tell what it is about. */
const TERMS = 24;
/** Only so many of its words are asked for, by how often they stand in it. */
const ASKED = 200;
const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/** The releases that have the most in common with one of the archive, by the words that are frequent in it and rare elsewhere. */
export async function searchSimilar(root: string, path: string, options: SearchOptions): Promise<SearchResult> {
  const head = headOf(root, path);
  const counts = wordsOf(`${head?.data.title ?? ''} ${bodyOf(root, path)}`);
  if (counts.size === 0) throw new CommuniqueError('usage', `${path}: has no words to compare`);
  return searchExpression(root, (db) => ({ match: expressionOf(db, counts), without: path }), options);
}

/** How often each word stands in a text; of scripts that do not part words, pairs of letters. */
function wordsOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [word] of indexed(text).toLowerCase().matchAll(WORD)) {
    const letters = Array.from(word).length;
    if (letters < (UNPARTED_WORD.test(word) ? 2 : 3) || letters > 40) continue;
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

const UNPARTED_WORD = new RegExp(UNPARTED.source, 'u');

/** The words with the most weight: frequent here, in few releases. */
function expressionOf(db: Database, counts: ReadonlyMap<string, number>): string {
  db.exec("CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab(main, 'text', 'row')");
  const ask = db.prepare('SELECT doc FROM temp.vocabulary WHERE term = ?');
  const all = Number(db.prepare('SELECT count(*) AS n FROM entry').get()?.['n'] ?? 1);
  const weighed = [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, ASKED)
    .map(([word, count]) => {
      const known = Number(ask.get(bare(word))?.['doc'] ?? 0);
      return { word, weight: known < 2 ? 0 : (1 + Math.log(count)) * Math.log((all + 1) / known) };
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, TERMS);
  // Where it shares no word with any other release, nothing is found.
  const words = weighed.length > 0 ? weighed.map(({ word }) => word) : [...counts.keys()].slice(0, 1);
  return words.map((word) => `"${word}"`).join(' OR ');
}

/** As the tokenizer writes it in the index. */
const bare = (word: string): string =>
  UNPARTED_WORD.test(word)
    ? word
    : word
        .normalize('NFD')
        .replace(/[\u0300-\u036f]/g, '')
        .normalize('NFC');
