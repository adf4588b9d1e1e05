import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Corpus } from './corpus.ts';
import type { Quality } from './quality.ts';

/** The least that our own extraction may score on a corpus, pinned to its digest. */
export interface Floor {
  readonly digest: string;
  readonly floor: Quality;
}

const FILE = join(import.meta.dirname, 'floors.json');

export function readFloors(): Readonly<Record<string, Floor>> {
  return JSON.parse(readFileSync(FILE, 'utf8')) as Readonly<Record<string, Floor>>;
}

/** What of the quality lies under the floor, a line each. */
export function under(floor: Quality, quality: Quality): readonly string[] {
  const fields = Object.keys(floor) as (keyof Quality)[];
  return fields
    .filter((field) => (quality[field] ?? 0) < (floor[field] ?? 0))
    .map((field) => `${field}: ${(quality[field] ?? 0).toFixed(4)} is under the floor ${floor[field]}`);
}

/** Raises the floors to what was measured, a little under it; they never sink. Another corpus of the same name starts anew. */
export function raiseFloors(measured: readonly { readonly corpus: Corpus; readonly quality: Quality }[]): void {
  const floors = { ...readFloors() };
  for (const { corpus, quality } of measured) {
    const before = floors[corpus.name]?.digest === corpus.digest ? floors[corpus.name]?.floor : undefined;
    const raised = Object.entries(quality).map(([field, value]: [string, number]) => {
      const known = before?.[field as keyof Quality] ?? 0;
      return [field, Math.max(known, Math.floor(value * 1000 - 2) / 1000)];
    });
    floors[corpus.name] = { digest: corpus.digest, floor: Object.fromEntries(raised) as Quality };
  }
  writeFileSync(FILE, `${JSON.stringify(floors, undefined, 2)}\n`);
}
