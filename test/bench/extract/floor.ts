import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DumpQuality } from './dump.ts';

/** The least that our own extraction may score on a corpus, pinned to its digest. */
export interface Floor {
  readonly digest: string;
  readonly floor: DumpQuality;
}

/** What our own extraction scored on a corpus. */
export interface Measured {
  readonly name: string;
  readonly digest: string;
  readonly quality: DumpQuality;
}

const FILE = join(import.meta.dirname, 'floors.json');

export function readFloors(): Readonly<Record<string, Floor>> {
  return JSON.parse(readFileSync(FILE, 'utf8')) as Readonly<Record<string, Floor>>;
}

/** What of the quality lies under the floor, a line each. */
export function under(floor: DumpQuality, quality: DumpQuality): readonly string[] {
  const fields = Object.keys(floor) as (keyof DumpQuality)[];
  return fields
    .filter((field) => (quality[field] ?? 0) < (floor[field] ?? 0))
    .map((field) => `${field}: ${(quality[field] ?? 0).toFixed(4)} is under the floor ${floor[field]}`);
}

/** Raises the floors to what was measured, a little under it; they never sink. Another corpus of the same name starts anew. */
export function raiseFloors(measured: readonly Measured[]): void {
  const floors = { ...readFloors() };
  for (const { name, digest, quality } of measured) {
    const before = floors[name]?.digest === digest ? floors[name]?.floor : undefined;
    const raised = Object.entries(quality).map(([field, value]: [string, number]) => {
      const known = before?.[field as keyof DumpQuality] ?? 0;
      return [field, Math.max(known, Math.floor(value * 1000 - 2) / 1000)];
    });
    floors[name] = { digest, floor: Object.fromEntries(raised) as DumpQuality };
  }
  writeFileSync(FILE, `${JSON.stringify(floors, undefined, 2)}\n`);
}
