import type { EntryRow } from '../../search/entries.ts';
import { folded } from '../../search/fold-value.ts';
import { valueOf } from './column.ts';
import type { Column } from './column.ts';

/** Rows by a column; what lacks it comes last, and what is equal stays newest first. */
export function sortRows(rows: Iterable<EntryRow>, column: Column, descending: boolean): EntryRow[] {
  const sign = descending ? -1 : 1;
  const keyed = Array.from(rows, (row) => ({ row, key: keyOf(row, column) }));
  keyed.sort((a, b) => {
    if (a.key === undefined || b.key === undefined) return Number(a.key === undefined) - Number(b.key === undefined);
    return a.key < b.key ? -sign : a.key > b.key ? sign : 0;
  });
  return keyed.map(({ row }) => row);
}

function keyOf(row: EntryRow, column: Column): string | number | undefined {
  const value = valueOf(row, column);
  if (value === undefined || typeof value === 'number') return value;
  return folded(typeof value === 'object' ? value.join('\0') : value);
}
